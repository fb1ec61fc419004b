import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";

const OBJECTS = "https://shopify.dev/docs/api/admin-graphql/latest/objects";

export const shopCases: readonly ConformanceCase[] = [
  {
    says: "a shop names its own domain, and the one that shoppers know",
    page: `${OBJECTS}/Shop`,
    covers: ["shop"],
    async prove({ data, domain }) {
      const { shop } = await data<{ shop: { myshopifyDomain: string; primaryDomain: { url: string; host: string } } }>(
        "{ shop { myshopifyDomain primaryDomain { url host } } }",
      );

      assert.equal(shop.myshopifyDomain, domain);
      assert.equal(new URL(shop.primaryDomain.url).host, shop.primaryDomain.host);
    },
  },
  {
    says: "a product's picture is shown by its media's preview, and an item's levels by their edges",
    page: `${OBJECTS}/Product`,
    covers: ["product", "inventoryItem"],
    async prove({ data, variant }) {
      const { productId, inventoryItemId } = variant("BS-S");
      type Level = { quantities: { name: string; quantity: number }[] };
      const { product, inventoryItem } = await data<{
        product: { featuredMedia: { preview: { image: { url: string } } } };
        inventoryItem: { inventoryLevels: { edges: { node: Level; cursor: string }[] } };
      }>(
        `query ($product: ID!, $item: ID!) {
          product(id: $product) { featuredMedia { preview { image { url } } } }
          inventoryItem(id: $item) { inventoryLevels(first: 5) {
            edges { cursor node { quantities(names: ["available"]) { name quantity } } } } } }`,
        { product: productId, item: inventoryItemId },
      );

      assert.match(product.featuredMedia.preview.image.url, /^https:\/\/cdn\.shopify\.com\//);
      const available = inventoryItem.inventoryLevels.edges.map(({ node }) => node.quantities[0]?.quantity);
      assert.deepEqual(available, [10, 0]);
    },
  },
  {
    says: "a discount code that is deleted is answered by its id, and holds no more",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/mutations/discountCodeDelete",
    covers: ["discountCodeDelete"],
    async prove({ data }) {
      type Created = { discountCodeBasicCreate: { codeDiscountNode: { id: string } } };
      const { discountCodeBasicCreate } = await data<Created>(
        `mutation ($discount: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $discount) {
          codeDiscountNode { id } userErrors { field message code } } }`,
        {
          discount: {
            title: "LIVE10",
            code: "LIVE10",
            startsAt: "2026-01-01T00:00:00Z",
            context: { all: "ALL" },
            customerGets: { value: { percentage: 0.1 }, items: { all: true } },
          },
        },
      );
      const { id } = discountCodeBasicCreate.codeDiscountNode;

      const remove = () =>
        data<{ discountCodeDelete: { deletedCodeDiscountId: string | null; userErrors: { code: string }[] } }>(
          `mutation ($id: ID!) { discountCodeDelete(id: $id) { deletedCodeDiscountId userErrors { field message code } } }`,
          { id },
        );
      const first = await remove();
      const again = await remove();

      assert.equal(first.discountCodeDelete.deletedCodeDiscountId, id);
      assert.equal(again.discountCodeDelete.deletedCodeDiscountId, null);
      assert.equal(again.discountCodeDelete.userErrors.length, 1);
    },
  },
];
