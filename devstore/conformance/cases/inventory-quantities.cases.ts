import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { ADJUST, adjust, codes, gone, move, quantities, SET, set, type Adjusted } from "../inventory-requests.ts";

const SET_PAGE = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/inventorySetQuantities";
const ADJUST_PAGE = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/inventoryAdjustQuantities";

export const inventorySetCases: readonly ConformanceCase[] = [
  {
    says: "available units are set to 42 by compare-and-swap, and the answer does not say what there is afterwards",
    page: SET_PAGE,
    covers: ["inventorySetQuantities"],
    example: true,
    async prove(world) {
      await set(world, { quantity: 1 });
      const { data, variant, locations } = world;
      const place = { inventoryItemId: variant("BS-S").inventoryItemId, locationId: locations[0] };

      const { inventorySetQuantities } = await data<{ inventorySetQuantities: object }>(
        `mutation inventorySetQuantities($input: InventorySetQuantitiesInput!, $idempotencyKey: String!) {
          inventorySetQuantities(input: $input) @idempotent(key: $idempotencyKey) {
            inventoryAdjustmentGroup { reason referenceDocumentUri changes { name delta quantityAfterChange } }
            userErrors { code field message } } }`,
        {
          input: {
            name: "available",
            reason: "correction",
            referenceDocumentUri: "logistics://some.warehouse/take/2026-02-23T13:14:15Z",
            quantities: [{ ...place, quantity: 42, changeFromQuantity: 1 }],
          },
          idempotencyKey: "550e8400-e29b-41d4-a716-446655440000",
        },
      );

      assert.deepEqual(inventorySetQuantities, {
        inventoryAdjustmentGroup: {
          reason: "correction",
          referenceDocumentUri: "logistics://some.warehouse/take/2026-02-23T13:14:15Z",
          changes: [
            { name: "available", delta: 41, quantityAfterChange: null },
            { name: "on_hand", delta: 41, quantityAfterChange: null },
          ],
        },
        userErrors: [],
      });
    },
  },
  {
    says: "available units are adjusted by minus four, with a reference document",
    page: ADJUST_PAGE,
    covers: ["inventoryAdjustQuantities"],
    example: true,
    async prove({ data, variant, locations }) {
      const referenceDocumentUri = "logistics://some.warehouse/take/2026-02/13";
      const place = { inventoryItemId: variant("BS-S").inventoryItemId, locationId: locations[0] };

      const { inventoryAdjustQuantities } = await data<{ inventoryAdjustQuantities: object }>(
        `mutation inventoryAdjustQuantities($input: InventoryAdjustQuantitiesInput!, $idempotencyKey: String!) {
          inventoryAdjustQuantities(input: $input) @idempotent(key: $idempotencyKey) {
            userErrors { field message }
            inventoryAdjustmentGroup { reason referenceDocumentUri changes { name delta } } } }`,
        {
          input: {
            reason: "correction",
            name: "available",
            referenceDocumentUri,
            changes: [{ ...place, delta: -4, changeFromQuantity: 10 }],
          },
          idempotencyKey: "b8f0b172-1ffc-41ff-90c5-14c254e3c202",
        },
      );

      assert.deepEqual(inventoryAdjustQuantities, {
        userErrors: [],
        inventoryAdjustmentGroup: {
          reason: "correction",
          referenceDocumentUri,
          changes: [
            { name: "available", delta: -4 },
            { name: "on_hand", delta: -4 },
          ],
        },
      });
    },
  },
  {
    says: "available units are set, and what lies there changes as much",
    page: SET_PAGE,
    covers: ["inventorySetQuantities"],
    async prove(world) {
      const { inventoryAdjustmentGroup: group } = await set(world, { quantity: 13, changeFromQuantity: 10 });

      assert.deepEqual(group?.changes, [
        { name: "available", delta: 3, quantityAfterChange: null },
        { name: "on_hand", delta: 3, quantityAfterChange: null },
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
    says: "a stale changeFromQuantity is refused, units on a shelf below zero, and more than a thousand million",
    page: SET_PAGE,
    covers: ["inventorySetQuantities"],
    async prove(world) {
      assert.deepEqual(codes(await set(world, { quantity: 1, changeFromQuantity: 3 })), ["CHANGE_FROM_QUANTITY_STALE"]);
      assert.deepEqual(codes(await set(world, { name: "on_hand", quantity: -1 })), ["INVALID_QUANTITY_NEGATIVE"]);
      assert.deepEqual(codes(await set(world, { quantity: 1_000_000_001 })), ["INVALID_QUANTITY_TOO_HIGH"]);
      assert.deepEqual(codes(await set(world, { quantity: -2_000_000_000 })), ["INVALID_QUANTITY_TOO_LOW"]);
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
  {
    says: "available units may be fewer than none: what was sold too much",
    page: SET_PAGE,
    covers: ["inventorySetQuantities"],
    async prove(world) {
      const { inventoryAdjustmentGroup: group } = await set(world, { quantity: -5 });

      assert.deepEqual(group?.changes, [
        { name: "available", delta: -15, quantityAfterChange: null },
        { name: "on_hand", delta: -15, quantityAfterChange: null },
      ]);
    },
  },
  {
    says: "a set that changes nothing has no adjustment group, and no error",
    page: SET_PAGE,
    covers: ["inventorySetQuantities"],
    async prove(world) {
      const same = await set(world, { quantity: 10, changeFromQuantity: 10 });

      assert.deepEqual(same, { inventoryAdjustmentGroup: null, userErrors: [] });
    },
  },
  {
    says: "the same item and location twice in one set are refused",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/InventorySetQuantitiesUserErrorCode",
    covers: ["inventorySetQuantities"],
    async prove({ data, variant, locations }) {
      const one = { inventoryItemId: variant("BS-S").inventoryItemId, locationId: locations[0], quantity: 1 };
      const quantities = [one, one].map((entry) => ({ ...entry, changeFromQuantity: null }));
      const input = { name: "available", reason: "correction", quantities };

      const answer = await data<{ inventorySetQuantities: Adjusted }>(SET, { input, key: "k" });

      assert.deepEqual(codes(answer.inventorySetQuantities), ["NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR"]);
    },
  },
  {
    says: "an item and a location that are both unknown are both named",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/InventoryAdjustQuantitiesUserErrorCode",
    covers: ["inventoryAdjustQuantities"],
    async prove(world) {
      const { userErrors } = await adjust(world, {
        inventoryItemId: "gid://shopify/InventoryItem/42",
        locationId: "gid://shopify/Location/999999999999",
      });

      assert.deepEqual(userErrors, [
        { field: ["input", "changes", "0", "inventoryItemId"], code: "INVALID_INVENTORY_ITEM" },
        { field: ["input", "changes", "0", "locationId"], code: "INVALID_LOCATION" },
      ]);
    },
  },
  {
    says: "committed and on_hand follow of themselves: they cannot be adjusted",
    page: "https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps",
    covers: ["inventoryAdjustQuantities"],
    async prove(world) {
      for (const name of ["committed", "on_hand"]) {
        const { userErrors } = await adjust(world, { name, ledgerDocumentUri: "app://count/1" });
        assert.deepEqual(userErrors, [{ field: ["input", "name"], code: "INVALID_QUANTITY_NAME" }]);
      }
    },
  },
  {
    says: "incoming units do not lie on the shelf yet",
    page: "https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps",
    covers: ["inventoryAdjustQuantities"],
    async prove(world) {
      const { inventoryAdjustmentGroup: group } = await adjust(world, {
        name: "incoming",
        delta: 5,
        reason: "received",
        ledgerDocumentUri: "app://delivery/1",
      });

      assert.deepEqual(group?.changes, [{ name: "incoming", delta: 5, ledgerDocumentUri: "app://delivery/1" }]);
      const expected = { available: 10, on_hand: 10, incoming: 5 };
      assert.deepEqual(quantities(world.store, world.variant("BS-S").inventoryItemId), expected);
    },
  },
  {
    says: "of several adjustments those by nothing are left out",
    page: ADJUST_PAGE,
    covers: ["inventoryAdjustQuantities"],
    async prove(world) {
      assert.deepEqual(await adjust(world, { delta: 0 }), { inventoryAdjustmentGroup: null, userErrors: [] });
    },
  },
  {
    says: "units on hand are set by the mutation of that name, which needs a key and a comparison too",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/mutations/inventorySetOnHandQuantities",
    covers: ["inventorySetOnHandQuantities"],
    async prove(world) {
      const { data, variant, locations, store } = world;
      await move(world, { quantity: 4 });
      const one = { inventoryItemId: variant("BS-S").inventoryItemId, locationId: locations[0] };
      const input = { reason: "correction", setQuantities: [{ ...one, quantity: 7, changeFromQuantity: 10 }] };

      const { inventorySetOnHandQuantities: answer } = await data<{ inventorySetOnHandQuantities: Adjusted }>(
        `mutation ($input: InventorySetOnHandQuantitiesInput!) { inventorySetOnHandQuantities(input: $input)
          @idempotent(key: "k") { inventoryAdjustmentGroup { changes { name delta } } userErrors { field code } } }`,
        { input },
      );

      assert.deepEqual(answer.inventoryAdjustmentGroup?.changes, [
        { name: "available", delta: -3 },
        { name: "on_hand", delta: -3 },
      ]);
      assert.deepEqual(quantities(store, one.inventoryItemId), { available: 3, reserved: 4, on_hand: 7 });
    },
  },
];
