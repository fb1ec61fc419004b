import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { gone, MOVE, move, quantities, SET, set, type Adjusted } from "../inventory-requests.ts";

const MOVE_PAGE = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/inventoryMoveQuantities";
const SET_PAGE = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/inventorySetQuantities";
const ADJUST_PAGE = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/inventoryAdjustQuantities";
const STATES_PAGE = "https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps";
const IDEMPOTENCY = "https://shopify.dev/docs/api/usage/implementing-idempotency";

const ADJUST = `mutation ($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { reason changes { name delta quantityAfterChange ledgerDocumentUri } }
    userErrors { field code } } }`;

export const inventoryMoveCases: readonly ConformanceCase[] = [
  {
    says: "ten units move from available to reserved, with a ledger document and compare-and-swap",
    page: MOVE_PAGE,
    covers: ["inventoryMoveQuantities"],
    example: true,
    async prove({ data, variant, locations, store }) {
      const { inventoryItemId } = variant("BS-S");
      const terminal = { locationId: locations[0] };
      const ledger = "logistics://toronto.warehouse/work-orders/2026-02-04/2";

      const { inventoryMoveQuantities: answer } = await data<{ inventoryMoveQuantities: Adjusted }>(
        `mutation inventoryMoveQuantities($input: InventoryMoveQuantitiesInput!, $quantityNames: [String!], $idempotencyKey: String!) {
          inventoryMoveQuantities(input: $input) @idempotent(key: $idempotencyKey) {
            userErrors { field message code }
            inventoryAdjustmentGroup { createdAt reason referenceDocumentUri
              changes(quantityNames: $quantityNames) { name delta ledgerDocumentUri } } } }`,
        {
          input: {
            reason: "damaged",
            referenceDocumentUri: "logistics://some.warehouse/take/2026-02-23T13:14:15Z",
            changes: [
              {
                quantity: 10,
                inventoryItemId,
                from: { ...terminal, name: "available", ledgerDocumentUri: null, changeFromQuantity: 10 },
                to: { ...terminal, name: "reserved", ledgerDocumentUri: ledger, changeFromQuantity: 0 },
              },
            ],
          },
          quantityNames: ["committed", "reserved", "safety_stock", "damaged", "available", "on_hand", "incoming"],
          idempotencyKey: "2824bdc5-5365-45a0-9c81-ad8c0661d4f0",
        },
      );

      assert.deepEqual(answer.userErrors, []);
      assert.deepEqual(answer.inventoryAdjustmentGroup?.changes, [
        { name: "available", delta: -10, ledgerDocumentUri: null },
        { name: "reserved", delta: 10, ledgerDocumentUri: ledger },
      ]);
      assert.deepEqual(quantities(store, inventoryItemId), { reserved: 10, on_hand: 10 });
    },
  },
  {
    says: "a move whose changeFromQuantity is stale is refused, and nothing moves",
    page: MOVE_PAGE,
    covers: ["inventoryMoveQuantities"],
    async prove(world) {
      const refused = await move(world, { from: { name: "available", changeFromQuantity: 9 } });

      assert.deepEqual(refused.userErrors, [
        { field: ["input", "changes", "0", "from", "changeFromQuantity"], code: "CHANGE_FROM_QUANTITY_STALE" },
      ]);
      assert.deepEqual(quantities(world.store, world.variant("BS-S").inventoryItemId), { available: 10, on_hand: 10 });
    },
  },
  {
    says: "changeFromQuantity must be there: null says not to check, nothing at all is an error",
    page: MOVE_PAGE,
    covers: ["inventoryMoveQuantities", "inventorySetQuantities"],
    async prove({ admin, variant, locations }) {
      const { inventoryItemId } = variant("BS-S");
      const terminal = { locationId: locations[0], ledgerDocumentUri: null };
      const { data, errors } = await admin(MOVE, {
        key: "k",
        input: {
          reason: "other",
          referenceDocumentUri: "app://show/1",
          changes: [
            {
              inventoryItemId,
              quantity: 1,
              from: { ...terminal, name: "available" },
              to: { ...terminal, name: "reserved", ledgerDocumentUri: "app://hold/1" },
            },
          ],
        },
      });

      assert.ok(gone(data));
      assert.match(errors[0]?.message ?? "", /changeFromQuantity/);
    },
  },
  {
    says: "a move stays at one location",
    page: MOVE_PAGE,
    covers: ["inventoryMoveQuantities"],
    async prove(world) {
      const refused = await move(world, { to: { locationId: world.locations[1] } });

      assert.ok(refused.userErrors.some(({ code }) => code === "DIFFERENT_LOCATIONS"));
    },
  },
  {
    says: "a move goes from one state to another",
    page: MOVE_PAGE,
    covers: ["inventoryMoveQuantities"],
    async prove(world) {
      const refused = await move(world, { to: { name: "available", ledgerDocumentUri: null } });

      assert.ok(refused.userErrors.some(({ code }) => code === "SAME_QUANTITY_NAME"));
    },
  },
  {
    says: "every state but available needs a ledger document, and available must have none",
    page: STATES_PAGE,
    covers: ["inventoryMoveQuantities"],
    async prove(world) {
      const without = await move(world, { to: { ledgerDocumentUri: null } });
      const with_ = await move(world, { from: { ledgerDocumentUri: "app://hold/1" } });

      assert.deepEqual(without.userErrors, [
        { field: ["input", "changes", "0", "to", "ledgerDocumentUri"], code: "INVALID_QUANTITY_DOCUMENT" },
      ]);
      assert.deepEqual(with_.userErrors, [
        { field: ["input", "changes", "0", "from", "ledgerDocumentUri"], code: "INVALID_AVAILABLE_DOCUMENT" },
      ]);
    },
  },
  {
    says: "a ledger document of Shopify's own is refused, and so is one that is no URI",
    page: MOVE_PAGE,
    covers: ["inventoryMoveQuantities"],
    async prove(world) {
      const internal = await move(world, { to: { ledgerDocumentUri: "gid://shopify/Order/1" } });
      const nonsense = await move(world, { to: { ledgerDocumentUri: "hold one" } });

      assert.deepEqual(codes(internal), ["INTERNAL_LEDGER_DOCUMENT"]);
      assert.deepEqual(codes(nonsense), ["INVALID_LEDGER_DOCUMENT"]);
    },
  },
  {
    says: "a quantity below zero, above two thousand million or of an unknown state is refused",
    page: MOVE_PAGE,
    covers: ["inventoryMoveQuantities"],
    async prove(world) {
      assert.deepEqual(codes(await move(world, { quantity: -1 })), ["INVALID_QUANTITY_NEGATIVE"]);
      assert.deepEqual(codes(await move(world, { quantity: 2_000_000_001 })), ["INVALID_QUANTITY_TOO_HIGH"]);
      assert.deepEqual(codes(await move(world, { to: { name: "on_hold" } })), ["INVALID_QUANTITY_NAME"]);
      assert.deepEqual(codes(await move(world, { to: { name: "on_hand" } })), ["INVALID_QUANTITY_NAME"]);
    },
  },
  {
    says: "an item or a location that is not there is refused by its field",
    page: MOVE_PAGE,
    covers: ["inventoryMoveQuantities"],
    async prove(world) {
      const item = await move(world, { inventoryItemId: "gid://shopify/InventoryItem/1" });
      const location = "gid://shopify/Location/1";
      const place = await move(world, { from: { locationId: location }, to: { locationId: location } });

      assert.deepEqual(item.userErrors, [
        { field: ["input", "changes", "0", "inventoryItemId"], code: "INVALID_INVENTORY_ITEM" },
      ]);
      assert.deepEqual(codes(place), ["INVALID_LOCATION", "INVALID_LOCATION"]);
    },
  },
  {
    says: "the reason must be one of the documented ones, and the reference document a URI",
    page: "https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps/manage-quantities-states",
    covers: ["inventoryMoveQuantities"],
    async prove(world) {
      assert.deepEqual(codes(await move(world, { reason: "because" })), ["INVALID_REASON"]);
      assert.deepEqual(codes(await move(world, { referenceDocumentUri: "a show" })), ["INVALID_REFERENCE_DOCUMENT"]);
    },
  },
  {
    says: "a move tells of the available units that changed",
    page: "https://shopify.dev/docs/api/webhooks/latest",
    covers: ["inventoryMoveQuantities", "webhooks"],
    async prove(world) {
      await world.subscribe("inventory_levels/update");
      await move(world, { quantity: 3 });

      const { json } = await world.webhook("inventory_levels/update");

      assert.equal(json["available"], 7);
      const keys = ["admin_graphql_api_id", "available", "inventory_item_id", "location_id", "updated_at"];
      assert.deepEqual(Object.keys(json).sort(), keys);
    },
  },
];

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
];

export const inventorySetCases: readonly ConformanceCase[] = [
  {
    says: "available units are set, and what lies there changes as much",
    page: SET_PAGE,
    covers: ["inventorySetQuantities"],
    async prove(world) {
      const { inventoryAdjustmentGroup: group } = await set(world, { quantity: 13, changeFromQuantity: 10 });

      assert.deepEqual(group?.changes, [
        { name: "available", delta: 3, quantityAfterChange: 13 },
        { name: "on_hand", delta: 3, quantityAfterChange: 13 },
      ]);
    },
  },
  {
    says: "setting on_hand changes what is available, and leaves what is reserved",
    page: SET_PAGE,
    covers: ["inventorySetQuantities"],
    async prove(world) {
      await move(world, { quantity: 4 });
      await set(world, { name: "on_hand", quantity: 8 });

      const expected = { available: 4, reserved: 4, on_hand: 8 };
      assert.deepEqual(quantities(world.store, world.variant("BS-S").inventoryItemId), expected);
    },
  },
  {
    says: "only available and on_hand can be set",
    page: SET_PAGE,
    covers: ["inventorySetQuantities"],
    async prove(world) {
      const refused = await set(world, { name: "reserved", quantity: 1 });

      assert.deepEqual(refused.userErrors, [{ field: ["input", "name"], code: "INVALID_NAME" }]);
    },
  },
  {
    says: "a stale changeFromQuantity, a negative quantity and one above a thousand million are refused",
    page: SET_PAGE,
    covers: ["inventorySetQuantities"],
    async prove(world) {
      assert.deepEqual(codes(await set(world, { quantity: 1, changeFromQuantity: 3 })), ["CHANGE_FROM_QUANTITY_STALE"]);
      assert.deepEqual(codes(await set(world, { quantity: -1 })), ["INVALID_QUANTITY_NEGATIVE"]);
      assert.deepEqual(codes(await set(world, { quantity: 1_000_000_001 })), ["INVALID_QUANTITY_TOO_HIGH"]);
    },
  },
  {
    says: "compareQuantity and ignoreCompareQuantity are no arguments any more",
    page: SET_PAGE,
    covers: ["inventorySetQuantities"],
    async prove({ admin }) {
      const { data, errors } = await admin(
        `mutation { inventorySetQuantities(input: { name: "available", reason: "correction", ignoreCompareQuantity: true,
          quantities: [] }) @idempotent(key: "k") { userErrors { code } } }`,
      );

      assert.ok(gone(data));
      assert.match(errors[0]?.message ?? "", /ignoreCompareQuantity/);
    },
  },
  {
    says: "units in a state other than available are adjusted under a ledger document, and on_hand with them",
    page: ADJUST_PAGE,
    covers: ["inventoryAdjustQuantities"],
    async prove({ data, variant, locations, store }) {
      const { inventoryItemId } = variant("BS-S");
      const change = { inventoryItemId, locationId: locations[0], changeFromQuantity: 0 };
      const { inventoryAdjustQuantities: answer } = await data<{ inventoryAdjustQuantities: Adjusted }>(ADJUST, {
        key: "k",
        input: {
          name: "damaged",
          reason: "damaged",
          changes: [{ ...change, delta: 2, ledgerDocumentUri: "app://damage/1" }],
        },
      });

      assert.deepEqual(answer.userErrors, []);
      assert.deepEqual(quantities(store, inventoryItemId), { available: 10, damaged: 2, on_hand: 12 });
    },
  },
  {
    says: "all changes of one adjustment have the same ledger document",
    page: ADJUST_PAGE,
    covers: ["inventoryAdjustQuantities"],
    async prove({ data, variant, locations }) {
      const change = { locationId: locations[0], changeFromQuantity: null, delta: 1 };
      const { inventoryAdjustQuantities: answer } = await data<{ inventoryAdjustQuantities: Adjusted }>(ADJUST, {
        key: "k",
        input: {
          name: "reserved",
          reason: "reservation_created",
          changes: [
            { ...change, inventoryItemId: variant("BS-S").inventoryItemId, ledgerDocumentUri: "app://hold/1" },
            { ...change, inventoryItemId: variant("C-1").inventoryItemId, ledgerDocumentUri: "app://hold/2" },
          ],
        },
      });

      assert.deepEqual(codes(answer), ["MAX_ONE_LEDGER_DOCUMENT"]);
    },
  },
];

function codes({ userErrors }: Adjusted): (string | undefined)[] {
  return userErrors.map(({ code }) => code);
}
