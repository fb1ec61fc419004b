import { parseMoney } from "../domain/money.ts";
import type { CountryCode, ListMarketCountriesQuery, ReadMarketPricesQuery } from "./generated.ts";
import { idOf } from "./gid.ts";

/** The countries of each active market, market by market. */
export function countriesIn({ markets }: ListMarketCountriesQuery): readonly (readonly CountryCode[])[] {
  return markets.nodes
    .filter((market) => market.status === "ACTIVE")
    .map((market) =>
      (market.conditions?.regionsCondition?.regions.nodes ?? []).flatMap((region) =>
        "code" in region ? region.code : [],
      ),
    );
}

/** The first country of each market, then the second of each, and so on: `most` of them at most. */
export function inTurns(markets: readonly (readonly CountryCode[])[], most: number): readonly CountryCode[] {
  const longest = Math.max(0, ...markets.map((countries) => countries.length));
  const turns = Array.from({ length: longest }, (_, turn) => markets.flatMap((countries) => countries[turn] ?? []));
  return [...new Set(turns.flat())].slice(0, most);
}

/** What the variants that were asked for cost in a country, in whole minor units of its currency. */
export function marketPricesIn({ nodes }: ReadMarketPricesQuery, country: CountryCode) {
  return nodes.flatMap((node) => {
    if (node === null || !("contextualPricing" in node)) return [];
    const { price, compareAtPrice } = node.contextualPricing;
    return {
      variantId: idOf(node.id),
      country,
      currency: price.currencyCode,
      priceMinor: parseMoney(price.amount, price.currencyCode).minor,
      compareAtMinor:
        compareAtPrice === null ? null : parseMoney(compareAtPrice.amount, compareAtPrice.currencyCode).minor,
    };
  });
}
