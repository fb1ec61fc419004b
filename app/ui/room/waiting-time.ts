const shortestMs = 500;
const longestMs = 15_000;

/**
 * How long to wait before the stream is opened again, after `failures` failures in a row (1 after the first).
 * It doubles up to 15 s; `chance` from 0 to 1 spreads many control rooms so that they do not return in one moment.
 */
export function waitingTimeMs(failures: number, chance: number): number {
  const full = Math.min(longestMs, shortestMs * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (0.5 + chance / 2));
}
