import { gid, idIn } from "../../state/ids.ts";
import type { Market } from "../../state/records/market.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import {
  catalogId,
  catalogProblems,
  marketProblems,
  refuseUnknown,
  rivalsOf,
  statusOf,
  type CurrencyInput,
  type MarketWish,
  type RegionsInput,
} from "./market-rules.ts";
import { userError, type UserError } from "./user-error.ts";

type Common = {
  readonly name?: string | null;
  readonly handle?: string | null;
  readonly status?: Market["status"] | null;
  readonly enabled?: boolean | null;
  readonly currencySettings?: CurrencyInput | null;
  readonly makeDuplicateUniqueMarketsDraft?: boolean | null;
  readonly makeDuplicateRegionMarketsDraft?: boolean | null;
};
type CreateArgs = {
  readonly input: Common & { readonly conditions?: RegionsInput | null; readonly catalogs?: readonly string[] | null };
};
type UpdateArgs = {
  readonly id: string;
  readonly input: Common & {
    readonly conditions?: {
      readonly conditionsToAdd?: RegionsInput | null;
      readonly conditionsToDelete?: RegionsInput | null;
    } | null;
    readonly catalogsToAdd?: readonly string[] | null;
    readonly catalogsToDelete?: readonly string[] | null;
    readonly removeCurrencySettings?: boolean | null;
  };
};

const COMMON = [
  "name",
  "handle",
  "status",
  "enabled",
  "currencySettings",
  "makeDuplicateUniqueMarketsDraft",
  "makeDuplicateRegionMarketsDraft",
  "conditions",
];
const NOT_FOUND = userError(["id"], "MARKET_NOT_FOUND", "The market wasn't found.");
const CONTRADICTION = userError(
  ["input"],
  "INVALID_STATUS_AND_ENABLED_COMBINATION",
  "Invalid combination of status and enabled",
);

export const marketMutations = {
  marketCreate: (_root: unknown, { input }: CreateArgs, { store }: AdminContext) => {
    onlyEmulated("MarketCreateInput", input, [...COMMON, "catalogs"]);
    refuseUnknown(input.conditions ?? null, input.currencySettings ?? null);
    const status = statusOf(input, "ACTIVE");
    if (status === null) return refused([CONTRADICTION]);
    const countryCodes = countriesOf(input.conditions);
    const handle = input.handle?.toLowerCase() ?? handleOf(input.name ?? "");
    const wish = { ...wishOf(input, status), handle, countryCodes, existing: null };
    const catalogs = input.catalogs ?? [];
    const problems = [...marketProblems(store, wish), ...catalogProblems(store, catalogs, "catalogs")];
    if (problems.length > 0) return refused(problems);

    const market: Market = {
      id: store.nextId(),
      name: input.name?.trim() ?? "",
      handle,
      status,
      primary: false,
      regions: [],
      currency: null,
    };
    save(store, market, wish);
    setCurrency(store, market, input.currencySettings ?? null);
    moveCatalogs(store, market, { add: catalogs, remove: [] });
    return { market, userErrors: [] };
  },

  marketUpdate: (_root: unknown, { id, input }: UpdateArgs, { store }: AdminContext) => {
    onlyEmulated("MarketUpdateInput", input, [
      ...COMMON,
      "catalogsToAdd",
      "catalogsToDelete",
      "removeCurrencySettings",
    ]);
    const { conditionsToAdd, conditionsToDelete } = input.conditions ?? {};
    refuseUnknown(conditionsToAdd ?? null, input.currencySettings ?? null);
    const market = store.state.markets.get(idIn(id, "Market"));
    if (!market) return refused([NOT_FOUND]);
    const status = statusOf(input, market.status);
    if (status === null) return refused([CONTRADICTION]);
    const gone = deletedFrom(market, conditionsToDelete ?? {});
    if (gone === null)
      return refused([userError(["input", "conditions"], "REGION_NOT_FOUND", "The market region wasn't found.")]);
    const kept = market.regions.map((region) => region.countryCode).filter((code) => !gone.includes(code));
    const countryCodes = [...new Set([...kept, ...countriesOf(conditionsToAdd)])];
    const wish = { ...wishOf(input, status), countryCodes, existing: market };
    const add = input.catalogsToAdd ?? [];
    const problems = [...marketProblems(store, wish), ...catalogProblems(store, add, "catalogsToAdd")];
    if (problems.length > 0) return refused(problems);

    if (isGiven(input.name)) market.name = input.name.trim();
    if (isGiven(input.handle)) market.handle = input.handle.toLowerCase();
    market.status = status;
    save(store, market, wish);
    if (input.removeCurrencySettings) market.currency = null;
    setCurrency(store, market, input.currencySettings ?? null);
    moveCatalogs(store, market, { add, remove: input.catalogsToDelete ?? [] });
    return { market, userErrors: [] };
  },

  marketDelete: (_root: unknown, { id }: { readonly id: string }, { store }: AdminContext) => {
    const market = store.state.markets.get(idIn(id, "Market"));
    if (!market) return { deletedId: null, userErrors: [NOT_FOUND] };
    if (market.primary) {
      const problem = userError(["id"], "CANNOT_DELETE_PRIMARY_MARKET", "Can't delete the primary market");
      return { deletedId: null, userErrors: [problem] };
    }
    store.state.markets.delete(market.id);
    const catalogs = [...store.state.catalogs.keys()].map((catalogId) => gid("MarketCatalog", catalogId));
    moveCatalogs(store, market, { add: [], remove: catalogs });
    return { deletedId: id, userErrors: [] };
  },
};

function refused(userErrors: readonly UserError[]): object {
  return { market: null, userErrors };
}

function wishOf(
  input: Common,
  status: Market["status"],
): Pick<MarketWish, "name" | "handle" | "status" | "makesDuplicatesDraft"> {
  const makesDuplicatesDraft = Boolean(input.makeDuplicateUniqueMarketsDraft ?? input.makeDuplicateRegionMarketsDraft);
  return { name: input.name ?? null, handle: input.handle ?? null, status, makesDuplicatesDraft };
}

function countriesOf(conditions: RegionsInput | null | undefined): string[] {
  return (conditions?.regionsCondition?.regions ?? []).map((region) => region.countryCode);
}

/** The countries that a deletion names, by themselves or by their regions' ids; null when the market lacks one. */
function deletedFrom(market: Market, conditions: RegionsInput): string[] | null {
  const byId = (conditions.regionsCondition?.regionIds ?? []).map(
    (globalId) => market.regions.find((one) => one.id === idIn(globalId, "MarketRegionCountry"))?.countryCode,
  );
  const codes = [...countriesOf(conditions), ...byId];
  const known = codes.filter((code) => code !== undefined);
  return codes.every((code) => market.regions.some((region) => region.countryCode === code)) ? known : null;
}

/** Gives the market its countries, keeping the regions that it has already, and makes rivals drafts. */
function save(store: Store, market: Market, wish: MarketWish): void {
  for (const rival of rivalsOf(store, wish)) {
    rival.status = "DRAFT";
    store.state.markets.put(rival);
  }
  market.regions = wish.countryCodes.map(
    (countryCode) =>
      market.regions.find((one) => one.countryCode === countryCode) ?? { id: store.nextId(), countryCode },
  );
  store.state.markets.put(market);
}

function setCurrency(store: Store, market: Market, input: CurrencyInput | null): void {
  if (!input) return;
  const before = market.currency;
  const rate = input.baseCurrencyManualRate;
  market.currency = {
    baseCurrency: input.baseCurrency ?? before?.baseCurrency ?? store.state.shop.currencyCode,
    manualRate: rate === undefined ? (before?.manualRate ?? null) : rate,
    manualRateAt: rate === undefined ? (before?.manualRateAt ?? null) : rate && store.timestamp(),
    localCurrencies: input.localCurrencies ?? before?.localCurrencies ?? false,
  };
  store.state.markets.put(market);
}

function moveCatalogs(
  store: Store,
  market: Market,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): void {
  for (const globalId of [...remove, ...add]) {
    const catalog = store.state.catalogs.get(catalogId(globalId));
    if (!catalog) continue;
    const others = catalog.marketIds.filter((marketId) => marketId !== market.id);
    catalog.marketIds = add.includes(globalId) ? [...others, market.id] : others;
    store.state.catalogs.put(catalog);
  }
}

function handleOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
