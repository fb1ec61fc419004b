import assert from "node:assert/strict";
import {
  addFixed,
  cad,
  canada,
  candleInCanada,
  CATALOG_CREATE,
  createList,
  DECREASE,
  type ListAnswer,
  type Problem,
} from "../case-market.ts";
import type { ConformanceCase } from "../conformance-case.ts";

const API = "https://shopify.dev/docs/api/admin-graphql/latest";

export const priceListCases: readonly ConformanceCase[] = [
  {
    says: "a price list keeps its name, its currency and by how much it adjusts",
    page: `${API}/mutations/priceListCreate`,
    covers: ["priceListCreate"],
    example: true,
    async prove(world) {
      const adjustment = { type: "PERCENTAGE_INCREASE", value: 10 };

      const { priceList, userErrors } = await createList(world, {
        name: "Price List",
        currency: "USD",
        parent: { adjustment },
      });

      assert.deepEqual(userErrors, []);
      assert.ok(priceList);
      const { id, ...rest } = priceList;
      assert.match(id, /^gid:\/\/shopify\/PriceList\/\d+$/);
      assert.deepEqual(rest, { name: "Price List", currency: "USD", fixedPricesCount: 0, parent: { adjustment } });
    },
  },
  {
    says: "an adjustment below zero, or beyond what its type may have, is refused with the code of each",
    page: `${API}/enums/PriceListUserErrorCode`,
    covers: ["priceListCreate"],
    async prove(world) {
      const codeOf = async (type: string, value: number) => {
        const parent = { adjustment: { type, value } };
        const { userErrors } = await createList(world, { name: "List", currency: "EUR", parent });
        return userErrors[0]?.code;
      };

      assert.equal(await codeOf("PERCENTAGE_INCREASE", 1001), "INVALID_ADJUSTMENT_MAX_VALUE");
      assert.equal(await codeOf("PERCENTAGE_DECREASE", 101), "INVALID_ADJUSTMENT_MIN_VALUE");
      assert.equal(await codeOf("PERCENTAGE_DECREASE", -1), "INVALID_ADJUSTMENT_VALUE");
    },
  },
  {
    says: "the name of a price list is unique",
    page: `${API}/input-objects/PriceListCreateInput`,
    covers: ["priceListCreate"],
    async prove(world) {
      const input = { name: "Canada", currency: "CAD", parent: DECREASE };
      await createList(world, input);

      const { priceList, userErrors } = await createList(world, input);

      assert.equal(priceList, null);
      assert.equal(userErrors[0]?.code, "TAKEN");
    },
  },
  {
    says: "a catalog of a market answers as MarketCatalog, with its price list",
    page: `${API}/mutations/catalogCreate`,
    covers: ["catalogCreate", "catalogs"],
    example: true,
    async prove(world) {
      const { marketId } = await canada(world);
      const { priceList } = await createList(world, { name: "Other", currency: "CAD", parent: DECREASE });

      const { catalogCreate } = await world.data<{
        catalogCreate: { catalog: Record<string, unknown> | null; userErrors: Problem[] };
      }>(CATALOG_CREATE, {
        input: {
          title: "Pricing Only Catalog",
          status: "DRAFT",
          context: { marketIds: [marketId] },
          priceListId: priceList?.id,
        },
      });

      assert.deepEqual(catalogCreate.userErrors, []);
      assert.ok(catalogCreate.catalog);
      const { id, ...rest } = catalogCreate.catalog;
      assert.match(String(id), /^gid:\/\/shopify\/MarketCatalog\/\d+$/);
      assert.deepEqual(rest, {
        status: "DRAFT",
        title: "Pricing Only Catalog",
        priceList: { id: priceList?.id, currency: "CAD" },
      });
    },
  },
  {
    says: "a catalog is refused without a context, for an unknown market, and with a list in another currency",
    page: `${API}/enums/CatalogUserErrorCode`,
    covers: ["catalogCreate"],
    async prove(world) {
      const { marketId } = await canada(world);
      const { priceList } = await createList(world, { name: "Dollars", currency: "USD", parent: DECREASE });
      const codeOf = async (context: object, priceListId?: string) => {
        const { catalogCreate } = await world.data<{ catalogCreate: { userErrors: Problem[] } }>(CATALOG_CREATE, {
          input: { title: "Catalog", status: "ACTIVE", context, priceListId },
        });
        return catalogCreate.userErrors[0]?.code;
      };

      assert.equal(await codeOf({}), "MUST_PROVIDE_EXACTLY_ONE_CONTEXT_TYPE");
      assert.equal(await codeOf({ marketIds: ["gid://shopify/Market/1"] }), "MARKET_NOT_FOUND");
      assert.equal(await codeOf({ marketIds: [marketId] }, "gid://shopify/PriceList/1"), "PRICE_LIST_NOT_FOUND");
      assert.equal(await codeOf({ marketIds: [marketId] }, priceList?.id), "MARKET_AND_PRICE_LIST_CURRENCY_MISMATCH");
    },
  },
  {
    says: "the primary market takes no price list",
    page: `${API}/enums/CatalogUserErrorCode`,
    covers: ["catalogCreate"],
    async prove(world) {
      const { markets } = await world.data<{ markets: { nodes: { id: string }[] } }>(
        `{ markets(first: 1) { nodes { id } } }`,
      );
      const { priceList } = await createList(world, { name: "Home", currency: "EUR", parent: DECREASE });

      const { catalogCreate } = await world.data<{ catalogCreate: { userErrors: Problem[] } }>(CATALOG_CREATE, {
        input: {
          title: "Home",
          status: "ACTIVE",
          context: { marketIds: markets.nodes.map(({ id }) => id) },
          priceListId: priceList?.id,
        },
      });

      assert.equal(catalogCreate.userErrors[0]?.code, "PRICE_LIST_NOT_ALLOWED_FOR_PRIMARY_MARKET");
    },
  },
  {
    says: "a catalog given to another price list loses the one that it had",
    page: `${API}/input-objects/PriceListCreateInput`,
    covers: ["priceListCreate", "priceList", "catalog"],
    async prove(world) {
      const { catalogId, priceListId } = await canada(world);

      const { priceList } = await createList(world, { name: "New", currency: "CAD", parent: DECREASE, catalogId });

      const { catalog, before } = await world.data<{
        catalog: { priceList: { id: string } };
        before: { catalog: object | null };
      }>(
        `query ($catalogId: ID!, $before: ID!) {
          catalog(id: $catalogId) { priceList { id } }
          before: priceList(id: $before) { catalog { id } }
        }`,
        { catalogId, before: priceListId },
      );
      assert.equal(catalog.priceList.id, priceList?.id);
      assert.equal(before.catalog, null);
    },
  },
  {
    says: "fixed prices are answered with their compare-at prices, and hold instead of the adjustment",
    page: `${API}/mutations/priceListFixedPricesAdd`,
    covers: ["priceListFixedPricesAdd", "ProductVariant.contextualPricing"],
    example: true,
    async prove(world) {
      const { priceListId } = await canada(world);
      assert.deepEqual(await candleInCanada(world), cad("17.1"), "ten percent off, two dollars for a euro");

      const { prices, userErrors } = await addFixed(world, priceListId, [
        { compareAtPrice: cad("125.50"), price: cad("100"), variantId: world.variant("C-1").id },
        { compareAtPrice: cad("6.99"), price: cad("4"), variantId: world.variant("BS-S").id },
      ]);

      assert.deepEqual(userErrors, []);
      assert.deepEqual(prices, [
        { compareAtPrice: cad("125.5"), price: cad("100.0") },
        { compareAtPrice: cad("6.99"), price: cad("4.0") },
      ]);
      assert.deepEqual(await candleInCanada(world), cad("100.0"));
    },
  },
  {
    says: "a fixed price in another currency than the list's is refused for each of its amounts",
    page: `${API}/mutations/priceListFixedPricesAdd`,
    covers: ["priceListFixedPricesAdd"],
    example: true,
    async prove(world) {
      const { priceListId } = await canada(world);
      const euro = (amount: string) => ({ amount, currencyCode: "EUR" });

      const answer = await addFixed(world, priceListId, [
        { compareAtPrice: euro("125.50"), price: euro("100"), variantId: world.variant("C-1").id },
      ]);

      const mismatch = {
        code: "PRICE_LIST_CURRENCY_MISMATCH",
        message: "The specified currency does not match the price list's currency.",
      };
      assert.deepEqual(answer, {
        prices: [],
        userErrors: [
          { field: ["prices", "0", "price", "currencyCode"], ...mismatch },
          { field: ["prices", "0", "compareAtPrice", "currencyCode"], ...mismatch },
        ],
      });
    },
  },
  {
    says: "fixed prices for an unknown list or variant are refused, and none is set",
    page: `${API}/enums/PriceListPriceUserErrorCode`,
    covers: ["priceListFixedPricesAdd"],
    async prove(world) {
      const { priceListId } = await canada(world);
      const one = { price: cad("4"), variantId: world.variant("C-1").id };

      const noList = await addFixed(world, "gid://shopify/PriceList/1", [one]);
      const noVariant = await addFixed(world, priceListId, [
        one,
        { ...one, variantId: "gid://shopify/ProductVariant/1" },
      ]);

      assert.equal(noList.userErrors[0]?.code, "PRICE_LIST_NOT_FOUND");
      assert.deepEqual(noVariant.userErrors[0]?.field, ["prices", "1", "variantId"]);
      assert.equal(noVariant.userErrors[0].code, "VARIANT_NOT_FOUND");
      assert.deepEqual(await candleInCanada(world), cad("17.1"));
    },
  },
  {
    says: "a deleted fixed price gives way to the adjustment, and only fixed prices can be deleted",
    page: `${API}/mutations/priceListFixedPricesDelete`,
    covers: ["priceListFixedPricesDelete"],
    async prove(world) {
      const { priceListId } = await canada(world);
      const variantId = world.variant("C-1").id;
      await addFixed(world, priceListId, [{ price: cad("4"), variantId }]);
      const remove = () =>
        world.data<{ priceListFixedPricesDelete: { deletedFixedPriceVariantIds: string[]; userErrors: Problem[] } }>(
          `mutation ($priceListId: ID!, $variantIds: [ID!]!) {
            priceListFixedPricesDelete(priceListId: $priceListId, variantIds: $variantIds) {
              deletedFixedPriceVariantIds
              userErrors { field code message }
            }
          }`,
          { priceListId, variantIds: [variantId] },
        );

      const { priceListFixedPricesDelete: first } = await remove();
      const { priceListFixedPricesDelete: again } = await remove();

      assert.deepEqual(first, { deletedFixedPriceVariantIds: [variantId], userErrors: [] });
      assert.deepEqual(await candleInCanada(world), cad("17.1"));
      assert.equal(again.userErrors[0]?.code, "PRICE_NOT_FIXED");
    },
  },
  {
    says: "a list in another currency loses its fixed prices",
    page: `${API}/mutations/priceListUpdate`,
    covers: ["priceListUpdate"],
    async prove(world) {
      const { priceList } = await createList(world, { name: "List", currency: "CAD", parent: DECREASE });
      await addFixed(world, priceList?.id ?? "", [{ price: cad("4"), variantId: world.variant("C-1").id }]);

      const { priceListUpdate } = await world.data<{ priceListUpdate: ListAnswer }>(
        `mutation ($id: ID!) {
          priceListUpdate(id: $id, input: { currency: USD }) { priceList { id fixedPricesCount } userErrors { code } }
        }`,
        { id: priceList?.id },
      );

      assert.deepEqual(priceListUpdate.userErrors, []);
      assert.equal(priceListUpdate.priceList?.fixedPricesCount, 0);
    },
  },
  {
    says: "fixed prices by product hold for all its variants, and an update without operations is refused",
    page: `${API}/mutations/priceListFixedPricesByProductUpdate`,
    covers: ["priceListFixedPricesByProductUpdate", "priceList"],
    async prove(world) {
      const { priceListId } = await canada(world);
      const update = (variables: object) =>
        world.data<{
          priceListFixedPricesByProductUpdate: { priceList: object | null; userErrors: { code: string }[] };
        }>(
          `mutation ($priceListId: ID!, $pricesToAdd: [PriceListProductPriceInput!]) {
            priceListFixedPricesByProductUpdate(priceListId: $priceListId, pricesToAdd: $pricesToAdd) {
              priceList { prices(first: 5, originType: FIXED) { nodes { price { amount } originType } } }
              userErrors { code }
            }
          }`,
          { priceListId, ...variables },
        );
      const pricesToAdd = [{ price: cad("30"), productId: world.variant("BS-S").productId }];

      const { priceListFixedPricesByProductUpdate: added } = await update({ pricesToAdd });
      const { priceListFixedPricesByProductUpdate: nothing } = await update({});

      const fixed = { price: { amount: "30.0" }, originType: "FIXED" };
      assert.deepEqual(added, { priceList: { prices: { nodes: [fixed, fixed] } }, userErrors: [] });
      assert.equal(nothing.userErrors[0]?.code, "NO_UPDATE_OPERATIONS_SPECIFIED");
    },
  },
  {
    says: "a draft catalog's prices hold for nobody",
    page: `${API}/enums/CatalogStatus`,
    covers: ["catalogUpdate", "ProductVariant.contextualPricing"],
    async prove(world) {
      const { catalogId } = await canada(world);

      await world.data(
        `mutation ($id: ID!) { catalogUpdate(id: $id, input: { status: DRAFT }) { userErrors { code } } }`,
        { id: catalogId },
      );

      assert.deepEqual(await candleInCanada(world), cad("19.0"));
    },
  },
];
