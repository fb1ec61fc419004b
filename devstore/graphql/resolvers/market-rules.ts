import { isSellable } from "../../markets/countries.ts";
import { isExchanged } from "../../markets/exchange-rates.ts";
import { idIn } from "../../state/ids.ts";
import type { Market } from "../../state/records/market.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { notEmulated } from "./not-emulated.ts";
import { userError, type UserError } from "./user-error.ts";

export type RegionsInput = {
  readonly regionsCondition?: {
    readonly regions?: readonly { readonly countryCode: string }[] | null;
    readonly regionIds?: readonly string[] | null;
  } | null;
};

export type CurrencyInput = {
  readonly baseCurrency?: string | null;
  readonly baseCurrencyManualRate?: string | null;
  readonly localCurrencies?: boolean | null;
  readonly roundingEnabled?: boolean | null;
};

/** What creating and updating a market have in common, with the regions and catalogs that it would then have */
export interface MarketWish {
  readonly name: string | null;
  readonly handle: string | null;
  readonly status: Market["status"];
  readonly countryCodes: readonly string[];
  readonly makesDuplicatesDraft: boolean;
  readonly existing: Market | null;
}

const MOST_MARKETS = 50;

/** Why a market may not be as wished, in Shopify's codes. */
export function marketProblems(store: Store, wish: MarketWish): UserError[] {
  const { existing, name, handle } = wish;
  const others = store.state.markets.filter((market) => market !== existing);
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const problems: UserError[] = [];
  if (name?.trim() === "") problems.push(userError(["input", "name"], "BLANK", "Name can't be blank"));
  if (name !== null && others.some((market) => same(market.name, name)))
    problems.push(userError(["input", "name"], "TAKEN", "Name has already been taken"));
  if (handle !== null && others.some((market) => same(market.handle, handle)))
    problems.push(userError(["input", "handle"], "TAKEN", "Handle has already been taken"));
  if (!existing && store.state.markets.size >= MOST_MARKETS)
    problems.push(userError(["input"], "SHOP_REACHED_MARKETS_LIMIT", "Can't have more than 50 markets"));
  if (existing?.primary && wish.status === "DRAFT")
    problems.push(userError(["input", "status"], "CANNOT_DISABLE_PRIMARY_MARKET", "Can't disable the primary market"));
  if (wish.countryCodes.length === 0) {
    const at = ["input", "conditions"];
    problems.push(userError(at, "SPECIFIED_CONDITIONS_CANNOT_BE_EMPTY", "Specified conditions cannot be empty"));
  }
  return [...problems, ...duplicateProblems(store, wish)];
}

/** Active markets do not share countries: the other one is made a draft where that was asked for. */
function duplicateProblems(store: Store, wish: MarketWish): UserError[] {
  const rivals = rivalsOf(store, wish);
  if (rivals.length === 0 || (wish.makesDuplicatesDraft && !rivals.some((market) => market.primary))) return [];
  return [userError(["input", "conditions"], "DUPLICATE_UNIQUE_MARKET", "Duplicate unique market")];
}

/** Other active markets that have one of the wished countries; none when the market would not be active. */
export function rivalsOf(store: Store, wish: MarketWish): Market[] {
  if (wish.status !== "ACTIVE") return [];
  return store.state.markets.filter(
    (market) =>
      market !== wish.existing &&
      market.status === "ACTIVE" &&
      market.regions.some((region) => wish.countryCodes.includes(region.countryCode)),
  );
}

/** `status` and the deprecated `enabled` may both be given, but not against each other. Null when they contradict. */
export function statusOf(
  input: { readonly status?: Market["status"] | null; readonly enabled?: boolean | null },
  otherwise: Market["status"],
): Market["status"] | null {
  const byEnabled = isGiven(input.enabled) ? (input.enabled ? "ACTIVE" : "DRAFT") : null;
  if (isGiven(input.status) && byEnabled !== null && byEnabled !== input.status) return null;
  return input.status ?? byEnabled ?? otherwise;
}

/** Refuses conditions, countries and currencies that the dev store cannot sell by. */
export function refuseUnknown(conditions: RegionsInput | null, currency: CurrencyInput | null): void {
  onlyEmulated("MarketConditionsInput", conditions ?? {}, ["regionsCondition"]);
  const regions = conditions?.regionsCondition ?? {};
  onlyEmulated("MarketConditionsRegionsInput", regions, ["regions", "regionIds"]);
  for (const region of regions.regions ?? []) {
    onlyEmulated("MarketConditionsRegionInput", region, ["countryCode"]);
    if (!isSellable(region.countryCode)) throw notEmulated(`markets with the country ${region.countryCode}`);
  }
  if (currency?.roundingEnabled) throw notEmulated("MarketCurrencySettingsUpdateInput.roundingEnabled");
  const code = currency?.baseCurrency;
  if (isGiven(code) && !isExchanged(code)) throw notEmulated(`markets with the currency ${code}`);
}

/** The catalogs of these global ids; the error when one is none of the shop's. */
export function catalogProblems(store: Store, globalIds: readonly string[], field: string): UserError[] {
  if (globalIds.every((globalId) => store.state.catalogs.has(catalogId(globalId)))) return [];
  return [userError(["input", field], "CUSTOMIZATIONS_NOT_FOUND", "One or more customizations were not found")];
}

/** Market catalogs are also known by the name of their interface. */
export function catalogId(globalId: string): string | null {
  return idIn(globalId, "MarketCatalog") ?? idIn(globalId, "Catalog");
}
