/** Holds that shoppers tapped for themselves, by what became of them; a turn of the queue is none of them. */
export interface HoldCounts {
  readonly bought: number;
  readonly gaveBack: number;
  readonly ranOut: number;
  /** Not over yet */
  readonly held: number;
}

/** Places in the queues of a show, by what became of them. */
export interface QueueCounts {
  readonly bought: number;
  /** Had their turn and let it pass, or gave it back */
  readonly passed: number;
  /** Have their turn now */
  readonly offered: number;
  /** Left, or were still waiting when the show ended, without a turn */
  readonly notReached: number;
  /** Wait still */
  readonly waiting: number;
}

/** What became of a show's stock. */
export interface ShowOutcome {
  /** In the orders that the show brought, before refunds and cancellations */
  readonly unitsSold: number;
  /** By how many units the store's stock of what the show offers lay below zero while it was on air, whoever sold them */
  readonly unitsBelowZero: number;
  /** Units of holds that ran out while the store did not have them any more: others had bought them */
  readonly unitsUnkept: number;
  readonly holds: HoldCounts;
  readonly queue: QueueCounts;
}

/** Units that were promised or sold and were not there. */
export function unitsOversold({ unitsBelowZero, unitsUnkept }: ShowOutcome): number {
  return unitsBelowZero + unitsUnkept;
}

/** How much was not there, for each unit that a show sold; null when nothing was sold and nothing was missing. */
export function oversellRate(outcome: ShowOutcome): number | null {
  const { unitsSold } = outcome;
  const oversold = unitsOversold(outcome);
  if (unitsSold === 0) return oversold === 0 ? null : 1;
  return oversold / unitsSold;
}

/** How many of the holds that are over were bought; null while none is over. */
export function holdToOrderRate({ bought, gaveBack, ranOut }: HoldCounts): number | null {
  const over = bought + gaveBack + ranOut;
  return over === 0 ? null : bought / over;
}

/** How many shoppers joined the queue, and how many of them had their turn. */
export function servedOf(queue: QueueCounts): { readonly joined: number; readonly served: number } {
  const served = queue.bought + queue.passed + queue.offered;
  return { joined: served + queue.notReached + queue.waiting, served };
}
