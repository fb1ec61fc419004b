import { countryName } from "../../markets/countries.ts";
import { currencyName } from "../../markets/exchange-rates.ts";
import { countriesSoldTo, currencyIn, findMarketOf, primaryMarket } from "../../markets/market-of-country.ts";
import { gid } from "../../state/ids.ts";
import type { Store } from "../../state/store.ts";
import type { Shopper } from "../shopper.ts";
import { metafieldsObject } from "./catalogue-objects.ts";
import { KnownObject } from "./known-object.ts";
import { symbolOf } from "./money.ts";

/** `currency` of Shopify's Liquid. https://shopify.dev/docs/api/liquid/objects/currency */
export function currencyObject(currencyCode: string): KnownObject {
  return new KnownObject("currency", {
    iso_code: currencyCode,
    name: currencyName(currencyCode),
    symbol: symbolOf(currencyCode),
  });
}

/** `country` of Shopify's Liquid. https://shopify.dev/docs/api/liquid/objects/country */
export function countryObject({ store, countryCode }: Shopper): KnownObject {
  return new KnownObject("country", {
    iso_code: countryCode,
    name: countryName(countryCode),
    currency: currencyObject(currencyIn(store, countryCode)),
    unit_system: countryCode === "US" ? "imperial" : "metric",
    get market() {
      return marketObject({ store, countryCode });
    },
  });
}

/** The countries that a country selector offers. */
export function availableCountries(store: Store): KnownObject[] {
  return countriesSoldTo(store).map(({ countryCode }) => countryObject({ store, countryCode }));
}

/** `market` of Shopify's Liquid: the one that the shopper's country belongs to. */
export function marketObject({ store, countryCode }: Shopper): KnownObject | null {
  const market = findMarketOf(store, countryCode) ?? primaryMarket(store);
  if (!market) return null;
  return new KnownObject("market", {
    id: market.id,
    handle: market.handle,
    metafields: metafieldsObject(store, gid("Market", market.id)),
  });
}
