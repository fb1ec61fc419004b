import type { FixedPrice, Market, PriceList } from "../state/records/market.ts";
import type { Variant } from "../state/records/product.ts";
import { fixedPriceKey } from "../state/shop-state.ts";
import type { Store } from "../state/store.ts";
import { amountIn, exchangeRate } from "./exchange-rates.ts";
import { currencyIn, findMarketOf } from "./market-of-country.ts";

export interface Money {
  /** Decimal text with two digits, "19.99" */
  readonly amount: string;
  readonly currencyCode: string;
}

export interface PriceInContext {
  readonly price: Money;
  readonly compareAtPrice: Money | null;
}

/**
 * What a variant costs shoppers in a country, in the currency that they pay in: the fixed price of their market's price
 * list, or the price adjusted by it, or the variant's own price at the rate of exchange. Of several lists the lowest price
 * holds. Without a country, or in one that is not sold to, it is the variant's own price.
 * https://shopify.dev/docs/apps/build/markets/catalogs-different-markets
 */
export function priceInContext(store: Store, variant: Variant, countryCode: string | null): PriceInContext {
  const { currencyCode: shopCurrency } = store.state.shop;
  const market = countryCode === null ? null : findMarketOf(store, countryCode);
  const own = priceOf(variant.price, variant.compareAtPrice, shopCurrency);
  if (!market) return own;
  const currency = currencyIn(store, countryCode);
  const offers = priceListsOf(store, market).map((list) =>
    inCurrency(store, market, offer(store, { list, market }, variant), currency),
  );
  const lowest = offers.sort((a, b) => Number(a.price.amount) - Number(b.price.amount))[0];
  return lowest ?? inCurrency(store, market, own, currency);
}

/** The price lists of a market's active catalogs. */
export function priceListsOf(store: Store, market: Market): PriceList[] {
  return store.state.catalogs
    .filter((catalog) => catalog.status === "ACTIVE" && catalog.marketIds.includes(market.id))
    .flatMap((catalog) => store.state.priceLists.get(catalog.priceListId) ?? []);
}

/** A price list in one of its markets, whose rate of exchange it follows; without a market, in none. */
export interface ListInMarket {
  readonly list: PriceList;
  readonly market: Market | null;
}

/** What a price list asks for a variant, in the list's currency. */
export function offer(store: Store, { list, market }: ListInMarket, variant: Variant): PriceInContext {
  const fixed = fixedPriceIn(store, list, variant);
  if (fixed) return priceOf(fixed.price, fixed.compareAtPrice, list.currency);
  const { type, value } = list.adjustment;
  const factor = 1 + (type === "PERCENTAGE_INCREASE" ? value : -value) / 100;
  const rate = rateIn(store, market, { from: store.state.shop.currencyCode, to: list.currency }) * factor;
  const compareAt = list.compareAtMode === "NULLIFY" ? null : variant.compareAtPrice;
  return {
    price: times(variant.price, rate, list.currency),
    compareAtPrice: compareAt === null ? null : times(compareAt, rate, list.currency),
  };
}

export function fixedPriceIn(store: Store, list: PriceList, variant: Variant): FixedPrice | null {
  return store.state.fixedPrices.get(fixedPriceKey(list.id, variant.id)) ?? null;
}

/** An amount of the shop's currency as shoppers in a country pay it, such as what a discount takes off. */
export function amountInContext(store: Store, amount: string, countryCode: string | null): Money {
  const money = { amount, currencyCode: store.state.shop.currencyCode };
  const market = countryCode === null ? null : findMarketOf(store, countryCode);
  return market ? exchanged(store, market, money, currencyIn(store, countryCode)) : money;
}

function inCurrency(
  store: Store,
  market: Market,
  { price, compareAtPrice }: PriceInContext,
  currency: string,
): PriceInContext {
  return {
    price: exchanged(store, market, price, currency),
    compareAtPrice: compareAtPrice && exchanged(store, market, compareAtPrice, currency),
  };
}

function exchanged(store: Store, market: Market, money: Money, currency: string): Money {
  if (money.currencyCode === currency) return money;
  return times(money.amount, rateIn(store, market, { from: money.currencyCode, to: currency }), currency);
}

/** A market may have a rate of its own from the shop's currency to its base currency. */
function rateIn(store: Store, market: Market | null, { from, to }: { from: string; to: string }): number {
  const { manualRate = null, baseCurrency = null } = market?.currency ?? {};
  const isManual = manualRate !== null && from === store.state.shop.currencyCode && to === baseCurrency;
  return isManual ? Number(manualRate) : exchangeRate(from, to);
}

function priceOf(price: string, compareAtPrice: string | null, currencyCode: string): PriceInContext {
  return {
    price: { amount: price, currencyCode },
    compareAtPrice: compareAtPrice === null ? null : { amount: compareAtPrice, currencyCode },
  };
}

function times(amount: string, factor: number, currencyCode: string): Money {
  return { amount: amountIn(currencyCode, Number(amount) * factor), currencyCode };
}
