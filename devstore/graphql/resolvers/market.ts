import { countryName } from "../../markets/countries.ts";
import { currencyName } from "../../markets/exchange-rates.ts";
import { currencyIn, findMarketOf, primaryMarket } from "../../markets/market-of-country.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Catalog, Market, MarketRegion } from "../../state/records/market.ts";
import { pageOf, type PageArgs, type SortValue } from "../connection.ts";
import { fieldsOf, typed, type AdminContext } from "../resolver.ts";
import { compileSearch } from "../search-query.ts";
import { metafieldFields } from "./metafield.ts";
import { notEmulated } from "./not-emulated.ts";

export const market = fieldsOf<Market>({
  ...metafieldFields<Market>("Market"),
  id: (market) => gid("Market", market.id),
  name: (market) => market.name,
  handle: (market) => market.handle,
  status: (market) => market.status,
  enabled: (market) => market.status === "ACTIVE",
  primary: (market) => market.primary,
  type: () => "REGION",
  conditions: (market, _args, context) => ({
    conditionTypes: ["REGION"],
    companyLocationsCondition: null,
    locationsCondition: null,
    channelsCondition: null,
    regionsCondition: {
      applicationLevel: "SPECIFIED",
      regions: (args: PageArgs) => regionsOf(market, args, context),
    },
  }),
  regions: (market, args: PageArgs, context) => regionsOf(market, args, context),
  currencySettings: (market, _args, context) => market.currency && currencySettings(market.currency, context),
  catalogs: (market, args: PageArgs, context) => catalogsOf(market, args, context),
  catalogsCount: (market, _args, { store }) => ({
    count: store.state.catalogs.filter((catalog) => catalog.marketIds.includes(market.id)).length,
    precision: "EXACT",
  }),
  priceList: (market, _args, { store }) => {
    const catalog = store.state.catalogs.find((one) => one.marketIds.includes(market.id) && one.priceListId !== null);
    return store.state.priceLists.get(catalog?.priceListId) ?? null;
  },
});

export const marketRegionCountry = fieldsOf<MarketRegion>({
  id: (region) => gid("MarketRegionCountry", region.id),
  code: (region) => region.countryCode,
  name: (region) => countryName(region.countryCode),
  currency: (region, _args, { store }) => currencySetting(currencyIn(store, region.countryCode), null, null),
});

type ListArgs = PageArgs & {
  readonly query?: string | null;
  readonly sortKey: string;
  readonly type?: string | null;
};

export const marketQueries = {
  market: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) =>
    store.state.markets.get(idIn(args.id, "Market")) ?? null,
  markets: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const isRegion = args.type === undefined || args.type === null || args.type === "REGION";
    const found = isRegion ? context.store.state.markets.filter(compileSearch(args.query, SEARCH)) : [];
    return pageOf(found, args, context, (one) => ({ id: one.id, value: placeOf(one, args.sortKey) }));
  },
  marketByGeography: (_root: unknown, args: { readonly countryCode: string }, { store }: AdminContext) =>
    findMarketOf(store, args.countryCode),
  primaryMarket: (_root: unknown, _args: object, { store }: AdminContext) => primaryMarket(store),
  marketsResolvedValues: (_root: unknown, args: ResolvedArgs, context: AdminContext) => {
    const { countryCode } = args.buyerSignal;
    const market = findMarketOf(context.store, countryCode);
    return {
      currencyCode: currencyIn(context.store, countryCode),
      catalogs: (page: PageArgs) => catalogsOf(market, page, context),
    };
  },
};

type ResolvedArgs = { readonly buyerSignal: { readonly countryCode: string } };

const SEARCH: Parameters<typeof compileSearch<Market>>[1] = {
  default: (market) => [market.name, market.handle],
  id: (market) => market.id,
  name: (market) => market.name,
  status: (market) => market.status,
  market_type: () => "REGION",
  market_condition_types: () => "REGION",
};

function placeOf(market: Market, sortKey: string): SortValue {
  switch (sortKey) {
    case "ID":
    case "CREATED_AT":
      return market.id;
    case "NAME":
      return market.name.toLowerCase();
    case "STATUS":
      return market.status;
    case "MARKET_TYPE":
    case "MARKET_CONDITION_TYPES":
      return "REGION";
    default:
      throw notEmulated(`MarketsSortKeys.${sortKey}`);
  }
}

function regionsOf(market: Market, args: PageArgs, context: AdminContext): object {
  const regions = market.regions.map((region) => typed("MarketRegionCountry", region));
  return pageOf<MarketRegion>(regions, args, context, (one, index) => ({ id: one.id, value: index }));
}

function catalogsOf(market: Market | null, args: PageArgs, context: AdminContext): object {
  const found = context.store.state.catalogs.filter((one) => market !== null && one.marketIds.includes(market.id));
  const catalogs = found.map((one) => typed("MarketCatalog", one));
  return pageOf<Catalog>(catalogs, args, context, (one) => ({ id: one.id, value: one.id }));
}

function currencySettings(currency: NonNullable<Market["currency"]>, { store }: AdminContext): object {
  const rateAt = currency.manualRateAt ?? (currency.baseCurrency === store.state.shop.currencyCode ? null : RATES_OF);
  return {
    baseCurrency: currencySetting(currency.baseCurrency, currency.manualRate, rateAt),
    localCurrencies: currency.localCurrencies,
    roundingEnabled: false,
  };
}

/** The rates stand still since then. */
const RATES_OF = "2026-10-01T00:00:00Z";

function currencySetting(code: string, manualRate: string | null, rateUpdatedAt: string | null): object {
  return { currencyCode: code, currencyName: currencyName(code), enabled: true, manualRate, rateUpdatedAt };
}
