import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { move, quantities } from "../inventory-requests.ts";
import { activate, addLocation, deactivate, levelIdAt } from "../location-requests.ts";
import type { World } from "../world.ts";

const page = (name: string) => `https://shopify.dev/docs/api/admin-graphql/latest/mutations/${name}` as const;
const NOT_A_LOCATION = "gid://shopify/Location/1";

async function remove({ data }: World, id: string): Promise<object> {
  const { locationDelete } = await data<{ locationDelete: object }>(
    `mutation ($id: ID!) { locationDelete(locationId: $id) { deletedLocationId
      locationDeleteUserErrors { message code field } } }`,
    { id },
  );
  return locationDelete;
}

async function takeFromOnlineOrders({ data }: World, id: string): Promise<void> {
  await data(
    `mutation ($id: ID!) { locationEdit(id: $id, input: { fulfillsOnlineOrders: false }) { userErrors { code } } }`,
    { id },
  );
}

export const locationActivationCases: readonly ConformanceCase[] = [
  {
    says: "a location with units is not deactivated without saying where they go, and is answered as it is",
    page: page("locationDeactivate"),
    covers: ["locationDeactivate"],
    example: true,
    async prove(world) {
      const id = await addLocation(world, "Studio");
      await activate(world, id, { available: 7 });

      const { locationDeactivate } = await world.data<{ locationDeactivate: object }>(
        `mutation locationDeactivate($id: ID!) {
          locationDeactivate(locationId: $id) @idempotent(key: "550e8400-e29b-41d4-a716-446655440000") {
            location { id isActive } locationDeactivateUserErrors { message code field } } }`,
        { id },
      );

      assert.deepEqual(locationDeactivate, {
        location: { id, isActive: true },
        locationDeactivateUserErrors: [
          {
            message:
              "Location could not be deactivated without specifying where to relocate inventory stocked at the location.",
            code: "HAS_ACTIVE_INVENTORY_ERROR",
            field: ["locationId"],
          },
        ],
      });
    },
  },
  {
    says: "a deactivated location's units go to the destination in the state that they are in, and none is lost",
    page: page("locationDeactivate"),
    covers: ["locationDeactivate"],
    async prove(world) {
      const { locations, variant, store } = world;
      const { inventoryItemId } = variant("BS-S");
      const studio = await addLocation(world, "Studio");
      await activate(world, studio, { available: 7 });
      await move(world, { quantity: 3, from: { locationId: studio }, to: { locationId: studio } });
      await world.subscribe("locations/deactivate");

      const done = await deactivate(world, studio, locations[0]);

      const { json } = await world.webhook("locations/deactivate");
      assert.deepEqual(done, { location: { isActive: false }, locationDeactivateUserErrors: [] });
      assert.equal(json["active"], false);
      const { inventoryItem } = await world.data<{ inventoryItem: object }>(
        `query ($id: ID!, $at: ID!) { inventoryItem(id: $id) { inventoryLevel(locationId: $at) {
          quantities(names: ["available", "reserved"]) { quantity } } } }`,
        { id: inventoryItemId, at: locations[0] },
      );
      assert.deepEqual(inventoryItem, { inventoryLevel: { quantities: [{ quantity: 14 }, { quantity: 3 }] } });
      assert.deepEqual(quantities(store, inventoryItemId), { available: 14, reserved: 3, on_hand: 17 });
    },
  },
  {
    says: "units go neither to the location itself nor to one that is inactive or not there",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/LocationDeactivateUserErrorCode",
    covers: ["locationDeactivate"],
    async prove(world) {
      const [, showroom] = world.locations;
      const studio = await addLocation(world, "Studio");
      await deactivate(world, studio);

      const field = ["destinationLocationId"];
      const missing = { code: "DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE", field };
      const same = await deactivate(world, showroom, showroom);
      assert.deepEqual(same.locationDeactivateUserErrors, [
        { code: "DESTINATION_LOCATION_IS_THE_SAME_LOCATION", field },
      ]);
      assert.deepEqual((await deactivate(world, showroom, studio)).locationDeactivateUserErrors, [missing]);
      assert.deepEqual((await deactivate(world, showroom, NOT_A_LOCATION)).locationDeactivateUserErrors, [missing]);
      const unknown = await deactivate(world, NOT_A_LOCATION);
      assert.deepEqual(unknown, {
        location: null,
        locationDeactivateUserErrors: [{ code: "LOCATION_NOT_FOUND", field: ["locationId"] }],
      });
    },
  },
  {
    says: "the shop's own location and the last one for online orders cannot be deactivated",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/LocationDeactivateUserErrorCode",
    covers: ["locationDeactivate"],
    async prove(world) {
      const [own, showroom] = world.locations;
      const field = ["locationId"];
      await takeFromOnlineOrders(world, own);

      const permanent = await deactivate(world, own, showroom);
      const last = await deactivate(world, showroom, own);

      assert.deepEqual(permanent.locationDeactivateUserErrors, [
        { code: "PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR", field },
      ]);
      assert.deepEqual(last.locationDeactivateUserErrors, [{ code: "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT", field }]);
    },
  },
  {
    says: "a deactivated location is activated again under an idempotency key",
    page: page("locationActivate"),
    covers: ["locationActivate"],
    example: true,
    async prove(world) {
      const id = await addLocation(world, "Studio");
      await deactivate(world, id);
      await world.subscribe("locations/activate");

      const { locationActivate } = await world.data<{ locationActivate: object }>(
        `mutation locationActivate($locationId: ID!, $idempotencyKey: String!) {
          locationActivate(locationId: $locationId) @idempotent(key: $idempotencyKey) {
            location { id isActive } locationActivateUserErrors { field message code } } }`,
        { locationId: id, idempotencyKey: "550e8400-e29b-41d4-a716-446655440000" },
      );

      assert.deepEqual(locationActivate, { location: { id, isActive: true }, locationActivateUserErrors: [] });
      assert.equal((await world.webhook("locations/activate")).json["admin_graphql_api_id"], id);
    },
  },
  {
    says: "a location is not activated while another has its name, and needs the directive even so",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/LocationActivateUserErrorCode",
    covers: ["locationActivate", "idempotency"],
    async prove(world) {
      const id = await addLocation(world, "Studio");
      await deactivate(world, id);
      await addLocation(world, "Studio");
      const fields = "location { isActive } locationActivateUserErrors { code field }";

      const { locationActivate } = await world.data<{ locationActivate: object }>(
        `mutation ($id: ID!) { locationActivate(locationId: $id) @idempotent(key: "a") { ${fields} } }`,
        { id },
      );
      const bare = await world.admin(`mutation ($id: ID!) { locationActivate(locationId: $id) { ${fields} } }`, { id });

      assert.deepEqual(locationActivate, {
        location: { isActive: false },
        locationActivateUserErrors: [{ code: "HAS_NON_UNIQUE_NAME", field: ["locationId"] }],
      });
      assert.equal(bare.errors[0]?.extensions?.["code"], "BAD_REQUEST");
    },
  },
  {
    says: "a key that deactivated one location deactivates no other, which is answered as it is",
    page: "https://shopify.dev/docs/api/usage/implementing-idempotency",
    covers: ["idempotency", "locationDeactivate"],
    async prove(world) {
      const ids = [await addLocation(world, "Studio"), await addLocation(world, "Popup")];
      const deactivateBy = (id: string) =>
        world.data<{ locationDeactivate: object }>(
          `mutation ($id: ID!) { locationDeactivate(locationId: $id) @idempotent(key: "same") {
            location { id isActive } locationDeactivateUserErrors { code field } } }`,
          { id },
        );
      await deactivateBy(ids[0] ?? "");
      const other = await deactivateBy(ids[1] ?? "");

      assert.deepEqual(other.locationDeactivate, {
        location: { id: ids[1], isActive: true },
        locationDeactivateUserErrors: [{ code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH", field: null }],
      });
    },
  },
  {
    says: "an active location is not deleted",
    page: page("locationDelete"),
    covers: ["locationDelete"],
    example: true,
    async prove(world) {
      const id = await addLocation(world, "Popup");

      assert.deepEqual(await remove(world, id), {
        deletedLocationId: null,
        locationDeleteUserErrors: [
          {
            message: "The location cannot be deleted while it is active.",
            code: "LOCATION_IS_ACTIVE",
            field: ["locationId"],
          },
        ],
      });
    },
  },
  {
    says: "a location that has been deactivated is deleted, and its levels with it",
    page: page("locationDelete"),
    covers: ["locationDelete"],
    example: true,
    async prove(world) {
      const id = await addLocation(world, "Popup");
      await activate(world, id, { available: 5 });
      const levelId = await levelIdAt(world, id);
      await deactivate(world, id, world.locations[0]);
      await world.subscribe("locations/delete");

      const done = await remove(world, id);

      const { json } = await world.webhook("locations/delete");
      assert.deepEqual(done, { deletedLocationId: id, locationDeleteUserErrors: [] });
      assert.deepEqual(Object.keys(json), ["id"]);
      const left = await world.data(
        "query ($id: ID!, $level: ID!) { location(id: $id) { id } inventoryLevel(id: $level) { id } }",
        {
          id,
          level: levelId,
        },
      );
      assert.deepEqual(left, { location: null, inventoryLevel: null });
    },
  },
  {
    says: "all that keeps a location from being deleted is named",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/LocationDeleteUserErrorCode",
    covers: ["locationDelete"],
    async prove(world) {
      const codesOf = async (id: string) => {
        const { locationDeleteUserErrors: errors } = (await remove(world, id)) as {
          locationDeleteUserErrors: { code: string }[];
        };
        return errors.map(({ code }) => code);
      };

      assert.deepEqual(await codesOf(world.locations[0]), ["LOCATION_IS_ACTIVE", "LOCATION_HAS_INVENTORY"]);
      assert.deepEqual(await codesOf(NOT_A_LOCATION), ["LOCATION_NOT_FOUND"]);
    },
  },
];
