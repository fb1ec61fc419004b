import { decideClaims, type Claim, type ClaimRefusal, type ShopperRecord } from "../domain/claims.ts";
import { grant, refuse, type Decision } from "../domain/decision.ts";
import { freeUnits } from "../domain/stock.ts";
import type { HoldRefusal } from "../live/message.ts";
import {
  listStock,
  lockAllocations,
  lockAllocationsOf,
  type VariantOfItem,
  type VariantStock,
} from "../persistence/allocations.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { insertHolds, listHolds, readShopperRecords, type HoldRecord } from "../persistence/holds.server.ts";
import { touchItems } from "../persistence/on-screen.server.ts";
import { findShow, type ShowRecord } from "../persistence/shows.server.ts";
import { claimsAtPrices, type ClaimAtPrice } from "./deal-prices.server.ts";
import { endHolds } from "./free-stock.server.ts";
import type { House } from "./house.server.ts";
import { refusalOfShow } from "./open-show.ts";
import { reconsiderGuard } from "./reconsider-guard.server.ts";

/** What came of claims, in their order; `show` is null when there is none. */
export interface Claimed {
  readonly show: ShowRecord | null;
  readonly outcomes: readonly Decision<HoldRecord, HoldRefusal>[];
}

/**
 * Decides claims on the units of one show together, in the order in which they came, and writes what is granted. A claim that
 * was granted before is answered by its hold.
 */
export async function claimTogether(
  house: House,
  tx: Transaction,
  { showId, claims }: { readonly showId: string; readonly claims: readonly Claim[] },
): Promise<Claimed> {
  const show = await findShow(tx, tx.shop, showId);
  const refusal = refusalOfShow(show);
  if (show === null || refusal !== null)
    return { show, outcomes: claims.map(() => refuse(refusal ?? { kind: "gone" })) };
  // The rows first: another process that has the same claim must have answered it before it is looked for.
  let stock = await lockStock(tx, showId, claims);
  const shoppers = await readShopperRecords(tx, showId, {
    shoppers: [...new Set(claims.map((claim) => claim.shopper))],
    now: house.clock(),
  });
  const known = await listKnown(tx, claims, shoppers);
  const fresh = [...new Map(claims.filter(({ id }) => !known.has(id)).map((claim) => [claim.id, claim])).values()];
  let refusals = decide(house, fresh, { show, stock, shoppers });
  const soldOut = fresh.filter((_claim, index) => refusals[index]?.kind === "sold-out");
  if (soldOut.length > 0 && (await endHolds(house, tx, { showId, variants: distinct(soldOut) })) > 0) {
    stock = await lockStock(tx, showId, claims);
    refusals = decide(house, fresh, { show, stock, shoppers });
  }
  const madeAt = house.clock();
  const endsAt = new Date(madeAt.getTime() + show.holdMinutes * 60_000);
  const granted = await claimsAtPrices(house, tx, {
    showId,
    claims: fresh.filter((_claim, index) => refusals[index] === null),
  });
  const made = await insertHolds(tx, showId, { claims: granted, madeAt, endsAt });
  if (granted.length > 0) {
    await touchItems(tx, [...new Set(granted.map((claim) => claim.itemId))]);
    // A hold of what the merchant set aside leaves no less for others.
    const unset = distinct(granted).filter(({ variantId }) => stock.get(variantId)?.units === null);
    if (unset.length > 0) {
      await reconsiderGuard(house, tx, { showId, variantIds: unset.map(({ variantId }) => variantId) });
    }
  }
  const answers = new Map<string, Decision<HoldRecord, HoldRefusal>>();
  for (const [index, claim] of fresh.entries()) {
    const said = refusals[index] ?? null;
    if (said !== null) answers.set(claim.id, refuse(said));
  }
  for (const claim of granted) {
    answers.set(claim.id, made.has(claim.id) ? grant(newHold(claim, { showId, endsAt })) : refuse({ kind: "ended" }));
  }
  return {
    show,
    outcomes: claims.map((claim) => again(claim, known) ?? answers.get(claim.id) ?? refuse({ kind: "gone" })),
  };
}

/** Figures of the claimed variants, with their rows locked; variants that are not in the line-up or not for sale are absent. */
export async function lockStock(
  tx: Transaction,
  showId: string,
  claims: readonly VariantOfItem[],
): Promise<ReadonlyMap<string, VariantStock>> {
  const variantIds = [...new Set(claims.map((claim) => claim.variantId))];
  const locked = new Set((await lockAllocationsOf(tx, showId, variantIds)).map((row) => row.variantId));
  let stock = await listStock(tx, tx.shop, showId, variantIds);
  const missing = stock.filter((figures) => !locked.has(figures.variantId));
  if (missing.length > 0) {
    await lockAllocations(tx, showId, missing);
    stock = await listStock(tx, tx.shop, showId, variantIds);
  }
  return new Map(stock.filter((figures) => figures.forSale).map((figures) => [figures.variantId, figures]));
}

/** Holds that these claims were granted before, by their ids. */
async function listKnown(
  tx: Transaction,
  claims: readonly Claim[],
  shoppers: ReadonlyMap<string, ShopperRecord>,
): Promise<ReadonlyMap<string, HoldRecord>> {
  const ids = claims.filter(({ id, shopper }) => shoppers.get(shopper)?.holdIds.has(id)).map((claim) => claim.id);
  const holds = ids.length === 0 ? [] : await listHolds(tx, tx.shop, ids);
  return new Map(holds.map((hold) => [hold.id, hold]));
}

function decide(
  house: House,
  claims: readonly Claim[],
  given: {
    readonly show: ShowRecord;
    readonly stock: ReadonlyMap<string, VariantStock>;
    readonly shoppers: ReadonlyMap<string, ShopperRecord>;
  },
): readonly (ClaimRefusal | null)[] {
  const { show, stock, shoppers } = given;
  const isInLineUp = (claim: Claim) => stock.get(claim.variantId)?.itemId === claim.itemId;
  const decided = decideClaims(claims.filter(isInLineUp), {
    now: house.clock(),
    unitsPerShopper: show.unitsPerShopper,
    stock: new Map([...stock].map(([id, figures]) => [id, { free: freeUnits(figures), waiting: figures.waiting }])),
    shoppers,
  }).values();
  return claims.map((claim) => (isInLineUp(claim) ? (decided.next().value ?? null) : { kind: "gone" }));
}

/** The answer to a claim that was granted before; its id in another shopper's hand says nothing. */
function again(claim: Claim, known: ReadonlyMap<string, HoldRecord>): Decision<HoldRecord, HoldRefusal> | null {
  const hold = known.get(claim.id);
  if (hold === undefined) return null;
  const isTheirs = hold.shopper === claim.shopper && hold.variantId === claim.variantId;
  return isTheirs && hold.state !== "released" && hold.state !== "lapsed" ? grant(hold) : refuse({ kind: "ended" });
}

function newHold(claim: ClaimAtPrice, at: { readonly showId: string; readonly endsAt: Date }): HoldRecord {
  return { ...claim, ...at, state: "held", renewals: 0, isTurn: false, unitsOut: 0, orderId: null };
}

function distinct(claims: readonly Claim[]): readonly VariantOfItem[] {
  return [...new Map(claims.map((claim) => [claim.variantId, claim])).values()];
}
