import type { IncomingMessage } from "node:http";
import { countriesSoldTo } from "../markets/market-of-country.ts";
import { priceInContext } from "../markets/price-in-context.ts";
import { cookieOf } from "../network/exchange.ts";
import { centsOf, type Cents } from "../orders/money.ts";
import type { Variant } from "../state/records/product.ts";
import type { Store } from "../state/store.ts";

/** Somebody who looks at the store from a country, and sees its market's prices. */
export interface Shopper {
  readonly store: Store;
  /** Two letters, such as "CA" */
  readonly countryCode: string;
}

/** Name of the cookie in which the country selector keeps its choice */
export const COUNTRY_COOKIE = "localization";

/** The country that this browser has chosen; the shop's own until it has, or when the shop does not sell there any more. */
export function countryOf(store: Store, request: IncomingMessage): string {
  const chosen = cookieOf(request, COUNTRY_COOKIE) ?? "";
  const isSoldTo = countriesSoldTo(store).some(({ countryCode }) => countryCode === chosen);
  return isSoldTo ? chosen : store.state.shop.countryCode;
}

export interface ShownPrice {
  readonly price: Cents;
  readonly compareAtPrice: Cents | null;
}

/** What the shopper reads on a variant, in the currency of their country. */
export function shownPrice({ store, countryCode }: Shopper, variant: Variant): ShownPrice {
  const { price, compareAtPrice } = priceInContext(store, variant, countryCode);
  return { price: centsOf(price.amount), compareAtPrice: compareAtPrice && centsOf(compareAtPrice.amount) };
}
