import type { ShopPlan } from "../state/records/shop.ts";

/** As Shopify says it with every answer */
export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/** The most that one query may cost, whatever is in the bucket */
export const MAX_QUERY_COST = 1000;

/** Points a second, by the shop's plan: https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits */
const RESTORE_RATES: Record<ShopPlan, number> = {
  DEVELOPMENT: 100,
  BASIC: 100,
  ADVANCED: 200,
  PLUS: 1000,
  ENTERPRISE: 2000,
};
/** A bucket holds what comes in so many seconds. */
const SECONDS_HELD = 20;

/** What an app may still spend on one shop: fills up steadily, and a query that costs more than is in it is not run. */
export class CostBucket {
  readonly maximumAvailable: number;
  readonly restoreRate: number;
  #available: number;
  #countedAt: number;

  constructor(plan: ShopPlan, now: Date) {
    this.restoreRate = RESTORE_RATES[plan];
    this.maximumAvailable = this.restoreRate * SECONDS_HELD;
    this.#available = this.maximumAvailable;
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
