import type { HotShow } from "./hot-show.ts";

/** What the client is told: which servers, and how many taps over how many connections. */
export interface HttpLoad extends HotShow {
  readonly ports: readonly number[];
  readonly claims: number;
  readonly connections: number;
}

export interface HttpLoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answered 200 */
  readonly granted: number;
  /** Answered 409 */
  readonly refused: number;
}
