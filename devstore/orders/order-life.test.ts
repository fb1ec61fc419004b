import fc from "fast-check";
import { expect, test } from "vitest";
import { onHand } from "../inventory/stock.ts";
import type { Order } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";
import { aProduct, aStore, idsOfLocations } from "../state/test-shop.ts";
import { cancelOrder } from "./cancel.ts";
import { beginEdit, commitEdit } from "./edit.ts";
import { cancelFulfillment, fulfil } from "./fulfil.ts";
import { hold, moveTo, releaseHolds, splitOff } from "./fulfillment-order-changes.ts";
import { outstanding, paid, refunded } from "./order-money.ts";
import { currentQuantity, fulfilledQuantity, openLines, unfulfilledQuantity } from "./order-quantities.ts";
import { placeOrder } from "./place-order.ts";
import { refund } from "./refund.ts";

const ADDRESS = { firstName: "Ada", lastName: "L", address1: "Street 1", city: "Berlin", zip: "1", countryCode: "DE" };

const step = fc.record({
  kind: fc.constantFrom("send", "unsend", "cancel-units", "return", "lose", "edit", "hold", "release", "move", "split"),
  units: fc.integer({ min: 1, max: 4 }),
  which: fc.nat({ max: 3 }),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** An order of six units of a product with twenty at one location; the other stocks it too, and has none. */
async function anOrder() {
  const store = await aStore();
  const { variant } = aProduct(store, { units: 20, price: "10.00" });
  const order = placeOrder(store, {
    lines: [{ variantId: variant.id, quantity: 6, properties: [] }],
    email: "ada@example.com",
    shippingAddress: ADDRESS,
    discountCodes: [],
    cartToken: null,
  });
  if ("refused" in order) throw new Error("the order was refused");
  const levels = store.index.levelsByItem.get(variant.inventoryItemId) ?? [];
  return { store, order, levels };
}

function open(order: Order, which: number) {
  const waiting = order.fulfillmentOrders.filter(({ status }) => status === "OPEN" || status === "IN_PROGRESS");
  return waiting[which % Math.max(1, waiting.length)];
}

/** Does one thing to an order where it can be done, as the Admin API would allow it. */
function take(store: Store, order: Order, { kind, units, which }: Step): void {
  const line = order.lines[which % order.lines.length];
  const toSend = open(order, which);
  const entry = toSend?.lines.find(({ remainingQuantity }) => remainingQuantity > 0);
  const quantity = Math.min(units, entry?.remainingQuantity ?? 0);
  const locationId = idsOfLocations(store)[which % 2] ?? null;
  if (!line) return;
  if (kind === "send" && toSend && entry) {
    const part = { fulfillmentOrder: toSend, fulfillmentOrderLineId: entry.id, quantity };
    fulfil(store, order, { units: [part], tracking: { company: null, numbers: [], urls: [] } });
  } else if (kind === "unsend") {
    const sent = order.fulfillments.filter(({ status }) => status === "SUCCESS")[which];
    if (sent && order.refunds.every(({ lines }) => lines.every(({ restockType }) => restockType === "CANCEL")))
      cancelFulfillment(store, order, sent);
  } else if (kind === "cancel-units" || kind === "return" || kind === "lose") {
    const back = order.refunds.flatMap(({ lines }) => lines).filter(({ lineId }) => lineId === line.id);
    const gone = back.filter(({ restockType }) => restockType !== "CANCEL").reduce((sum, one) => sum + one.quantity, 0);
    const most = kind === "cancel-units" ? unfulfilledQuantity(order, line) : fulfilledQuantity(order, line) - gone;
    const restockType = kind === "cancel-units" ? ("CANCEL" as const) : ("RETURN" as const);
    const given = { line, quantity: Math.min(units, most, currentQuantity(line)), restockType, locationId };
    if (given.quantity > 0)
      refund(store, order, { note: "", lines: [given], payments: [], shipping: 0, processedAt: null });
  } else if (kind === "edit") {
    const edit = beginEdit(store, order);
    const edited = edit.lines.find(({ lineId }) => lineId === line.id);
    if (!edited) return;
    const least = edited.before - Math.min(edited.before, unfulfilledQuantity(order, line));
    edited.quantity = Math.max(least, edited.before + units - 3);
    edited.restock = true;
    commitEdit(store, order, { edit, staffNote: "" });
  } else if (kind === "hold" && toSend) {
    const given = { handle: `hold-${which}`, reason: "OTHER", reasonNotes: null, appId: null };
    hold(store, order, { fulfillmentOrder: toSend, hold: given, remaining: null });
  } else if (kind === "release") {
    for (const fulfillmentOrder of order.fulfillmentOrders)
      releaseHolds(store, order, { fulfillmentOrder, holdIds: fulfillmentOrder.holds.map(({ id }) => id) });
  } else if (kind === "split" && toSend && entry) {
    splitOff(store, order, { from: toSend, units: [{ id: entry.id, quantity }] });
  } else if (kind === "move" && toSend && entry && locationId !== null && locationId !== toSend.locationId) {
    const moved = splitOff(store, order, { from: toSend, units: [{ id: entry.id, quantity }] });
    moveTo(store, order, { original: toSend, moved, locationId });
  }
}

test("whatever is sent, taken back, refunded, edited, held, split and moved, each location has committed what it is to send", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { store, order, levels } = await anOrder();

      for (const one of steps) {
        take(store, order, one);

        for (const level of levels) {
          const waiting = order.fulfillmentOrders.filter(
            ({ locationId, status }) =>
              locationId === level.locationId && status !== "CLOSED" && status !== "CANCELLED",
          );
          const units = waiting.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.remainingQuantity, 0);
          expect(level.quantities.committed).toBe(units);
        }
        for (const line of order.lines) expect(currentQuantity(line)).toBeGreaterThanOrEqual(0);
        expect(openLines(order).every(({ remainingQuantity }) => remainingQuantity >= 0)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test("a cancelled order with refund and restock leaves no unit committed and no money owed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      const { store, order, levels } = await anOrder();
      const unsent = steps.filter(({ kind }) =>
        ["cancel-units", "edit", "hold", "release", "move", "split"].includes(kind),
      );
      for (const one of unsent) take(store, order, one);

      cancelOrder(store, order, { reason: "CUSTOMER", restock: true, refundsMoney: true });

      expect(levels.map(({ quantities }) => quantities.committed)).toEqual([0, 0]);
      expect(levels.reduce((sum, level) => sum + onHand(level), 0)).toBe(20);
      expect(paid(order) - refunded(order)).toBe(0);
      expect(outstanding(order)).toBe(0);
    }),
    { numRuns: 40 },
  );
});
