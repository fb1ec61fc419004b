/** How far something counted has come, and since when it is counted. */
export interface Counting {
  readonly counted: number;
  readonly total: number | null;
  /** What was counted when this run began */
  readonly from: number;
  readonly since: Date;
}

/** Less says too little of how fast it goes. */
const leastMs = 1_000;

/** Seconds until all is counted, if it goes on as since its beginning; null while that cannot be told. */
export function secondsLeft({ counted, total, from, since }: Counting, now: Date): number | null {
  const tookMs = now.getTime() - since.getTime();
  if (total === null || counted <= from || tookMs < leastMs) return null;
  const msEach = tookMs / (counted - from);
  return Math.ceil((Math.max(0, total - counted) * msEach) / 1000);
}
