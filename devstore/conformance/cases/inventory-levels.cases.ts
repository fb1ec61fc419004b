import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { move, quantities } from "../inventory-requests.ts";
import { activate, addLocation, levelIdAt, unstock } from "../location-requests.ts";

const page = (name: string) => `https://shopify.dev/docs/api/admin-graphql/latest/mutations/${name}` as const;

export const inventoryLevelCases: readonly ConformanceCase[] = [
  {
    says: "an item is stocked at another location with units, and told of",
    page: page("inventoryActivate"),
    covers: ["inventoryActivate"],
    async prove(world) {
      await world.subscribe("inventory_levels/connect");
      const id = await addLocation(world, "Studio");

      const { inventoryLevel, userErrors } = await activate(world, id, { available: 42 });

      assert.deepEqual(userErrors, []);
      assert.deepEqual(inventoryLevel, { isActive: true, quantities: [{ quantity: 42 }] });
      const { json } = await world.webhook("inventory_levels/connect");
      assert.equal(json["available"], 42);
    },
  },
  {
    says: "an item is activated at a location with 42 units available, under an idempotency key",
    page: page("inventoryActivate"),
    covers: ["inventoryActivate"],
    example: true,
    async prove(world) {
      const { data, variant } = world;
      const { inventoryItemId } = variant("BS-S");
      const locationId = await addLocation(world, "Studio");

      const { inventoryActivate } = await data<{ inventoryActivate: { inventoryLevel: { id: string } } }>(
        `mutation ActivateInventoryItem($inventoryItemId: ID!, $locationId: ID!, $available: Int, $idempotencyKey: String!) {
          inventoryActivate(inventoryItemId: $inventoryItemId, locationId: $locationId, available: $available)
            @idempotent(key: $idempotencyKey) {
            inventoryLevel { id quantities(names: ["available"]) { name quantity } item { id } location { id } } } }`,
        { inventoryItemId, locationId, available: 42, idempotencyKey: "550e8400-e29b-41d4-a716-446655440000" },
      );

      const { id, ...level } = inventoryActivate.inventoryLevel;
      assert.match(id, /^gid:\/\/shopify\/InventoryLevel\/\d+\?inventory_item_id=\d+$/);
      assert.deepEqual(level, {
        quantities: [{ name: "available", quantity: 42 }],
        item: { id: inventoryItemId },
        location: { id: locationId },
      });
    },
  },
  {
    says: "an item that is stocked there already cannot be given units by activating it again, and its level is answered",
    page: "https://shopify.dev/changelog/deprecating-the-ability-to-set-available-quantities-on-already-active-states-on-the-inventoryactivate-graphql-mutation",
    covers: ["inventoryActivate"],
    async prove(world) {
      const available = await activate(world, world.locations[0], { available: 42 });
      const onHand = await activate(world, world.locations[0], { onHand: 42 });

      const inventoryLevel = { isActive: true, quantities: [{ quantity: 10 }] };
      const message = (which: string) =>
        `Not allowed to set ${which} quantity when the item is already active at the location.`;
      assert.deepEqual(available, {
        inventoryLevel,
        userErrors: [{ field: ["available"], message: message("available") }],
      });
      assert.deepEqual(onHand, {
        inventoryLevel,
        userErrors: [{ field: ["onHand"], message: message("an on_hand") }],
      });
    },
  },
  {
    says: "an item is activated with available units or with units on hand, not with both, nor with too many",
    page: page("inventoryActivate"),
    covers: ["inventoryActivate"],
    async prove(world) {
      const id = await addLocation(world, "Studio");

      const both = await activate(world, id, { available: 10, onHand: 20 });
      const many = await activate(world, id, { onHand: 1_000_000_001 });
      const done = await activate(world, id, { onHand: 50 });

      const refusal = "The product couldn't be stocked at Studio because";
      const message = `${refusal} not allowed to set available and on_hand quantities at the same time.`;
      assert.deepEqual(both.userErrors, [
        { field: ["available"], message },
        { field: ["onHand"], message },
      ]);
      assert.deepEqual(many.userErrors, [
        { field: ["onHand"], message: `${refusal} the quantity needs to be between -1 billion and 1 billion.` },
      ]);
      assert.deepEqual(done.inventoryLevel, { isActive: true, quantities: [{ quantity: 50 }] });
    },
  },
  {
    says: "an item is unstocked with its units still there, which are back when it is stocked there again",
    page: "https://shopify.dev/changelog/add-isactive-field-to-inventorylevel",
    covers: ["inventoryDeactivate", "inventoryActivate"],
    async prove(world) {
      const { locations, variant, store } = world;
      await move(world, { quantity: 2 });
      await world.subscribe("inventory_levels/disconnect");

      const { userErrors } = await unstock(world, locations[0]);
      const { json } = await world.webhook("inventory_levels/disconnect");
      const gone = quantities(store, variant("BS-S").inventoryItemId);
      const { inventoryLevel } = await activate(world, locations[0]);

      assert.deepEqual(userErrors, []);
      assert.deepEqual(Object.keys(json).sort(), ["inventory_item_id", "location_id"]);
      assert.deepEqual(gone, {});
      assert.deepEqual(inventoryLevel, { isActive: true, quantities: [{ quantity: 8 }] });
      const expected = { available: 8, reserved: 2, on_hand: 10 };
      assert.deepEqual(quantities(store, variant("BS-S").inventoryItemId), expected);
    },
  },
  {
    says: "a level that is not active is found by its id, and among others only when asked for",
    page: "https://shopify.dev/changelog/add-includeinactive-argument-to-inventorylevels-and-inventorylevel-fields",
    covers: ["inventoryItem", "inventoryLevel"],
    async prove(world) {
      const { data, locations, variant } = world;
      const id = await levelIdAt(world, locations[1]);
      await unstock(world, locations[1]);

      const { inventoryItem, inventoryLevel } = await data<{ inventoryItem: object; inventoryLevel: object }>(
        `query ($id: ID!, $item: ID!, $at: ID!) {
          inventoryLevel(id: $id) { isActive }
          inventoryItem(id: $item) {
            locationsCount { count } without: inventoryLevel(locationId: $at) { id }
            with: inventoryLevel(locationId: $at, includeInactive: true) { isActive }
            active: inventoryLevels(first: 5) { nodes { isActive } }
            all: inventoryLevels(first: 5, includeInactive: true) { nodes { isActive } } } }`,
        { id, item: variant("BS-S").inventoryItemId, at: locations[1] },
      );

      assert.deepEqual(inventoryLevel, { isActive: false });
      assert.deepEqual(inventoryItem, {
        locationsCount: { count: 1 },
        without: null,
        with: { isActive: false },
        active: { nodes: [{ isActive: true }] },
        all: { nodes: [{ isActive: true }, { isActive: false }] },
      });
    },
  },
  {
    says: "an item must be stocked somewhere, and a level that is not there cannot be unstocked",
    page: page("inventoryDeactivate"),
    covers: ["inventoryDeactivate"],
    async prove(world) {
      const { data, locations, variant } = world;
      const { inventoryItemId } = variant("BS-S");
      const itemId = inventoryItemId.slice(inventoryItemId.lastIndexOf("/") + 1);
      const unstockLevel = (id: string) =>
        data<{ inventoryDeactivate: { userErrors: object[] } }>(
          "mutation ($id: ID!) { inventoryDeactivate(inventoryLevelId: $id) { userErrors { field message } } }",
          { id },
        );
      await unstock(world, locations[1]);

      const only = await unstock(world, locations[0]);
      const noItem = await unstockLevel("gid://shopify/InventoryLevel/1?inventory_item_id=1");
      const noPlace = await unstockLevel(`gid://shopify/InventoryLevel/1?inventory_item_id=${itemId}`);

      const refusal = "The product couldn't be unstocked";
      assert.deepEqual(only.userErrors, [
        {
          field: null,
          message: `${refusal} from Warehouse because products need to be stocked at a minimum of 1 location.`,
        },
      ]);
      assert.deepEqual(noItem.inventoryDeactivate.userErrors, [
        { field: null, message: `${refusal} because the product was deleted.` },
      ]);
      assert.deepEqual(noPlace.inventoryDeactivate.userErrors, [
        { field: null, message: `${refusal} because the location was deleted.` },
      ]);
    },
  },
  {
    says: "several locations are stocked and unstocked at once, all or none",
    page: page("inventoryBulkToggleActivation"),
    covers: ["inventoryBulkToggleActivation"],
    async prove(world) {
      const { data, variant, locations } = world;
      const studio = await addLocation(world, "Studio");
      const toggle = (updates: object[]) =>
        data<{ inventoryBulkToggleActivation: Toggled }>(
          `mutation ($id: ID!, $updates: [InventoryBulkToggleActivationInput!]!) {
            inventoryBulkToggleActivation(inventoryItemId: $id, inventoryItemUpdates: $updates) {
              inventoryLevels { location { id } } userErrors { code } } }`,
          { id: variant("BS-S").inventoryItemId, updates },
        );

      const done = await toggle([{ locationId: studio, activate: true }]);
      const everywhere = [...locations, studio].map((locationId) => ({ locationId, activate: false }));
      const none = await toggle(everywhere);
      const nowhere = await toggle([
        { locationId: locations[1], activate: false },
        { locationId: "gid://shopify/Location/1", activate: true },
      ]);

      assert.deepEqual(done.inventoryBulkToggleActivation.inventoryLevels, [{ location: { id: studio } }]);
      assert.deepEqual(nowhere.inventoryBulkToggleActivation.userErrors, [{ code: "LOCATION_NOT_FOUND" }]);
      assert.deepEqual(none.inventoryBulkToggleActivation.userErrors, [
        { code: "CANNOT_DEACTIVATE_FROM_ONLY_LOCATION" },
      ]);
      const { inventoryItem } = await data<{ inventoryItem: { locationsCount: { count: number } } }>(
        "query ($id: ID!) { inventoryItem(id: $id) { locationsCount { count } } }",
        { id: variant("BS-S").inventoryItemId },
      );
      assert.equal(inventoryItem.locationsCount.count, 3);
    },
  },
  {
    says: "an item is unstocked at one location and stocked at another, in one go",
    page: page("inventoryBulkToggleActivation"),
    covers: ["inventoryBulkToggleActivation"],
    example: true,
    async prove(world) {
      const { data, variant, locations } = world;
      const { inventoryItemId } = variant("BS-S");
      const studio = await addLocation(world, "Studio");

      const { inventoryBulkToggleActivation: answer } = await data<{ inventoryBulkToggleActivation: Toggled }>(
        `mutation inventoryBulkToggleActivation($inventoryItemId: ID!, $inventoryItemUpdates: [InventoryBulkToggleActivationInput!]!) {
          inventoryBulkToggleActivation(inventoryItemId: $inventoryItemId, inventoryItemUpdates: $inventoryItemUpdates) {
            inventoryItem { id } inventoryLevels { quantities(names: ["available"]) { name quantity } location { id } }
            userErrors { field message code } } }`,
        {
          inventoryItemId,
          inventoryItemUpdates: [
            { locationId: locations[0], activate: false },
            { locationId: studio, activate: true },
          ],
        },
      );

      assert.deepEqual(answer, {
        inventoryItem: { id: inventoryItemId },
        inventoryLevels: [{ quantities: [{ name: "available", quantity: 0 }], location: { id: studio } }],
        userErrors: [],
      });
    },
  },
  {
    says: "what a level holds is read by state, each with when it changed; on_hand has no such time",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/objects/InventoryQuantity",
    covers: ["inventoryLevel"],
    async prove(world) {
      await move(world, { quantity: 3 });
      const { inventoryLevel } = await world.data<{
        inventoryLevel: { quantities: { name: string; quantity: number; updatedAt: string | null }[] };
      }>(
        `query ($id: ID!) { inventoryLevel(id: $id) {
          quantities(names: ["available", "reserved", "damaged", "on_hand"]) { name quantity updatedAt } } }`,
        { id: await levelIdAt(world, world.locations[0]) },
      );

      const shown = inventoryLevel.quantities.map(({ name, quantity, updatedAt }) => [
        name,
        quantity,
        updatedAt !== null,
      ]);
      assert.deepEqual(shown, [
        ["available", 7, true],
        ["reserved", 3, true],
        ["damaged", 0, false],
        ["on_hand", 10, false],
      ]);
    },
  },
  {
    says: "a quantity by a name that is none is an error",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/objects/InventoryLevel",
    covers: ["inventoryLevel"],
    async prove(world) {
      const id = await levelIdAt(world, world.locations[0]);

      const { errors } = await world.admin(
        `query ($id: ID!) { inventoryLevel(id: $id) { quantities(names: ["on_hold"]) { quantity } } }`,
        { id },
      );

      assert.equal(errors.length, 1);
    },
  },
];

interface Toggled {
  readonly inventoryItem: object | null;
  readonly inventoryLevels: object[] | null;
  readonly userErrors: readonly { readonly code: string }[];
}
