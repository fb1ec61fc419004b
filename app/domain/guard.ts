import { protectedUnits, unitsForOthers, type StockFigures } from "./stock.ts";

/** What the store's other shoppers bought of a variant during a show. */
export interface OutsideSales {
  /** Units that there would be, had the show sold none: what it falls by, others bought */
  readonly left: number;
  readonly at: Date;
  /** Units a second up to `at` */
  readonly pace: number;
  /** Most that were bought at once, ten at most */
  readonly most: number;
}

/** After this time half of the pace is forgotten. */
const halfLifeS = 60;

/** A fall of more than this is a merchant's correction, or tells nothing of the next one. */
const largestPurchase = 10;

/** What is known of the outside sales once `left` units are seen. Null before there was anything to compare with. */
export function seeOutsideSales(before: OutsideSales | null, left: number, now: Date): OutsideSales {
  if (before === null) return { left, at: now, pace: 0, most: 0 };
  const bought = Math.min(largestPurchase, Math.max(0, before.left - left));
  return {
    left,
    at: now,
    pace: paceAt(before, now) + (bought * Math.LN2) / halfLifeS,
    most: Math.max(before.most, bought),
  };
}

function paceAt({ pace, at }: Pick<OutsideSales, "pace" | "at">, now: Date): number {
  return pace * 2 ** (-Math.max(0, now.getTime() - at.getTime()) / 1000 / halfLifeS);
}

/** How long it took lately, at the 95th percentile; null where too little was measured. */
export interface GuardDelays {
  /** From the wish to Shopify's acknowledgement */
  readonly switchMs: number | null;
  /** From a change of stock at Shopify to us */
  readonly newsMs: number | null;
}

/** Assumed until it was measured. */
const unmeasured = { switchMs: 2_000, newsMs: 5_000 };
/** From the acknowledgement to the first checkout that obeys it: nobody can measure that from outside. */
const unseenMs = 1_000;
/** An outage is not what the next switch will take. */
const longestMs = 30_000;

/** Seconds from a purchase that takes the last unit for others to the first checkout that turns the next one away. */
export function guardDelayS({ switchMs, newsMs }: GuardDelays): number {
  const most = (ms: number) => Math.min(longestMs, ms);
  return (most(switchMs ?? unmeasured.switchMs) + most(newsMs ?? unmeasured.newsMs) + unseenMs) / 1000;
}

/** The fewest units for others with which the guard stays off. */
const leastBuffer = 3;

/**
 * Units for others that are kept as a margin: what they buy at twice their present pace while the switch takes its time, and one
 * purchase as large as any before.
 */
export function guardBuffer(sales: OutsideSales | null, delayS: number, now: Date): number {
  if (sales === null) return leastBuffer;
  return Math.max(leastBuffer, sales.most + Math.ceil(2 * paceAt(sales, now) * delayS));
}

/**
 * Whether the checkout should turn carts away that hold nothing of the variant: something of it is promised in the show, and the
 * units for others have come down to the buffer. Once wanted, it stays until there are half as many again.
 */
export function isGuardNeeded(
  stock: StockFigures,
  { buffer, wasNeeded }: { readonly buffer: number; readonly wasNeeded: boolean },
): boolean {
  const others = unitsForOthers(stock);
  if (others === null || (protectedUnits(stock) <= 0 && stock.waiting === 0)) return false;
  return others <= (wasNeeded ? Math.ceil(1.5 * buffer) : buffer);
}
