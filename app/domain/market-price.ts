/** What a variant costs in a market. Whole minor units of one currency. */
export interface MarketPrice {
  readonly currency: string;
  readonly priceMinor: number;
  readonly compareAtMinor: number | null;
}

/**
 * The prices of an item's variants in a market, all in one currency; null unless every variant has one, because an item is never
 * shown in two currencies.
 */
export function marketPricesOf(
  variantIds: readonly string[],
  known: ReadonlyMap<string, MarketPrice>,
): ReadonlyMap<string, MarketPrice> | null {
  const prices = variantIds.flatMap((id) => {
    const price = known.get(id);
    return price === undefined ? [] : [[id, price] as const];
  });
  const currencies = new Set(prices.map(([, price]) => price.currency));
  return prices.length === variantIds.length && currencies.size === 1 ? new Map(prices) : null;
}

/** A reduced price of the shop's own as it is about in a market: what the market asks, reduced by as much. */
export function reducedIn(market: MarketPrice, { reducedMinor, ofMinor }: { reducedMinor: number; ofMinor: number }) {
  return ofMinor === 0 ? market.priceMinor : Math.round((market.priceMinor * reducedMinor) / ofMinor);
}
