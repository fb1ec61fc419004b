import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";

const API = "https://shopify.dev/docs/api/admin-graphql/latest";
const PAGE = "pageInfo { hasNextPage endCursor }";

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

export const pagesAndWordsCases: readonly ConformanceCase[] = [
  {
    says: "a product's variants and an item's levels come in pages that say whether more follow, as a shop's markets do",
    page: "https://shopify.dev/docs/api/usage/pagination-graphql",
    covers: ["product", "inventoryItem", "markets"],
    async prove({ data, variant }) {
      const { productId, inventoryItemId } = variant("BS-S");
      const first = await data<{
        product: { variants: Page };
        inventoryItem: { inventoryLevels: Page };
        markets: Page;
      }>(
        `query ($product: ID!, $item: ID!) {
          product(id: $product) { variants(first: 1) { nodes { id } ${PAGE} } }
          inventoryItem(id: $item) { inventoryLevels(first: 1) { nodes { id } ${PAGE} } }
          markets(first: 50) { nodes { id } ${PAGE} }
        }`,
        { product: productId, item: inventoryItemId },
      );
      const next = await data<{ product: { variants: Page }; inventoryItem: { inventoryLevels: Page } }>(
        `query ($product: ID!, $item: ID!, $variant: String!, $level: String!) {
          product(id: $product) { variants(first: 1, after: $variant) { nodes { id } ${PAGE} } }
          inventoryItem(id: $item) { inventoryLevels(first: 1, after: $level) { nodes { id } ${PAGE} } }
        }`,
        {
          product: productId,
          item: inventoryItemId,
          variant: first.product.variants.pageInfo.endCursor,
          level: first.inventoryItem.inventoryLevels.pageInfo.endCursor,
        },
      );

      const more = (page: Page) => page.pageInfo.hasNextPage;
      assert.deepEqual([more(first.product.variants), more(next.product.variants)], [true, false]);
      assert.deepEqual(
        [more(first.inventoryItem.inventoryLevels), more(next.inventoryItem.inventoryLevels)],
        [true, false],
      );
      assert.equal(more(first.markets), false);
    },
  },
  {
    says: "a move and a validation that are refused say why in words",
    page: `${API}/mutations/inventoryMoveQuantities`,
    covers: ["inventoryMoveQuantities", "validationCreate"],
    async prove({ data, variant, locations }) {
      type Refused = { userErrors: { code: string; message: string }[] };
      const terminal = { locationId: locations[0] };
      const refused = await data<{ inventoryMoveQuantities: Refused; validationCreate: Refused }>(
        `mutation ($input: InventoryMoveQuantitiesInput!, $validation: ValidationCreateInput!) {
          inventoryMoveQuantities(input: $input) @idempotent(key: "words") { userErrors { code field message } }
          validationCreate(validation: $validation) { userErrors { code field message } }
        }`,
        {
          validation: { functionHandle: "no-such-function", enable: true },
          input: {
            reason: "reservation_created",
            referenceDocumentUri: "app://show/1",
            changes: [
              {
                inventoryItemId: variant("BS-S").inventoryItemId,
                quantity: 1,
                from: { ...terminal, name: "available", changeFromQuantity: 99 },
                to: { ...terminal, name: "reserved", ledgerDocumentUri: "app://hold/1", changeFromQuantity: null },
              },
            ],
          },
        },
      );

      assert.equal(refused.inventoryMoveQuantities.userErrors[0]?.code, "CHANGE_FROM_QUANTITY_STALE");
      assert.notEqual(refused.inventoryMoveQuantities.userErrors[0].message, "");
      assert.equal(refused.validationCreate.userErrors[0]?.code, "FUNCTION_NOT_FOUND");
      assert.notEqual(refused.validationCreate.userErrors[0].message, "");
    },
  },
  {
    says: "a customer is found by an address, which says whether it may be written to",
    page: `${API}/queries/customerByIdentifier`,
    covers: ["customerByIdentifier"],
    async prove({ data }) {
      const consent = { marketingState: "SUBSCRIBED", marketingOptInLevel: "SINGLE_OPT_IN" };
      const input = { email: "ida@example.com", emailMarketingConsent: consent };
      await data(
        `mutation ($input: CustomerInput!) { customerCreate(input: $input) { userErrors { field message } } }`,
        { input },
      );

      const { found, nobody } = await data<{
        found: { defaultEmailAddress: { marketingState: string } };
        nobody: object | null;
      }>(
        `{ found: customerByIdentifier(identifier: { emailAddress: "ida@example.com" }) {
             id defaultEmailAddress { marketingState } }
           nobody: customerByIdentifier(identifier: { emailAddress: "nobody@example.com" }) { id } }`,
      );

      assert.equal(found.defaultEmailAddress.marketingState, "SUBSCRIBED");
      assert.equal(nobody, null);
    },
  },
];
