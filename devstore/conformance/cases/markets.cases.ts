import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const API = "https://shopify.dev/docs/api/admin-graphql/latest";

interface Problem {
  readonly field: readonly string[] | null;
  readonly code: string;
  readonly message: string;
}

interface Money {
  readonly amount: string;
  readonly currencyCode: string;
}

interface MarketAnswer {
  readonly market: {
    readonly id: string;
    readonly handle: string;
    readonly status: string;
    readonly conditions: { regionsCondition: { regions: { edges: { node: { id: string; name: string } }[] } } };
  } | null;
  readonly userErrors: readonly Problem[];
}

const MARKET_CREATE = `mutation marketCreate($input: MarketCreateInput!) {
  marketCreate(input: $input) {
    market {
      id handle status
      conditions { regionsCondition { regions(first: 10) { edges { node { id name } } } } }
      currencySettings { baseCurrency { currencyCode } localCurrencies }
    }
    userErrors { field message code }
  }
}`;

async function createMarket(world: World, input: object): Promise<MarketAnswer> {
  const { marketCreate } = await world.data<{ marketCreate: MarketAnswer }>(MARKET_CREATE, { input });
  return marketCreate;
}

function countries(...codes: readonly string[]): object {
  return { regionsCondition: { regions: codes.map((countryCode) => ({ countryCode })) } };
}

const CANADA = { name: "Canada", conditions: countries("CA"), currencySettings: { baseCurrency: "CAD" } };

async function priceIn(
  world: World,
  sku: string,
  country: string,
): Promise<{ price: Money; compareAtPrice: Money | null }> {
  const { productVariant } = await world.data<{
    productVariant: { contextualPricing: { price: Money; compareAtPrice: Money | null } };
  }>(
    `query ($id: ID!, $country: CountryCode!) {
      productVariant(id: $id) {
        contextualPricing(context: { country: $country }) {
          price { amount currencyCode }
          compareAtPrice { amount currencyCode }
        }
      }
    }`,
    { id: world.variant(sku).id, country },
  );
  return productVariant.contextualPricing;
}

export const marketCases: readonly ConformanceCase[] = [
  {
    says: "a market of three countries lists them as regions, and its handle is written small",
    page: `${API}/mutations/marketCreate`,
    covers: ["marketCreate"],
    example: true,
    async prove(world) {
      const { market, userErrors } = await createMarket(world, {
        name: "North America Market",
        handle: "NA",
        enabled: true,
        conditions: countries("US", "CA", "MX"),
      });

      assert.deepEqual(userErrors, []);
      assert.ok(market);
      assert.equal(market.handle, "na");
      assert.equal(market.status, "ACTIVE");
      const regions = market.conditions.regionsCondition.regions.edges.map(({ node }) => node);
      assert.deepEqual(
        regions.map(({ name }) => name),
        ["United States", "Canada", "Mexico"],
      );
      for (const { id } of regions) assert.match(id, /^gid:\/\/shopify\/MarketRegionCountry\/\d+$/);
    },
  },
  {
    says: "every shop has a primary market in its own country, which can be neither deleted nor disabled",
    page: `${API}/enums/MarketUserErrorCode`,
    covers: ["markets", "marketDelete", "marketUpdate"],
    async prove(world) {
      const { markets } = await world.data<{ markets: { nodes: { id: string; primary: boolean; name: string }[] } }>(
        `{ markets(first: 5) { nodes { id name primary } } }`,
      );
      assert.deepEqual(
        markets.nodes.map(({ name, primary }) => ({ name, primary })),
        [{ name: "Germany", primary: true }],
      );
      const { id } = markets.nodes[0] ?? { id: "" };

      const { marketDelete, marketUpdate } = await world.data<{
        marketDelete: { deletedId: string | null; userErrors: Problem[] };
        marketUpdate: { userErrors: Problem[] };
      }>(
        `mutation ($id: ID!) {
          marketDelete(id: $id) { deletedId userErrors { field code message } }
          marketUpdate(id: $id, input: { status: DRAFT }) { userErrors { field code message } }
        }`,
        { id },
      );

      assert.equal(marketDelete.deletedId, null);
      assert.equal(marketDelete.userErrors[0]?.code, "CANNOT_DELETE_PRIMARY_MARKET");
      assert.equal(marketUpdate.userErrors[0]?.code, "CANNOT_DISABLE_PRIMARY_MARKET");
    },
  },
  {
    says: "a market whose name or handle is taken is refused",
    page: `${API}/enums/MarketUserErrorCode`,
    covers: ["marketCreate"],
    async prove(world) {
      await createMarket(world, { ...CANADA, handle: "ca" });

      const { market, userErrors } = await createMarket(world, {
        name: "Canada",
        handle: "ca",
        conditions: countries("US"),
      });

      assert.equal(market, null);
      assert.deepEqual(
        userErrors.map(({ field, code }) => ({ field, code })),
        [
          { field: ["input", "name"], code: "TAKEN" },
          { field: ["input", "handle"], code: "TAKEN" },
        ],
      );
    },
  },
  {
    says: "a blank name, no country, and a status that contradicts enabled are refused",
    page: `${API}/enums/MarketUserErrorCode`,
    covers: ["marketCreate"],
    async prove(world) {
      const blank = await createMarket(world, { name: " ", conditions: countries("CA") });
      const nowhere = await createMarket(world, { name: "Nowhere" });
      const torn = await createMarket(world, { ...CANADA, status: "DRAFT", enabled: true });

      assert.equal(blank.userErrors[0]?.code, "BLANK");
      assert.equal(nowhere.userErrors[0]?.code, "SPECIFIED_CONDITIONS_CANNOT_BE_EMPTY");
      assert.equal(torn.userErrors[0]?.code, "INVALID_STATUS_AND_ENABLED_COMBINATION");
    },
  },
  {
    says: "a country that another active market has is refused, until the other is made a draft",
    page: `${API}/input-objects/MarketCreateInput`,
    covers: ["marketCreate", "market"],
    async prove(world) {
      const first = await createMarket(world, CANADA);
      const again = { name: "Canada again", conditions: countries("CA") };

      const refused = await createMarket(world, again);
      const taken = await createMarket(world, { ...again, makeDuplicateUniqueMarketsDraft: true });

      assert.equal(refused.userErrors[0]?.code, "DUPLICATE_UNIQUE_MARKET");
      assert.equal(taken.market?.status, "ACTIVE");
      const { market } = await world.data<{ market: { status: string } }>(
        `query ($id: ID!) { market(id: $id) { status } }`,
        { id: first.market?.id },
      );
      assert.equal(market.status, "DRAFT");
    },
  },
  {
    says: "a market gains and loses countries, but not its last one",
    page: `${API}/mutations/marketUpdate`,
    covers: ["marketUpdate"],
    async prove(world) {
      const { market } = await createMarket(world, CANADA);
      const update = `mutation ($id: ID!, $conditions: MarketConditionsUpdateInput!) {
        marketUpdate(id: $id, input: { conditions: $conditions }) {
          market { conditions { regionsCondition { regions(first: 5) { nodes { name } } } } }
          userErrors { code }
        }
      }`;
      interface Answer {
        marketUpdate: {
          market: { conditions: { regionsCondition: { regions: { nodes: { name: string }[] } } } } | null;
          userErrors: { code: string }[];
        };
      }
      const change = (conditions: object) => world.data<Answer>(update, { id: market?.id, conditions });

      const { marketUpdate: moved } = await change({
        conditionsToAdd: countries("US"),
        conditionsToDelete: countries("CA"),
      });
      const { marketUpdate: emptied } = await change({ conditionsToDelete: countries("US") });
      const { marketUpdate: strange } = await change({ conditionsToDelete: countries("MX") });

      assert.deepEqual(moved.market?.conditions.regionsCondition.regions.nodes, [{ name: "United States" }]);
      assert.equal(emptied.userErrors[0]?.code, "SPECIFIED_CONDITIONS_CANNOT_BE_EMPTY");
      assert.equal(strange.userErrors[0]?.code, "REGION_NOT_FOUND");
    },
  },
  {
    says: "the price for buyers in Canada comes in the currency of their market, at the rate of exchange",
    page: `${API}/queries/productVariant`,
    covers: ["productVariant", "ProductVariant.contextualPricing"],
    example: true,
    async prove(world) {
      await createMarket(world, {
        ...CANADA,
        currencySettings: { baseCurrency: "CAD", baseCurrencyManualRate: "1.5" },
      });

      const { price } = await priceIn(world, "C-1", "CA");

      assert.deepEqual(price, { amount: "14.25", currencyCode: "CAD" });
    },
  },
  {
    says: "the price range of a product is that of its variants in the country asked about",
    page: `${API}/queries/product`,
    covers: ["product", "Product.contextualPricing"],
    example: true,
    async prove(world) {
      await createMarket(world, { ...CANADA, currencySettings: { baseCurrency: "CAD", baseCurrencyManualRate: "2" } });

      const { product } = await world.data<{
        product: { contextualPricing: { priceRange: { maxVariantPrice: Money; minVariantPrice: Money } } };
      }>(
        `query ($id: ID!) {
          product(id: $id) {
            contextualPricing(context: { country: CA }) {
              priceRange { maxVariantPrice { amount currencyCode } minVariantPrice { amount currencyCode } }
            }
          }
        }`,
        { id: world.variant("BS-S").productId },
      );

      assert.deepEqual(product.contextualPricing.priceRange, {
        maxVariantPrice: { amount: "49.98", currencyCode: "CAD" },
        minVariantPrice: { amount: "39.98", currencyCode: "CAD" },
      });
    },
  },
  {
    says: "in a country that no active market has, a variant costs its own price in the shop's currency",
    page: `${API}/objects/MarketCurrencySettings`,
    covers: ["ProductVariant.contextualPricing"],
    async prove(world) {
      await createMarket(world, { ...CANADA, status: "DRAFT" });

      assert.deepEqual((await priceIn(world, "C-1", "CA")).price, { amount: "9.5", currencyCode: "EUR" });
    },
  },
  {
    says: "with local currencies everybody pays in their own, without them in the market's base currency",
    page: `${API}/objects/MarketCurrencySettings`,
    covers: ["ProductVariant.contextualPricing", "marketUpdate", "marketsResolvedValues"],
    async prove(world) {
      const settings = { baseCurrency: "EUR", localCurrencies: true };
      const { market } = await createMarket(world, {
        name: "North",
        conditions: countries("SE", "FI"),
        currencySettings: settings,
      });

      assert.equal((await priceIn(world, "C-1", "SE")).price.currencyCode, "SEK");
      assert.deepEqual((await priceIn(world, "C-1", "FI")).price, { amount: "9.5", currencyCode: "EUR" });
      const { marketsResolvedValues } = await world.data<{ marketsResolvedValues: { currencyCode: string } }>(
        `{ marketsResolvedValues(buyerSignal: { countryCode: SE }) { currencyCode } }`,
      );
      assert.equal(marketsResolvedValues.currencyCode, "SEK");

      await world.data(
        `mutation ($id: ID!) {
          marketUpdate(id: $id, input: { currencySettings: { localCurrencies: false } }) { userErrors { code } }
        }`,
        { id: market?.id },
      );
      assert.deepEqual((await priceIn(world, "C-1", "SE")).price, { amount: "9.5", currencyCode: "EUR" });
    },
  },
  {
    says: "a currency without hundredths has prices without hundredths",
    page: `${API}/objects/MoneyV2`,
    covers: ["ProductVariant.contextualPricing"],
    async prove(world) {
      await createMarket(world, {
        name: "Japan",
        conditions: countries("JP"),
        currencySettings: { baseCurrency: "JPY", baseCurrencyManualRate: "161.37" },
      });

      assert.deepEqual((await priceIn(world, "C-1", "JP")).price, { amount: "1533.0", currencyCode: "JPY" });
    },
  },
];
