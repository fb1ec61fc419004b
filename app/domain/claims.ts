import { mostOpenHolds, pauseMs } from "./hoarding.ts";

/** A shopper's wish to have units set aside. Ids of items, variants and pins are checked before. */
export interface Claim {
  /** uuid, made by the shopper's page */
  readonly id: string;
  readonly itemId: string;
  readonly variantId: string;
  readonly pinId: string | null;
  /** Hash of the shopper's token */
  readonly shopper: string;
  /** From 1 */
  readonly units: number;
}

export interface ClaimableStock {
  /** Null without end */
  readonly free: number | null;
  /** Units that the queue waits for: nobody passes it */
  readonly waiting: number;
}

/** What a shopper has of a show so far. */
export interface ShopperRecord {
  /** Units held and bought, by item */
  readonly unitsOfItems: ReadonlyMap<string, number>;
  readonly openHolds: number;
  /** Holds that ran out since the last that was bought, within the last hour */
  readonly unbought: number;
  readonly lastRanOutAt: Date | null;
  /** Of all their holds in the show, over or not */
  readonly holdIds: ReadonlySet<string>;
}

export const newShopper: ShopperRecord = {
  unitsOfItems: new Map(),
  openHolds: 0,
  unbought: 0,
  lastRanOutAt: null,
  holdIds: new Set(),
};

export interface ClaimContext {
  readonly now: Date;
  readonly unitsPerShopper: number;
  /** By variant */
  readonly stock: ReadonlyMap<string, ClaimableStock>;
  /** By shopper */
  readonly shoppers: ReadonlyMap<string, ShopperRecord>;
}

export type ClaimRefusal =
  | { readonly kind: "gone" }
  | { readonly kind: "sold-out"; readonly left: number; readonly waiting: number }
  | { readonly kind: "too-many"; readonly most: number }
  | { readonly kind: "slow-down"; readonly retryAfterMs: number };

/**
 * Decides claims in the order in which they came: each gets its units whole or not at all, and a smaller one behind it may
 * still fit. Answers a refusal, or null for yes, per claim. Never grants more than is free, nor more than a shopper may have.
 */
export function decideClaims(claims: readonly Claim[], context: ClaimContext): readonly (ClaimRefusal | null)[] {
  const free = new Map([...context.stock].map(([variantId, stock]) => [variantId, stock.free ?? Infinity]));
  const taken = new Map<string, number>();
  const opened = new Map<string, number>();
  return claims.map((claim) => {
    const { variantId, shopper, units } = claim;
    const stock = context.stock.get(variantId);
    if (stock === undefined) return { kind: "gone" };
    const ofItem = `${shopper} ${claim.itemId}`;
    const refusal =
      refuseShopper(context.shoppers.get(shopper) ?? newShopper, claim, {
        context,
        taken: taken.get(ofItem) ?? 0,
        opened: opened.get(shopper) ?? 0,
      }) ?? refuseUnits(units, { ...stock, free: free.get(variantId) ?? 0 });
    if (refusal !== null) return refusal;
    free.set(variantId, (free.get(variantId) ?? 0) - units);
    taken.set(ofItem, (taken.get(ofItem) ?? 0) + units);
    opened.set(shopper, (opened.get(shopper) ?? 0) + 1);
    return null;
  });
}

/** `taken` and `opened` are what the same shopper was granted before among these claims. */
function refuseShopper(
  record: ShopperRecord,
  claim: Claim,
  at: { readonly context: ClaimContext; readonly taken: number; readonly opened: number },
): ClaimRefusal | null {
  const { now, unitsPerShopper } = at.context;
  const units = (record.unitsOfItems.get(claim.itemId) ?? 0) + at.taken + claim.units;
  if (units > unitsPerShopper) return { kind: "too-many", most: unitsPerShopper };
  if (record.openHolds + at.opened >= mostOpenHolds) return { kind: "too-many", most: mostOpenHolds };
  const retryAfterMs = pauseMs(record, now);
  return retryAfterMs > 0 ? { kind: "slow-down", retryAfterMs } : null;
}

function refuseUnits(units: number, { free, waiting }: { readonly free: number; readonly waiting: number }) {
  const left = waiting > 0 ? 0 : Math.max(0, free);
  return units > left ? ({ kind: "sold-out", left, waiting } as const) : null;
}
