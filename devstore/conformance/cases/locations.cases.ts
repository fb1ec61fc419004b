import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { move, quantities, set } from "../inventory-requests.ts";
import type { World } from "../world.ts";

const page = (name: string) => `https://shopify.dev/docs/api/admin-graphql/latest/mutations/${name}` as const;

type Activated = {
  inventoryLevel: { isActive: boolean; quantities: { quantity: number }[] } | null;
  userErrors: object[];
};

async function addLocation({ data }: World, name: string): Promise<string> {
  const { locationAdd } = await data<{ locationAdd: { location: { id: string } } }>(
    `mutation ($name: String!) { locationAdd(input: { name: $name, address: { countryCode: DE, city: "Berlin" } }) {
      location { id } userErrors { code } } }`,
    { name },
  );
  return locationAdd.location.id;
}

async function activate({ data, variant }: World, locationId: string, available: number | null): Promise<Activated> {
  const { inventoryActivate } = await data<{ inventoryActivate: Activated }>(
    `mutation ($itemId: ID!, $locationId: ID!, $available: Int, $key: String!) {
      inventoryActivate(inventoryItemId: $itemId, locationId: $locationId, available: $available) @idempotent(key: $key) {
        inventoryLevel { isActive quantities(names: ["available"]) { quantity } } userErrors { field message } } }`,
    { itemId: variant("BS-S").inventoryItemId, locationId, available, key: `${locationId} ${available}` },
  );
  return inventoryActivate;
}

async function deactivate(
  { data }: World,
  locationId: string,
  destinationLocationId: string | null = null,
): Promise<{ location: { isActive: boolean } | null; locationDeactivateUserErrors: { code: string }[] }> {
  type Answer = { location: { isActive: boolean } | null; locationDeactivateUserErrors: { code: string }[] };
  const { locationDeactivate } = await data<{ locationDeactivate: Answer }>(
    `mutation ($locationId: ID!, $destinationLocationId: ID, $key: String!) {
      locationDeactivate(locationId: $locationId, destinationLocationId: $destinationLocationId) @idempotent(key: $key) {
        location { isActive } locationDeactivateUserErrors { code } } }`,
    { locationId, destinationLocationId, key: `${locationId} ${destinationLocationId}` },
  );
  return locationDeactivate;
}

export const locationCases: readonly ConformanceCase[] = [
  {
    says: "a location is added with its address, and told of",
    page: page("locationAdd"),
    covers: ["locationAdd"],
    async prove(world) {
      await world.subscribe("locations/create");
      const id = await addLocation(world, "Berlin shop");

      const { location } = await world.data<{ location: object }>(
        "query ($id: ID!) { location(id: $id) { name isActive fulfillsOnlineOrders address { city countryCode } } }",
        { id },
      );
      const { json } = await world.webhook("locations/create");

      assert.deepEqual(location, {
        name: "Berlin shop",
        isActive: true,
        fulfillsOnlineOrders: true,
        address: { city: "Berlin", countryCode: "DE" },
      });
      assert.equal(json["name"], "Berlin shop");
      assert.equal(json["admin_graphql_api_id"], id);
    },
  },
  {
    says: "a location's name may not be blank, nor that of another",
    page: page("locationAdd"),
    covers: ["locationAdd"],
    async prove({ data }) {
      const add = (name: string) =>
        data<{ locationAdd: { userErrors: { code: string }[] } }>(
          `mutation ($name: String!) { locationAdd(input: { name: $name, address: { countryCode: DE } }) {
            userErrors { code field } } }`,
          { name },
        );

      assert.deepEqual((await add(" ")).locationAdd.userErrors, [{ code: "BLANK", field: ["input", "name"] }]);
      assert.deepEqual((await add("Warehouse")).locationAdd.userErrors, [{ code: "TAKEN", field: ["input", "name"] }]);
    },
  },
  {
    says: "a location is edited, but not the last one taken from online orders",
    page: page("locationEdit"),
    covers: ["locationEdit"],
    async prove({ data, locations }) {
      const edit = (id: string, input: object) =>
        data<{ locationEdit: { location: object | null; userErrors: { code: string }[] } }>(
          `mutation ($id: ID!, $input: LocationEditInput!) { locationEdit(id: $id, input: $input) {
            location { name } userErrors { code } } }`,
          { id, input },
        );

      assert.deepEqual((await edit(locations[1], { name: "Studio" })).locationEdit.location, { name: "Studio" });
      await edit(locations[1], { fulfillsOnlineOrders: false });
      const last = await edit(locations[0], { fulfillsOnlineOrders: false });
      assert.deepEqual(last.locationEdit.userErrors, [{ code: "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT" }]);
    },
  },
  {
    says: "an item is stocked at another location with units, and told of",
    page: page("inventoryActivate"),
    covers: ["inventoryActivate"],
    async prove(world) {
      await world.subscribe("inventory_levels/connect");
      const id = await addLocation(world, "Studio");

      const { inventoryLevel, userErrors } = await activate(world, id, 42);

      assert.deepEqual(userErrors, []);
      assert.deepEqual(inventoryLevel, { isActive: true, quantities: [{ quantity: 42 }] });
      const { json } = await world.webhook("inventory_levels/connect");
      assert.equal(json["available"], 42);
    },
  },
  {
    says: "an item that is stocked there already cannot be given units by activating it again",
    page: page("inventoryActivate"),
    covers: ["inventoryActivate"],
    async prove(world) {
      const { inventoryLevel, userErrors } = await activate(world, world.locations[0], 42);

      assert.equal(inventoryLevel, null);
      assert.deepEqual(userErrors, [
        {
          field: ["available"],
          message: "Not allowed to set available quantity when the item is already active at the location.",
        },
      ]);
    },
  },
  {
    says: "an item is unstocked from a location by its level, unless units there are committed or reserved",
    page: page("inventoryDeactivate"),
    covers: ["inventoryDeactivate"],
    async prove(world) {
      const { data, variant, locations } = world;
      await world.subscribe("inventory_levels/disconnect");
      const levelAt = async (locationId: string) => {
        const { inventoryItem } = await data<{ inventoryItem: { inventoryLevel: { id: string } } }>(
          "query ($id: ID!, $at: ID!) { inventoryItem(id: $id) { inventoryLevel(locationId: $at) { id } } }",
          { id: variant("BS-S").inventoryItemId, at: locationId },
        );
        return inventoryItem.inventoryLevel.id;
      };
      const unstock = async (locationId: string) =>
        data<{ inventoryDeactivate: { userErrors: { message: string }[] } }>(
          "mutation ($id: ID!) { inventoryDeactivate(inventoryLevelId: $id) { userErrors { message } } }",
          { id: await levelAt(locationId) },
        );
      await move(world, { quantity: 2 });

      const refused = await unstock(locations[0]);
      const done = await unstock(locations[1]);

      assert.match(refused.inventoryDeactivate.userErrors[0]?.message ?? "", /has unavailable quantities/);
      assert.deepEqual(done.inventoryDeactivate.userErrors, []);
      const { json } = await world.webhook("inventory_levels/disconnect");
      assert.deepEqual(Object.keys(json).sort(), ["inventory_item_id", "location_id"]);
    },
  },
  {
    says: "several locations are stocked and unstocked at once, all or none",
    page: page("inventoryBulkToggleActivation"),
    covers: ["inventoryBulkToggleActivation"],
    async prove(world) {
      const { data, variant, locations } = world;
      const studio = await addLocation(world, "Studio");
      type Toggled = { inventoryLevels: object[] | null; userErrors: { code: string }[] };
      const toggle = (updates: object[]) =>
        data<{ inventoryBulkToggleActivation: Toggled }>(
          `mutation ($id: ID!, $updates: [InventoryBulkToggleActivationInput!]!) {
            inventoryBulkToggleActivation(inventoryItemId: $id, inventoryItemUpdates: $updates) {
              inventoryLevels { location { id } } userErrors { code } } }`,
          { id: variant("BS-S").inventoryItemId, updates },
        );

      const done = await toggle([{ locationId: studio, activate: true }]);
      const nowhere = await toggle([
        { locationId: locations[1], activate: false },
        { locationId: "gid://shopify/Location/1", activate: true },
      ]);

      assert.deepEqual(done.inventoryBulkToggleActivation.inventoryLevels, [{ location: { id: studio } }]);
      assert.deepEqual(nowhere.inventoryBulkToggleActivation.userErrors, [{ code: "LOCATION_NOT_FOUND" }]);
      const { inventoryItem } = await data<{ inventoryItem: { locationsCount: { count: number } } }>(
        "query ($id: ID!) { inventoryItem(id: $id) { locationsCount { count } } }",
        { id: variant("BS-S").inventoryItemId },
      );
      assert.equal(inventoryItem.locationsCount.count, 3);
    },
  },
  {
    says: "a location with units is deactivated only when another takes them, and no unit is lost",
    page: page("locationDeactivate"),
    covers: ["locationDeactivate"],
    async prove(world) {
      const { locations, variant, store } = world;
      await move(world, { quantity: 4 });

      const refused = await deactivate(world, locations[0]);
      const done = await deactivate(world, locations[0], locations[1]);

      assert.deepEqual(refused.locationDeactivateUserErrors, [{ code: "HAS_ACTIVE_INVENTORY_ERROR" }]);
      assert.deepEqual(done, { location: { isActive: false }, locationDeactivateUserErrors: [] });
      const expected = { available: 6, reserved: 4, on_hand: 10 };
      assert.deepEqual(quantities(store, variant("BS-S").inventoryItemId), expected);
    },
  },
  {
    says: "the last location that fulfils online orders cannot be deactivated, and none takes units from itself",
    page: page("locationDeactivate"),
    covers: ["locationDeactivate"],
    async prove(world) {
      const [first, second] = world.locations;

      const same = await deactivate(world, first, first);
      await deactivate(world, second);
      const last = await deactivate(world, first);

      assert.deepEqual(same.locationDeactivateUserErrors, [{ code: "DESTINATION_LOCATION_IS_THE_SAME_LOCATION" }]);
      assert.deepEqual(last.locationDeactivateUserErrors, [{ code: "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT" }]);
    },
  },
  {
    says: "a location is deleted once it is inactive and empty, and activated again before that",
    page: page("locationDelete"),
    covers: ["locationDelete", "locationActivate"],
    async prove(world) {
      const { data } = world;
      const id = await addLocation(world, "Popup");
      const remove = () =>
        data<{ locationDelete: { deletedLocationId: string | null; locationDeleteUserErrors: object[] } }>(
          `mutation ($id: ID!) { locationDelete(locationId: $id) { deletedLocationId
            locationDeleteUserErrors { code } } }`,
          { id },
        );

      const early = await remove();
      await deactivate(world, id);
      const activated = await data<{ locationActivate: { location: object } }>(
        `mutation ($id: ID!) { locationActivate(locationId: $id) @idempotent(key: "again") { location { isActive }
          locationActivateUserErrors { code } } }`,
        { id },
      );
      await data(
        `mutation ($id: ID!) { locationDeactivate(locationId: $id) @idempotent(key: "finally") {
          locationDeactivateUserErrors { code } } }`,
        { id },
      );
      const done = await remove();

      assert.deepEqual(early.locationDelete.locationDeleteUserErrors, [{ code: "LOCATION_IS_ACTIVE" }]);
      assert.deepEqual(activated.locationActivate.location, { isActive: true });
      assert.deepEqual(done.locationDelete, { deletedLocationId: id, locationDeleteUserErrors: [] });
    },
  },
  {
    says: "units at an inactive location cannot be sold",
    page: "https://help.shopify.com/en/manual/locations/managing-locations",
    covers: ["locationDeactivate"],
    async prove(world) {
      await set(world, { quantity: 0 });
      const { data, variant, locations } = world;
      await data(
        `mutation ($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) @idempotent(key: "s") {
          userErrors { code } } }`,
        {
          input: {
            name: "available",
            reason: "correction",
            quantities: [
              {
                inventoryItemId: variant("BS-S").inventoryItemId,
                locationId: locations[1],
                quantity: 3,
                changeFromQuantity: 0,
              },
            ],
          },
        },
      );
      const sellable = async () => {
        const { productVariant } = await data<{ productVariant: { sellableOnlineQuantity: number } }>(
          "query ($id: ID!) { productVariant(id: $id) { sellableOnlineQuantity } }",
          { id: variant("BS-S").id },
        );
        return productVariant.sellableOnlineQuantity;
      };

      const before = await sellable();
      world.store.state.locations.filter(({ name }) => name === "Showroom").forEach((one) => (one.active = false));

      assert.deepEqual([before, await sellable()], [3, 0]);
    },
  },
];
