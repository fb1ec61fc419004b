/** A live deal that runs, with what was taken of it. */
export interface DealToTake {
  readonly id: string;
  readonly itemId: string;
  /** Null for as many as there are */
  readonly units: number | null;
  readonly taken: number;
  /** Null for the show's own limit */
  readonly perShopper: number | null;
  /** The variants whose code for it is there */
  readonly variantIds: ReadonlySet<string>;
  /** Units at its price by shopper, those without any are absent */
  readonly takenBy: ReadonlyMap<string, number>;
}

export interface TakingClaim {
  readonly itemId: string;
  readonly variantId: string;
  readonly shopper: string;
  readonly units: number;
}

/**
 * Which of these claims, granted in the order in which they came, are at a deal's price: the deal's id, or null for the price
 * besides. A claim is at one price as a whole. Never gives more units than a deal has, nor a shopper more than theirs.
 */
export function takeDealUnits(
  claims: readonly TakingClaim[],
  deals: readonly DealToTake[],
): readonly (string | null)[] {
  const taken = new Map(deals.map((deal) => [deal.id, deal.taken]));
  const takenBy = new Map(deals.map((deal) => [deal.id, new Map(deal.takenBy)]));
  return claims.map(({ itemId, variantId, shopper, units }) => {
    const deal = deals.find((candidate) => candidate.itemId === itemId && candidate.variantIds.has(variantId));
    if (deal === undefined) return null;
    const ofAll = (taken.get(deal.id) ?? 0) + units;
    const theirs = (takenBy.get(deal.id)?.get(shopper) ?? 0) + units;
    if (ofAll > (deal.units ?? Infinity) || theirs > (deal.perShopper ?? Infinity)) return null;
    taken.set(deal.id, ofAll);
    takenBy.get(deal.id)?.set(shopper, theirs);
    return deal.id;
  });
}
