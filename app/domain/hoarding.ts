/** Most holds that a shopper has open in a show at a time. */
export const mostOpenHolds = 20;

/** Holds that may run out unbought before a shopper is slowed down. */
const patience = 3;
const firstPauseMs = 30_000;
const longestPauseMs = 10 * 60_000;

/** How far back holds that ran out count. */
export const hoardingWindowMs = 60 * 60_000;

/**
 * How long a shopper whose holds ran out unbought waits before the next: nothing for the first three, then half a minute, doubled
 * each time, ten minutes at most, from when the last ran out. Buying one begins anew.
 */
export function pauseMs(record: { readonly unbought: number; readonly lastRanOutAt: Date | null }, now: Date): number {
  if (record.unbought < patience || record.lastRanOutAt === null) return 0;
  const pause = Math.min(firstPauseMs * 2 ** (record.unbought - patience), longestPauseMs);
  return Math.max(0, record.lastRanOutAt.getTime() + pause - now.getTime());
}
