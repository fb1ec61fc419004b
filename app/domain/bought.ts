/** A hold as an order's line finds it. */
export interface HoldAtSale {
  readonly state: "held" | "lapsed" | "released" | "sold";
  readonly variantId: string;
  readonly units: number;
}

/** What an order's line does to its hold and to the counts of the variant's allocation. */
export interface Bought {
  /** Units that count as bought with the hold */
  readonly byHold: number;
  /** Units beyond it: bought past the allocation */
  readonly outside: number;
  /** Units of the hold that count as held no more */
  readonly unheld: number;
}

/**
 * How a line of an order is counted. A hold that still counts is bought with, and what was not bought of it is free again. One
 * that was given back is bought with if the allocation still has as many: the shopper was late and lucky. One that was bought
 * with before, or that is for another variant, counts for nothing: it was copied.
 */
export function decideBought(
  line: { readonly variantId: string; readonly quantity: number },
  hold: HoldAtSale | null,
  allocation: { readonly units: number | null; readonly held: number; readonly sold: number },
): Bought {
  const none = { byHold: 0, outside: line.quantity, unheld: 0 };
  if (hold === null || hold.variantId !== line.variantId) return none;
  switch (hold.state) {
    case "held":
    case "lapsed": {
      const byHold = Math.min(line.quantity, hold.units);
      return { byHold, outside: line.quantity - byHold, unheld: hold.units };
    }
    case "released": {
      const free = allocation.units === null ? Infinity : allocation.units - allocation.held - allocation.sold;
      const byHold = Math.min(line.quantity, hold.units);
      return byHold <= free ? { byHold, outside: line.quantity - byHold, unheld: 0 } : none;
    }
    case "sold":
      return none;
  }
}
