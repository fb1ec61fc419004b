import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { addLocation, deactivate } from "../location-requests.ts";
import type { World } from "../world.ts";

const page = (name: string) => `https://shopify.dev/docs/api/admin-graphql/latest/mutations/${name}` as const;
const NOT_A_LOCATION = "gid://shopify/Location/1";

interface Named {
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] }[];
}

async function add({ data }: World, input: object): Promise<Named["userErrors"]> {
  const { locationAdd } = await data<{ locationAdd: Named }>(
    "mutation ($input: LocationAddInput!) { locationAdd(input: $input) { userErrors { code field } } }",
    { input },
  );
  return locationAdd.userErrors;
}

async function edit({ data }: World, id: string, input: object): Promise<Named & { readonly location: object | null }> {
  const { locationEdit } = await data<{ locationEdit: Named & { location: object | null } }>(
    `mutation ($id: ID!, $input: LocationEditInput!) { locationEdit(id: $id, input: $input) {
      location { name } userErrors { code field } } }`,
    { id, input },
  );
  return locationEdit;
}

export const locationCases: readonly ConformanceCase[] = [
  {
    says: "a location is added with a name, an address and whether it fulfils online orders",
    page: page("locationAdd"),
    covers: ["locationAdd"],
    example: true,
    async prove({ data }) {
      const { locationAdd } = await data<{ locationAdd: { location: { id: string } } }>(
        `mutation {
          locationAdd(input: {name: "New York Warehouses", address: {address1: "101 Liberty Street", city: "New York",
            provinceCode: "NY", countryCode: US, zip: "10006"}, fulfillsOnlineOrders: true}) {
            location { id name address { address1 provinceCode countryCode zip } fulfillsOnlineOrders } } }`,
      );

      const { id, ...location } = locationAdd.location;
      assert.match(id, /^gid:\/\/shopify\/Location\/\d+$/);
      assert.deepEqual(location, {
        name: "New York Warehouses",
        address: { address1: "101 Liberty Street", provinceCode: "NY", countryCode: "US", zip: "10006" },
        fulfillsOnlineOrders: true,
      });
    },
  },
  {
    says: "a metafield comes with a new location, and more with an edit, which names the one that is known by its id",
    page: page("locationEdit"),
    covers: ["locationAdd", "locationEdit", "metafields"],
    example: true,
    async prove({ data }) {
      type Edges = { edges: { node: { id: string; value: string } }[] };
      type Answer = { location: { id: string; metafields: Edges } };
      const fields =
        "location { id metafields(first: 3) { edges { node { id namespace key value } } } } userErrors { message field }";
      const type = "single_line_text_field";
      const hours = { namespace: "global", key: "store_hours", type, value: "Open from 9am" };
      const { locationAdd } = await data<{ locationAdd: Answer }>(
        `mutation createLocationMetafields($input: LocationAddInput!) { locationAdd(input: $input) { ${fields} } }`,
        { input: { metafields: [hours], name: "Studio", address: { countryCode: "CA" } } },
      );
      const known = locationAdd.location.metafields.edges[0]?.node;

      const { locationEdit } = await data<{ locationEdit: Answer }>(
        `mutation updateLocationMetafields($input: LocationEditInput!, $ownerId: ID!) {
          locationEdit(input: $input, id: $ownerId) { ${fields} } }`,
        {
          ownerId: locationAdd.location.id,
          input: {
            metafields: [
              { namespace: "my_field", key: "delivery_type", type, value: "local" },
              { id: known?.id, value: "Open from 7am to 10pm" },
            ],
          },
        },
      );

      const shown = locationEdit.location.metafields.edges.map(({ node: { id: _id, ...rest } }) => rest);
      assert.deepEqual(shown, [
        { namespace: "global", key: "store_hours", value: "Open from 7am to 10pm" },
        { namespace: "my_field", key: "delivery_type", value: "local" },
      ]);
      assert.equal(locationEdit.location.metafields.edges[0]?.node.id, known?.id);
    },
  },
  {
    says: "a new location is told of, and nothing is stocked there",
    page: "https://shopify.dev/docs/api/webhooks/latest",
    covers: ["locationAdd", "webhooks"],
    async prove(world) {
      await world.subscribe("locations/create");
      const id = await addLocation(world, "Berlin shop");

      const { json } = await world.webhook("locations/create");
      const { location } = await world.data<{ location: object }>(
        `query ($id: ID!) { location(id: $id) { isActive fulfillsOnlineOrders hasActiveInventory deletable isPrimary
          inventoryLevels(first: 3) { nodes { id } } } }`,
        { id },
      );

      assert.equal(json["name"], "Berlin shop");
      assert.equal(json["admin_graphql_api_id"], id);
      assert.deepEqual(location, {
        isActive: true,
        fulfillsOnlineOrders: true,
        hasActiveInventory: false,
        deletable: false,
        isPrimary: false,
        inventoryLevels: { nodes: [] },
      });
    },
  },
  {
    says: "a location's name may not be blank, too long, nor that of another; its address lines not endless",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/LocationAddUserErrorCode",
    covers: ["locationAdd", "locationEdit"],
    async prove(world) {
      const address = { countryCode: "DE" };
      const name = ["input", "name"];

      assert.deepEqual(await add(world, { name: " ", address }), [{ code: "BLANK", field: name }]);
      assert.deepEqual(await add(world, { name: "Warehouse", address }), [{ code: "TAKEN", field: name }]);
      assert.deepEqual(await add(world, { name: "N".repeat(101), address }), [{ code: "TOO_LONG", field: name }]);
      assert.deepEqual(await add(world, { name: "Shop", address: { ...address, zip: "1".repeat(256) } }), [
        { code: "TOO_LONG", field: ["input", "address", "zip"] },
      ]);
      const taken = await edit(world, world.locations[1], { name: "Warehouse" });
      assert.deepEqual(taken, { location: null, userErrors: [{ code: "TAKEN", field: name }] });
    },
  },
  {
    says: "a location's name, address and part in online orders are edited",
    page: page("locationEdit"),
    covers: ["locationEdit"],
    example: true,
    async prove({ data, locations }) {
      const { locationEdit } = await data<{ locationEdit: object }>(
        `mutation locationEdit($id: ID!) {
          locationEdit(id: $id, input: {name: "Shipping Warehouse", address: {address1: "290 Bremner Blvd",
            city: "Toronto", zip: "M5V 3L9", provinceCode: "ON", countryCode: CA}, fulfillsOnlineOrders: false}) {
            location { id name address { address1 provinceCode countryCode zip } fulfillsOnlineOrders } } }`,
        { id: locations[1] },
      );

      assert.deepEqual(locationEdit, {
        location: {
          id: locations[1],
          name: "Shipping Warehouse",
          address: { address1: "290 Bremner Blvd", provinceCode: "ON", countryCode: "CA", zip: "M5V 3L9" },
          fulfillsOnlineOrders: false,
        },
      });
    },
  },
  {
    says: "the last location that fulfils online orders goes on doing so, and one that is not there cannot be edited",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/LocationEditUserErrorCode",
    covers: ["locationEdit"],
    async prove(world) {
      await edit(world, world.locations[1], { fulfillsOnlineOrders: false });
      const last = await edit(world, world.locations[0], { fulfillsOnlineOrders: false });
      const unknown = await edit(world, NOT_A_LOCATION, { name: "Nowhere" });

      assert.deepEqual(last.userErrors, [{ code: "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT", field: ["input"] }]);
      assert.deepEqual(unknown.userErrors, [{ code: "NOT_FOUND", field: ["id"] }]);
    },
  },
  {
    says: "locations are listed by name, those that are inactive only when asked for",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/queries/locations",
    covers: ["locations", "locationsCount", "locationByIdentifier"],
    async prove(world) {
      const id = await addLocation(world, "Atelier");
      await deactivate(world, id);

      const answer = await world.data<{ inactive: object }>(
        `query ($id: ID!) {
          active: locations(first: 5) { nodes { name } }
          all: locations(first: 5, includeInactive: true) { nodes { name } }
          found: locations(first: 5, query: "name:Show*") { nodes { name } }
          locationByIdentifier(identifier: { id: $id }) { name isActive } }`,
        { id },
      );

      assert.deepEqual(answer, {
        active: { nodes: [{ name: "Showroom" }, { name: "Warehouse" }] },
        all: { nodes: [{ name: "Atelier" }, { name: "Showroom" }, { name: "Warehouse" }] },
        found: { nodes: [{ name: "Showroom" }] },
        locationByIdentifier: { name: "Atelier", isActive: false },
      });
    },
  },
  {
    says: "units are sold online only from locations that fulfil online orders",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/objects/Location#field-fulfillsOnlineOrders",
    covers: ["locationEdit", "sellableOnlineQuantity"],
    async prove(world) {
      const units = async () => {
        const { productVariant } = await world.data<{ productVariant: object }>(
          "query ($id: ID!) { productVariant(id: $id) { inventoryQuantity sellableOnlineQuantity } }",
          { id: world.variant("BS-S").id },
        );
        return productVariant;
      };
      const before = await units();
      await edit(world, world.locations[0], { fulfillsOnlineOrders: false });

      assert.deepEqual(before, { inventoryQuantity: 10, sellableOnlineQuantity: 10 });
      assert.deepEqual(await units(), { inventoryQuantity: 10, sellableOnlineQuantity: 0 });
    },
  },
];
