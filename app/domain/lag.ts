/** Upper ends, in milliseconds, of the classes in which it is counted how long changes of stock took to viewers' screens. */
export const lagClassesMs: readonly number[] = [
  25,
  50,
  75,
  100,
  150,
  200,
  300,
  500,
  750,
  1_000,
  1_500,
  2_000,
  3_000,
  5_000,
  10_000,
  30_000,
  60_000,
  600_000,
  2 ** 31 - 1,
];

/** The class of so many milliseconds; below zero, by clocks that differ, is none at all. */
export function lagClass(ms: number): number {
  return lagClassesMs.find((end) => ms <= end) ?? 2 ** 31 - 1;
}

export interface LagCount {
  readonly withinMs: number;
  readonly count: number;
}

/**
 * The time within which that share (0 to 1) of the counted changes came, judged evenly within its class; null when none was
 * counted.
 */
export function lagWithin(share: number, counts: readonly LagCount[]): number | null {
  const sorted = counts.filter(({ count }) => count > 0).sort((one, other) => one.withinMs - other.withinMs);
  const wanted = share * sorted.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  for (const { withinMs, count } of sorted) {
    if (before + count >= wanted) {
      const from = lagClassesMs.findLast((end) => end < withinMs) ?? 0;
      return Math.round(from + ((wanted - before) / count) * (withinMs - from));
    }
    before += count;
  }
  return null;
}
