import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const UPDATE_PAGE = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/inventoryItemUpdate";

interface Updated {
  readonly inventoryItem: object | null;
  readonly userErrors: readonly { readonly field: readonly string[] }[];
}

async function update({ data }: World, id: string, input: object): Promise<Updated> {
  const { inventoryItemUpdate } = await data<{ inventoryItemUpdate: Updated }>(
    `mutation inventoryItemUpdate($id: ID!, $input: InventoryItemInput!) { inventoryItemUpdate(id: $id, input: $input) {
      inventoryItem { id unitCost { amount } tracked countryCodeOfOrigin provinceCodeOfOrigin harmonizedSystemCode
        countryHarmonizedSystemCodes(first: 1) { edges { node { harmonizedSystemCode countryCode } } } }
      userErrors { message field } } }`,
    { id, input },
  );
  return inventoryItemUpdate;
}

export const inventoryItemCases: readonly ConformanceCase[] = [
  {
    says: "an inventory item's cost, tracking, origin and customs codes are updated",
    page: UPDATE_PAGE,
    covers: ["inventoryItemUpdate"],
    example: true,
    async prove(world) {
      const id = world.variant("BS-S").inventoryItemId;
      const countryCode = { harmonizedSystemCode: "6217109510", countryCode: "CA" };

      const answer = await update(world, id, {
        cost: 145.89,
        tracked: false,
        countryCodeOfOrigin: "US",
        provinceCodeOfOrigin: "OR",
        harmonizedSystemCode: "621710",
        countryHarmonizedSystemCodes: [countryCode],
      });

      assert.deepEqual(answer, {
        inventoryItem: {
          id,
          unitCost: { amount: "145.89" },
          tracked: false,
          countryCodeOfOrigin: "US",
          provinceCodeOfOrigin: "OR",
          harmonizedSystemCode: "621710",
          countryHarmonizedSystemCodes: { edges: [{ node: countryCode }] },
        },
        userErrors: [],
      });
    },
  },
  {
    says: "a customs code has 6 to 13 digits, and an item that is not there is refused",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/input-objects/InventoryItemInput",
    covers: ["inventoryItemUpdate"],
    async prove(world) {
      const code = await update(world, world.variant("BS-S").inventoryItemId, { harmonizedSystemCode: "62-17" });
      const item = await update(world, "gid://shopify/InventoryItem/1", { tracked: false });

      assert.deepEqual(code.userErrors[0]?.field, ["input", "harmonizedSystemCode"]);
      assert.deepEqual(item.userErrors[0]?.field, ["id"]);
    },
  },
  {
    says: "an updated item is told of, as the REST Admin API writes it",
    page: "https://shopify.dev/docs/api/webhooks/latest",
    covers: ["inventoryItemUpdate", "webhooks"],
    async prove(world) {
      const { inventoryItemId } = world.variant("BS-S");
      await world.subscribe("inventory_items/update");
      await update(world, inventoryItemId, {
        sku: "BS-1",
        cost: "9.50",
        countryCodeOfOrigin: "PT",
        measurement: { weight: { value: 250, unit: "GRAMS" } },
      });

      const { json } = await world.webhook("inventory_items/update");

      const { id, created_at, updated_at, ...rest } = json;
      assert.equal(`gid://shopify/InventoryItem/${String(id)}`, inventoryItemId);
      assert.ok(typeof created_at === "string" && typeof updated_at === "string");
      assert.deepEqual(rest, {
        sku: "BS-1",
        requires_shipping: true,
        cost: "9.50",
        country_code_of_origin: "PT",
        province_code_of_origin: null,
        harmonized_system_code: null,
        tracked: true,
        country_harmonized_system_codes: [],
        weight_value: 250,
        weight_unit: "g",
        admin_graphql_api_id: inventoryItemId,
      });
    },
  },
  {
    says: "an item is found by its SKU",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/queries/inventoryItems",
    covers: ["inventoryItems"],
    async prove({ data, variant }) {
      const { inventoryItems } = await data<{ inventoryItems: object }>(
        `{ inventoryItems(first: 5, query: "sku:C-1") { nodes { id tracked requiresShipping variant { id } } } }`,
      );

      const { id, inventoryItemId } = variant("C-1");
      assert.deepEqual(inventoryItems, {
        nodes: [{ id: inventoryItemId, tracked: true, requiresShipping: true, variant: { id } }],
      });
    },
  },
  {
    says: "the names of quantities: six lie on the shelf together, incoming does not",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/queries/inventoryProperties",
    covers: ["inventoryProperties"],
    example: true,
    async prove({ data }) {
      const { inventoryProperties } = await data<{ inventoryProperties: { quantityNames: object[] } }>(
        "query inventoryProperties { inventoryProperties { quantityNames { belongsTo comprises displayName name } } }",
      );

      const shelf = ["available", "committed", "damaged", "quality_control", "reserved", "safety_stock"];
      const onShelf = (name: string, displayName: string) => {
        return { belongsTo: ["on_hand"], comprises: [], displayName, name };
      };
      assert.deepEqual(inventoryProperties.quantityNames, [
        onShelf("available", "Available"),
        onShelf("committed", "Committed"),
        onShelf("damaged", "Damaged"),
        { belongsTo: [], comprises: [], displayName: "Incoming", name: "incoming" },
        { belongsTo: [], comprises: shelf, displayName: "On hand", name: "on_hand" },
        onShelf("quality_control", "Quality control"),
        onShelf("reserved", "Reserved"),
        onShelf("safety_stock", "Safety stock"),
      ]);
    },
  },
];
