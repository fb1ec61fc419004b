import type { World } from "./world.ts";

export interface Problem {
  readonly field: readonly string[] | null;
  readonly code: string;
  readonly message: string;
}

export interface Money {
  readonly amount: string;
  readonly currencyCode: string;
}

export interface ListAnswer {
  readonly priceList: { readonly id: string; readonly fixedPricesCount: number } | null;
  readonly userErrors: readonly Problem[];
}

export interface FixedAnswer {
  readonly prices: readonly { readonly price: Money; readonly compareAtPrice: Money | null }[];
  readonly userErrors: readonly Problem[];
}

export const DECREASE = { adjustment: { type: "PERCENTAGE_DECREASE", value: 10 } };
export const cad = (amount: string) => ({ amount, currencyCode: "CAD" });

/** A market that pays in Canadian dollars, two for a euro; its catalog has a price list that takes ten percent off. */
export async function canada(world: World): Promise<{ marketId: string; catalogId: string; priceListId: string }> {
  const { marketCreate } = await world.data<{ marketCreate: { market: { id: string } } }>(
    `mutation ($input: MarketCreateInput!) { marketCreate(input: $input) { market { id } userErrors { code } } }`,
    {
      input: {
        name: "Canada",
        conditions: { regionsCondition: { regions: [{ countryCode: "CA" }] } },
        currencySettings: { baseCurrency: "CAD", baseCurrencyManualRate: "2" },
      },
    },
  );
  const { priceList } = await createList(world, { name: "Canada", currency: "CAD", parent: DECREASE });
  const { catalogCreate } = await world.data<{ catalogCreate: { catalog: { id: string } } }>(CATALOG_CREATE, {
    input: {
      title: "Canada",
      status: "ACTIVE",
      context: { marketIds: [marketCreate.market.id] },
      priceListId: priceList?.id,
    },
  });
  return {
    marketId: marketCreate.market.id,
    catalogId: catalogCreate.catalog.id,
    priceListId: priceList?.id ?? "",
  };
}

export const CATALOG_CREATE = `mutation catalogCreate($input: CatalogCreateInput!) {
  catalogCreate(input: $input) {
    catalog { id status title priceList { id currency } }
    userErrors { field message code }
  }
}`;

/** Creates a price list. */
export async function createList(world: World, input: object): Promise<ListAnswer> {
  const { priceListCreate } = await world.data<{ priceListCreate: ListAnswer }>(
    `mutation PriceListCreate($input: PriceListCreateInput!) {
      priceListCreate(input: $input) {
        userErrors { field message code }
        priceList { id name currency fixedPricesCount parent { adjustment { type value } } }
      }
    }`,
    { input },
  );
  return priceListCreate;
}

/** Sets fixed prices in a list. */
export async function addFixed(world: World, priceListId: string, prices: readonly object[]): Promise<FixedAnswer> {
  const { priceListFixedPricesAdd } = await world.data<{ priceListFixedPricesAdd: FixedAnswer }>(
    `mutation priceListFixedPricesAdd($priceListId: ID!, $prices: [PriceListPriceInput!]!) {
      priceListFixedPricesAdd(priceListId: $priceListId, prices: $prices) {
        prices { compareAtPrice { amount currencyCode } price { amount currencyCode } }
        userErrors { field code message }
      }
    }`,
    { priceListId, prices },
  );
  return priceListFixedPricesAdd;
}

/** What a candle of 9.50 euros costs in Canada. */
export async function candleInCanada(world: World): Promise<Money> {
  const { productVariant } = await world.data<{ productVariant: { contextualPricing: { price: Money } } }>(
    `query ($id: ID!) {
      productVariant(id: $id) { contextualPricing(context: { country: CA }) { price { amount currencyCode } } }
    }`,
    { id: world.variant("C-1").id },
  );
  return productVariant.contextualPricing.price;
}
