import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { codes, move, quantities, SET, set } from "../inventory-requests.ts";

const IDEMPOTENCY = "https://shopify.dev/docs/api/usage/implementing-idempotency";
const DAY_MS = 24 * 60 * 60 * 1000;

export const idempotencyCases: readonly ConformanceCase[] = [
  {
    says: "the same key with the same input gets the first answer again, and the units move once",
    page: IDEMPOTENCY,
    covers: ["idempotency"],
    async prove(world) {
      const first = await move(world, { quantity: 4, key: "once" });
      const again = await move(world, { quantity: 4, key: "once" });

      assert.deepEqual(again, first);
      const expected = { available: 6, reserved: 4, on_hand: 10 };
      assert.deepEqual(quantities(world.store, world.variant("BS-S").inventoryItemId), expected);
    },
  },
  {
    says: "the same key with another input is refused, and nothing changes",
    page: IDEMPOTENCY,
    covers: ["idempotency"],
    async prove(world) {
      await move(world, { quantity: 4, key: "once" });
      const other = await move(world, { quantity: 5, key: "once" });

      assert.deepEqual(other.userErrors, [{ field: null, code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" }]);
    },
  },
  {
    says: "a mutation that needs the directive does not run without it",
    page: IDEMPOTENCY,
    covers: ["idempotency"],
    async prove({ admin, variant, locations, store }) {
      const { inventoryItemId } = variant("BS-S");
      const { errors } = await admin(SET.replace(", $key: String!", "").replace(" @idempotent(key: $key)", ""), {
        input: {
          name: "available",
          reason: "correction",
          quantities: [{ inventoryItemId, locationId: locations[0], quantity: 1, changeFromQuantity: null }],
        },
      });

      assert.match(errors[0]?.message ?? "", /@idempotent directive is required/);
      assert.deepEqual(quantities(store, inventoryItemId), { available: 10, on_hand: 10 });
    },
  },
  {
    says: "a key is remembered per mutation: another mutation may use it",
    page: IDEMPOTENCY,
    covers: ["idempotency"],
    async prove(world) {
      const moved = await move(world, { quantity: 1, key: "shared" });
      const written = await set(world, { quantity: 20, key: "shared" });

      assert.deepEqual([...moved.userErrors, ...written.userErrors], []);
    },
  },
  {
    says: "a key is forgotten after 24 hours: the same request is a new one then",
    page: IDEMPOTENCY,
    covers: ["idempotency"],
    async prove(world) {
      const { clock, store, variant } = world;
      await move(world, { quantity: 2, key: "today" });
      clock.advance(DAY_MS - 60_000);
      await move(world, { quantity: 2, key: "today" });
      const within = quantities(store, variant("BS-S").inventoryItemId)["reserved"];
      clock.advance(2 * 60_000);
      await move(world, { quantity: 2, key: "today" });

      assert.deepEqual([within, quantities(store, variant("BS-S").inventoryItemId)["reserved"]], [2, 4]);
    },
  },
  {
    says: "while a request is under way, the same key is refused, and works once it is done",
    page: IDEMPOTENCY,
    covers: ["idempotency"],
    async prove(world) {
      // Two connections are open by then, so that both requests arrive together.
      await Promise.all([1, 2].map(() => world.data("{ shop { name } }")));
      const both = await Promise.all([1, 2].map(() => move(world, { quantity: 3, key: "double tap" })));
      const later = await move(world, { quantity: 3, key: "double tap" });

      assert.deepEqual(both.flatMap(codes), ["IDEMPOTENCY_CONCURRENT_REQUEST"]);
      assert.deepEqual(codes(later), []);
      const expected = { available: 7, reserved: 3, on_hand: 10 };
      assert.deepEqual(quantities(world.store, world.variant("BS-S").inventoryItemId), expected);
    },
  },
  {
    says: "the key of a request that failed is used up: a retry needs a new one",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/InventoryMoveQuantitiesUserErrorCode",
    covers: ["idempotency"],
    async prove(world) {
      const stale = { from: { name: "available", changeFromQuantity: 9 } };
      const first = await move(world, { ...stale, key: "stale" });
      const again = await move(world, { ...stale, key: "stale" });
      const anew = await move(world, { from: { changeFromQuantity: 10 }, key: "fresh" });

      assert.deepEqual(codes(first), ["CHANGE_FROM_QUANTITY_STALE"]);
      assert.deepEqual(again.userErrors, [{ field: null, code: "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED" }]);
      assert.deepEqual(codes(anew), []);
    },
  },
  {
    says: "an answer that is given again is made of what the shop holds now",
    page: IDEMPOTENCY,
    covers: ["idempotency", "locationActivate"],
    async prove({ data, locations }) {
      const activate = () =>
        data<{ locationActivate: { location: { name: string } } }>(
          `mutation ($id: ID!) { locationActivate(locationId: $id) @idempotent(key: "a") { location { name } } }`,
          { id: locations[1] },
        );
      await activate();
      await data(`mutation ($id: ID!) { locationEdit(id: $id, input: { name: "Studio" }) { userErrors { code } } }`, {
        id: locations[1],
      });

      assert.deepEqual((await activate()).locationActivate.location, { name: "Studio" });
    },
  },
];
