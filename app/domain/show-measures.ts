import type { DriftKind } from "./drift.ts";
import type { LagColumn } from "./lag-columns.ts";
import type { ShowOutcome } from "./show-outcome.ts";

/** What was measured of a show's stock, as the page of the ended show tells it. */
export interface ShowMeasures {
  readonly outcome: ShowOutcome;
  /** How long changes of stock took from the store to viewers' screens; null when no viewer was there to see one */
  readonly lag: {
    readonly changes: number;
    readonly p50Ms: number;
    readonly p95Ms: number;
    readonly p99Ms: number;
    readonly columns: readonly LagColumn[];
  } | null;
  /** Differences that comparisons with Shopify found, by kind; those that found none are absent */
  readonly drift: readonly { readonly kind: DriftKind; readonly count: number }[];
  /** When the line-up was last compared with Shopify (ISO 8601); null when it never was */
  readonly reconciledAt: string | null;
}
