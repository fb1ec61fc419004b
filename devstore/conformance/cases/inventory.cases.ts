import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { codes, gone, MOVE, move, quantities, type Adjusted } from "../inventory-requests.ts";

const MOVE_PAGE = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/inventoryMoveQuantities";
const STATES_PAGE = "https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps";

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
    says: "a quantity below zero or above two thousand million is refused, and a state that apps may not write",
    page: MOVE_PAGE,
    covers: ["inventoryMoveQuantities"],
    async prove(world) {
      assert.deepEqual(codes(await move(world, { quantity: -1 })), ["INVALID_QUANTITY_NEGATIVE"]);
      assert.deepEqual(codes(await move(world, { quantity: 2_000_000_001 })), ["INVALID_QUANTITY_TOO_HIGH"]);
      assert.deepEqual(codes(await move(world, { to: { name: "on_hold" } })), ["INVALID_QUANTITY_NAME"]);
      assert.deepEqual(codes(await move(world, { to: { name: "on_hand" } })), ["INVALID_QUANTITY_NAME"]);
      const committed = await move(world, { from: { name: "committed", ledgerDocumentUri: "app://hold/1" } });
      assert.deepEqual(committed.userErrors, [
        { field: ["input", "changes", "0", "from", "name"], code: "INVALID_QUANTITY_NAME" },
      ]);
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
      assert.deepEqual(codes(await move(world, { reason: "" })), ["INVALID_REASON"]);
      assert.deepEqual(codes(await move(world, { referenceDocumentUri: "a show" })), ["INVALID_REFERENCE_DOCUMENT"]);
      assert.deepEqual(codes(await move(world, { referenceDocumentUri: "gid://app" })), ["INVALID_REFERENCE_DOCUMENT"]);
      assert.deepEqual(codes(await move(world, { referenceDocumentUri: "gid://app/Show/1" })), []);
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
  {
    says: "a hold is taken and given back: available to reserved, and reserved to available",
    page: "https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps/manage-quantities-states",
    covers: ["inventoryMoveQuantities"],
    async prove(world) {
      const { inventoryItemId } = world.variant("BS-S");
      await move(world, { quantity: 4 });
      const held = quantities(world.store, inventoryItemId);

      const ledgerDocumentUri = "app://hold/1";
      const back = await move(world, {
        quantity: 4,
        reason: "reservation_deleted",
        from: { name: "reserved", ledgerDocumentUri, changeFromQuantity: 4 },
        to: { name: "available", ledgerDocumentUri: null, changeFromQuantity: 6 },
      });

      assert.deepEqual(held, { available: 6, reserved: 4, on_hand: 10 });
      assert.deepEqual(back.userErrors, []);
      assert.deepEqual(quantities(world.store, inventoryItemId), { available: 10, on_hand: 10 });
    },
  },
  {
    says: "several items move together or not at all, with two ledger documents at most",
    page: MOVE_PAGE,
    covers: ["inventoryMoveQuantities"],
    async prove({ data, variant, locations, store }) {
      const change = (sku: string, hold: string, changeFromQuantity: number) => ({
        inventoryItemId: variant(sku).inventoryItemId,
        quantity: 1,
        from: { locationId: locations[0], name: "available", changeFromQuantity },
        to: { locationId: locations[0], name: "reserved", ledgerDocumentUri: hold, changeFromQuantity: 0 },
      });
      const moveAll = async (key: string, changes: readonly object[]) => {
        const input = { reason: "reservation_created", referenceDocumentUri: "app://show/1", changes };
        return (await data<{ inventoryMoveQuantities: Adjusted }>(MOVE, { input, key })).inventoryMoveQuantities;
      };

      const stale = await moveAll("a", [change("BS-S", "app://hold/1", 10), change("C-1", "app://hold/2", 99)]);
      const three = [change("BS-S", "app://a", 10), change("C-1", "app://b", 5), change("L-1", "app://c", 5)];
      const documents = await moveAll("b", three);
      const done = await moveAll("c", [change("BS-S", "app://hold/1", 10), change("C-1", "app://hold/2", 5)]);

      assert.deepEqual(codes(stale), ["CHANGE_FROM_QUANTITY_STALE"]);
      assert.deepEqual(codes(documents), ["MAXIMUM_LEDGER_DOCUMENT_URIS"]);
      assert.deepEqual(codes(done), []);
      const expected = { available: 9, reserved: 1, on_hand: 10 };
      assert.deepEqual(quantities(store, variant("BS-S").inventoryItemId), expected);
    },
  },
  {
    says: "a move keeps its adjustment group, under its global id, with who made it and why",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/objects/InventoryAdjustmentGroup",
    covers: ["inventoryMoveQuantities", "node"],
    async prove({ data, devStore, ...world }) {
      const moved = await move({ data, devStore, ...world }, { quantity: 2 });

      const { node } = await data<{ node: object }>(
        `query ($id: ID!) { node(id: $id) { ... on InventoryAdjustmentGroup { reason referenceDocumentUri app { id }
          changes(quantityNames: ["reserved"]) { name delta location { id } item { sku } } } } }`,
        { id: moved.inventoryAdjustmentGroup?.id },
      );

      assert.deepEqual(node, {
        reason: "reservation_created",
        referenceDocumentUri: "app://show/1",
        app: { id: `gid://shopify/App/${devStore.app.id}` },
        changes: [{ name: "reserved", delta: 2, location: { id: world.locations[0] }, item: { sku: "BS-S" } }],
      });
    },
  },
  {
    says: "an app without write_inventory moves nothing",
    page: MOVE_PAGE,
    covers: ["inventoryMoveQuantities"],
    async prove({ admin, tokenWith, variant, locations, store }) {
      const { inventoryItemId } = variant("BS-S");
      const terminal = { locationId: locations[0], changeFromQuantity: null };
      const to = { ...terminal, name: "reserved", ledgerDocumentUri: "app://hold/1" };
      const change = { inventoryItemId, quantity: 1, from: { ...terminal, name: "available" }, to };
      const input = { reason: "other", referenceDocumentUri: "app://show/1", changes: [change] };

      const { errors } = await admin(MOVE, { input, key: "k" }, tokenWith(["read_inventory"]));

      assert.equal(errors[0]?.extensions?.["code"], "ACCESS_DENIED");
      assert.deepEqual(quantities(store, inventoryItemId), { available: 10, on_hand: 10 });
    },
  },
];
