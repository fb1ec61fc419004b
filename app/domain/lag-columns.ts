import type { LagCount } from "./lag.ts";

/** Upper ends of a chart's columns, in milliseconds; each is the end of a class too. The last has no end. */
const columnEndsMs = [50, 100, 200, 500, 1_000, 2_000, 5_000, Infinity];

/** A column of the chart that shows how long changes of stock took. */
export interface LagColumn {
  /** Took longer than this */
  readonly fromMs: number;
  /** Took no longer than this; null for all that took longer still */
  readonly toMs: number | null;
  readonly count: number;
}

/** The counted changes in few columns, from the quickest to the slowest, empty ones too. */
export function lagColumns(counts: readonly LagCount[]): readonly LagColumn[] {
  return columnEndsMs.map((end, index) => {
    const fromMs = columnEndsMs[index - 1] ?? 0;
    const within = counts.filter(({ withinMs }) => withinMs > fromMs && withinMs <= end);
    const count = within.reduce((sum, one) => sum + one.count, 0);
    return { fromMs, toMs: end === Infinity ? null : end, count };
  });
}
