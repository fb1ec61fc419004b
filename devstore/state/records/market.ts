import type { Id } from "../ids.ts";

export interface MarketRegion {
  id: Id;
  /** Two letters, such as "CA" */
  countryCode: string;
}

export interface MarketCurrency {
  /** What prices are defined in, and what everybody pays in unless local currencies are on */
  baseCurrency: string;
  /** Units of the base currency for one of the shop's; null follows the rates of exchange */
  manualRate: string | null;
  manualRateAt: string | null;
  localCurrencies: boolean;
}

/** A group of countries that is sold to on its own terms. */
export interface Market {
  id: Id;
  name: string;
  handle: string;
  status: "ACTIVE" | "DRAFT";
  /** The market of the shop's own country */
  primary: boolean;
  regions: MarketRegion[];
  /** Null sells in the shop's currency. */
  currency: MarketCurrency | null;
}

/** What the markets in it are offered, and at which prices. */
export interface Catalog {
  id: Id;
  title: string;
  status: "ACTIVE" | "ARCHIVED" | "DRAFT";
  marketIds: Id[];
  priceListId: Id | null;
}

export interface PriceList {
  id: Id;
  name: string;
  currency: string;
  adjustment: { type: "PERCENTAGE_INCREASE" | "PERCENTAGE_DECREASE"; value: number };
  compareAtMode: "ADJUSTED" | "NULLIFY";
}

/** A variant's own price in a price list, in the list's currency. */
export interface FixedPrice {
  priceListId: Id;
  variantId: Id;
  price: string;
  compareAtPrice: string | null;
  createdAt: string;
}
