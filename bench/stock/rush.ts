import { randomUUID } from "node:crypto";
import type { HoldClaim, Keeper } from "./keeper.ts";

export interface RushResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Units held beyond those allocated */
  readonly oversold: number;
  /** Claims that were answered "yes" and are in no hold, or the other way round */
  readonly lost: number;
  /** Claims that were granted although one before them was refused: the hot item does not come back within a rush */
  readonly overtook: number;
}

/**
 * Has so many callers tap on one hot item, each again as soon as it is answered and each time as another shopper, until all
 * claims of one unit are answered. Three in four of the claims find a unit.
 */
export async function rush(
  keeper: Keeper,
  { claims, callers }: { readonly claims: number; readonly callers: number },
): Promise<RushResult> {
  const units = Math.floor(claims * 0.75);
  await keeper.fill(units);
  const given = Array.from({ length: claims }, aClaim);
  const tookMs = new Float64Array(claims);
  const granted = new Array<boolean>(claims).fill(false);
  const queue = given.entries();
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (const [nth, claim] of queue) {
        const tappedAt = performance.now();
        granted[nth] = await keeper.hold(claim);
        tookMs[nth] = performance.now() - tappedAt;
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const { counted, kept } = await keeper.count();
  const yes = granted.filter(Boolean).length;
  const firstNo = granted.indexOf(false);
  tookMs.sort();
  return {
    perSecond: claims / seconds,
    p50Ms: tookMs[Math.floor((claims - 1) * 0.5)] ?? Number.NaN,
    p99Ms: tookMs[Math.floor((claims - 1) * 0.99)] ?? Number.NaN,
    oversold: Math.max(0, yes - units, kept - units, counted - units),
    lost: Math.abs(yes - kept) + Math.abs(kept - counted),
    overtook: firstNo === -1 ? 0 : granted.slice(firstNo).filter(Boolean).length,
  };
}

function aClaim(): HoldClaim {
  return { id: randomUUID(), shopper: randomUUID(), units: 1 };
}
