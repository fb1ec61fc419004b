import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOrder } from "../orders/place-order.ts";
import type { InventoryLevel, QuantityName } from "../state/records/inventory.ts";
import { aProduct, aStore } from "../state/test-shop.ts";
import { adjust } from "./adjustment.ts";
import { relocate } from "./location-records.ts";
import { onHand } from "./stock.ts";
import { isOnlyLevel, stockAt, unstock } from "./stocking.ts";

const STATES: QuantityName[] = ["available", "committed", "reserved", "damaged", "safety_stock", "quality_control"];

const step = fc.oneof(
  fc.record({
    kind: fc.constant("move" as const),
    from: fc.constantFrom(...STATES),
    to: fc.constantFrom(...STATES),
    units: fc.integer({ min: 0, max: 20 }),
    at: fc.integer({ min: 0, max: 1 }),
  }),
  fc.record({
    kind: fc.constant("adjust" as const),
    name: fc.constantFrom(...STATES),
    units: fc.integer({ min: -10, max: 10 }),
    at: fc.integer({ min: 0, max: 1 }),
  }),
  fc.record({ kind: fc.constant("order" as const), units: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant("relocate" as const), at: fc.integer({ min: 0, max: 1 }) }),
  fc.record({ kind: fc.constant("rest" as const), at: fc.integer({ min: 0, max: 1 }) }),
);

const address = { firstName: "", lastName: "", address1: "", city: "", zip: "", countryCode: "DE" };
const why = { reason: "other", referenceDocumentUri: null, appId: null };

test("whatever is moved, adjusted, ordered, relocated, unstocked and stocked again, what lies there is what came in less what went out", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const store = await aStore();
      const { variant } = aProduct(store, { units: 12 });
      const levels = (): readonly InventoryLevel[] => store.index.levelsByItem.get(variant.inventoryItemId) ?? [];
      const total = () => levels().reduce((sum, level) => sum + onHand(level), 0);
      let expected = 12;

      for (const one of steps) {
        const level = "at" in one ? levels()[one.at] : undefined;
        if (one.kind === "order") {
          placeOrder(store, {
            lines: [{ variantId: variant.id, quantity: one.units, properties: [] }],
            email: "",
            shippingAddress: address,
            discountCodes: [],
            cartToken: null,
          });
        } else if (one.kind === "rest" && level && !isOnlyLevel(store, level)) {
          const lay = onHand(level);
          if (level.active) unstock(store, level);
          expect(onHand(stockAt(store, level))).toBe(lay);
        } else if (!level?.active) {
          continue;
        } else if (one.kind === "move") {
          const ledgerDocumentUri = null;
          adjust(store, why, [
            { level, name: one.from, delta: -one.units, ledgerDocumentUri },
            { level, name: one.to, delta: one.units, ledgerDocumentUri },
          ]);
        } else if (one.kind === "adjust") {
          adjust(store, why, [{ level, name: one.name, delta: one.units, ledgerDocumentUri: null }]);
          expected += one.units;
        } else if (one.kind === "relocate") {
          const [here, there] = [
            store.state.locations.get(level.locationId),
            levels().find((other) => other !== level),
          ];
          const target = store.state.locations.get(there?.locationId);
          if (here && target) relocate(store, here, target);
        }
        expect(total()).toBe(expected);
      }
      for (const group of store.state.adjustmentGroups.values()) {
        const shelf = group.changes.filter(({ name }) => name === "on_hand").reduce((sum, { delta }) => sum + delta, 0);
        const states = group.changes
          .filter(({ name }) => name !== "on_hand")
          .reduce((sum, { delta }) => sum + delta, 0);
        expect(shelf).toBe(states);
      }
    }),
    { numRuns: 150 },
  );
});
