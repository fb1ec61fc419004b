/**
 * What a committed change may owe to the world, each with its subject:
 * import-catalogue and compare-catalogue: "catalogue"; publish-live: "live"; refresh-shop: "shop"; write-back-order: the order's
 * number; read-market-prices, reconcile-show, settle-deals, settle-reservations and tag-waiting: the show's id.
 */
export const effectKinds = [
  "check-guard",
  "compare-catalogue",
  "import-catalogue",
  "publish-live",
  "read-market-prices",
  "reconcile-show",
  "refresh-shop",
  "settle-deals",
  "settle-reservations",
  "switch-guard",
  "tag-waiting",
  "write-back-order",
] as const;

export type EffectKind = (typeof effectKinds)[number];

/** Reads the kind of a stored effect. Throws on one that nobody performs. */
export function parseEffectKind(kind: string): EffectKind {
  const known = effectKinds.find((candidate) => candidate === kind);
  if (known === undefined) throw new TypeError(`Nobody performs "${kind}"`);
  return known;
}

const longestDelayMs = 5 * 60_000;
/** After this many failures an effect is given up until it is owed again. */
export const mostAttempts = 20;

/** How long an effect is put off after its `attempts`th failure: a second, doubled each time, five minutes at most. */
export function retryDelayMs(attempts: number): number {
  return Math.min(1000 * 2 ** (attempts - 1), longestDelayMs);
}
