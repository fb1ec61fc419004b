/** As Shopify says it with every answer */
export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/** The most that one query may cost, whatever is in the bucket */
export const MAX_QUERY_COST = 1000;

/**
 * What an app may still spend on one shop: fills up steadily, and a query that costs more than is in it is not run.
 * The figures are those of a standard plan.
 */
export class CostBucket {
  readonly maximumAvailable = 2000;
  readonly restoreRate = 100;
  #available = this.maximumAvailable;
  #countedAt: number;

  constructor(now: Date) {
    this.#countedAt = now.getTime();
  }

  /** Takes what a query is said to cost; false, taking nothing, when less is there. */
  take(cost: number, now: Date): boolean {
    this.#restore(now);
    if (cost > this.#available) return false;
    this.#available -= cost;
    return true;
  }

  /** Gives back what a query did not cost after all. */
  giveBack(cost: number, now: Date): void {
    this.#restore(now);
    this.#available = Math.min(this.maximumAvailable, this.#available + cost);
  }

  status(now: Date): ThrottleStatus {
    this.#restore(now);
    const { maximumAvailable, restoreRate } = this;
    return { maximumAvailable, currentlyAvailable: Math.floor(this.#available), restoreRate };
  }

  #restore(now: Date): void {
    const elapsedMs = Math.max(0, now.getTime() - this.#countedAt);
    this.#available = Math.min(this.maximumAvailable, this.#available + (elapsedMs / 1000) * this.restoreRate);
    this.#countedAt = now.getTime();
  }
}
