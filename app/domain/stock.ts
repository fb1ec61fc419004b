/** The units of a variant in a show: what the merchant set, what is promised, and what the store has. */
export interface StockFigures {
  readonly itemId: string;
  readonly variantId: string;
  /** Allocated by the merchant; null for all that is available */
  readonly units: number | null;
  readonly held: number;
  /** Bought with a hold */
  readonly sold: number;
  /**
   * What the item's locations have, less what was sold in the show and is not in their figures yet; below zero when more was
   * sold than there is. Null when the store does not count the variant, or goes on selling it.
   */
  readonly inStore: number | null;
  /** Units that shoppers in the queue wait for */
  readonly waiting: number;
}

/** Units that can be held now, for the queue first; null when there is no end of them. */
export function freeUnits(stock: Pick<StockFigures, "units" | "held" | "sold" | "inStore">): number | null {
  const { units, held, sold, inStore } = stock;
  const ofAllocation = units === null ? Infinity : units - held - sold;
  const ofStore = inStore === null ? Infinity : inStore - held;
  const free = Math.max(0, Math.min(ofAllocation, ofStore));
  return free === Infinity ? null : free;
}

/** Units that the store's other shoppers must leave: what is still for the show, or, without a number, what is held. */
export function protectedUnits({ units, held, sold }: Pick<StockFigures, "units" | "held" | "sold">): number {
  return units === null ? held : units - sold;
}

/** Units that the store's other shoppers may still buy; below zero when they have bought what was for the show; null without end. */
export function unitsForOthers(stock: Pick<StockFigures, "units" | "held" | "sold" | "inStore">): number | null {
  return stock.inStore === null ? null : stock.inStore - protectedUnits(stock);
}
