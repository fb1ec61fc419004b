/** Shopify's own machines may read each other's changes a little late. */
const marginMs = 2_000;

/**
 * The second before which nothing changed at Shopify that an answer does not contain. It goes by the clock of who answered
 * (its header Date) and by how long it took, so that a wrong clock of ours cannot make an old answer look new; by our clock
 * where the answer tells no time.
 */
export function asOf(answer: {
  /** The header Date; it has whole seconds, rounded down */
  readonly date: string | null;
  /** By our clock */
  readonly askedAt: Date;
  readonly tookMs: number;
}): Date {
  const answeredMs = Date.parse(answer.date ?? "");
  const askedMs = Number.isNaN(answeredMs) ? answer.askedAt.getTime() : answeredMs - answer.tookMs;
  return new Date(Math.floor((askedMs - marginMs) / 1000) * 1000);
}
