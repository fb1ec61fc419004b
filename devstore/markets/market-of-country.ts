import type { Market } from "../state/records/market.ts";
import type { Store } from "../state/store.ts";
import { countryName, localCurrencyOf } from "./countries.ts";

/** The active market that a country belongs to; null when the shop does not sell there. */
export function findMarketOf(store: Store, countryCode: string): Market | null {
  const found = store.state.markets.find(
    (market) => market.status === "ACTIVE" && market.regions.some((region) => region.countryCode === countryCode),
  );
  return found ?? null;
}

export function primaryMarket(store: Store): Market | null {
  return store.state.markets.find((market) => market.primary) ?? null;
}

/** What shoppers in a country pay in: their own currency, their market's, or the shop's where nothing else is said. */
export function currencyIn(store: Store, countryCode: string | null): string {
  const market = countryCode === null ? null : findMarketOf(store, countryCode);
  const { currencyCode } = store.state.shop;
  if (!market?.currency) return currencyCode;
  const local = market.currency.localCurrencies ? localCurrencyOf(countryCode ?? "") : null;
  return local ?? market.currency.baseCurrency;
}

export interface SoldTo {
  readonly countryCode: string;
  readonly name: string;
  readonly currencyCode: string;
  readonly marketId: string;
}

/** Every country of an active market, as the store's country selector lists them: by name. */
export function countriesSoldTo(store: Store): SoldTo[] {
  const active = store.state.markets.filter((market) => market.status === "ACTIVE");
  const countries = active.flatMap((market) =>
    market.regions.map(({ countryCode }) => ({
      countryCode,
      name: countryName(countryCode),
      currencyCode: currencyIn(store, countryCode),
      marketId: market.id,
    })),
  );
  return countries.sort((a, b) => a.name.localeCompare(b.name));
}
