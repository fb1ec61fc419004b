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
  readonly holds: HoldCounts;
  readonly queue: QueueCounts;
}

/** How much of what a show sold was not there; null when nothing was sold and nothing fell below zero. */
export function oversellRate({ unitsSold, unitsBelowZero }: ShowOutcome): number | null {
  if (unitsSold === 0) return unitsBelowZero === 0 ? null : 1;
  return unitsBelowZero / unitsSold;
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
