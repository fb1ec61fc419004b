/** What was otherwise than known: units of a level, a price, the publication of a product, whether units are counted, a product or variant that was not known, or that is gone. */
export type DriftKind = "stock" | "price" | "publication" | "tracking" | "missing" | "gone";

/** A difference between what was known and what Shopify said when it was asked. */
export interface Drift {
  readonly kind: DriftKind;
  /** Number of the inventory item for stock, of the variant for prices and tracking, else of the product */
  readonly subjectId: string;
  readonly locationId: string | null;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** News of a change that is younger is on its way, not lost. */
const onItsWayMs = 10_000;

/** Whether a change at Shopify is too young for its news to be missed, in an answer that misses nothing before `asOf`. */
export function isOnItsWay(changedAt: Date, asOf: Date): boolean {
  return changedAt.getTime() > asOf.getTime() - onItsWayMs;
}
