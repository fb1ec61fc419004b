import {
  addToCounts,
  listStock,
  lockAllocations,
  lockAllocationsOf,
  type VariantOfItem,
} from "../persistence/allocations.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { lockEndedHolds, lockLapsedHolds, moveHolds, type HoldRecord } from "../persistence/holds.server.ts";
import { touchItems } from "../persistence/on-screen.server.ts";
import { isKeepingOnAir } from "../persistence/reservations.server.ts";
import { closeTurns } from "../persistence/waitlist.server.ts";
import { countUnkept } from "./count-unkept.server.ts";
import type { House } from "./house.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import { reconsiderGuard } from "./reconsider-guard.server.ts";
import { serveQueues } from "./serve-queues.server.ts";

export interface VariantsOfShow {
  readonly showId: string;
  readonly variants: readonly VariantOfItem[];
}

/**
 * Ends the holds of these variants whose time is up. Their units go to the queue's next, or back; but where the checkout is
 * guarded they wait until it was told that it must not take them any more. Answers how many holds ended.
 */
export async function endHolds(house: House, tx: Transaction, { showId, variants }: VariantsOfShow): Promise<number> {
  const now = house.clock();
  const locked = await lockAllocations(tx, showId, variants);
  const variantIds = variants.map(({ variantId }) => variantId);
  const ended = await lockEndedHolds(tx, showId, { variantIds, now });
  if (ended.length === 0) return 0;
  await countUnkept(tx, showId, ended);
  const guarded = new Set(locked.filter((row) => row.isGuarded).map((row) => row.variantId));
  const idsOf = (holds: readonly HoldRecord[]) => holds.map((hold) => hold.id);
  const waitForGuard = ended.filter((hold) => guarded.has(hold.variantId));
  await moveHolds(tx, idsOf(waitForGuard), { state: "lapsed", closedAt: null });
  await giveBack(
    tx,
    ended.filter((hold) => !guarded.has(hold.variantId)),
    now,
  );
  await closeTurns(tx, idsOf(ended), { state: "missed", at: now });
  await unitsMoved(house, tx, { showId, variants });
  return ended.length;
}

/** What a guarded checkout was told, and acknowledged. */
export interface GuardTold {
  readonly showId: string;
  readonly variantIds: readonly string[];
  /** It takes no hold whose signed end lies before */
  readonly before: Date;
  /** Holds that it was told not to take whatever their end, by their ids */
  readonly named?: readonly string[];
}

/** Gives back the lapsed holds that the checkout takes no more. */
export async function freeLapsed(house: House, tx: Transaction, told: GuardTold): Promise<void> {
  const { showId, variantIds, before, named = [] } = told;
  const variants = await lockAllocationsOf(tx, showId, variantIds);
  const holds = await lockLapsedHolds(tx, showId, { variantIds, before, named });
  if (holds.length === 0) return;
  await giveBack(tx, holds, house.clock());
  await unitsMoved(house, tx, { showId, variants });
}

/** Puts the units of locked holds back into the allocations, whose rows are locked. */
export async function giveBack(tx: Transaction, holds: readonly HoldRecord[], at: Date): Promise<void> {
  await moveHolds(
    tx,
    holds.map((hold) => hold.id),
    { state: "released", closedAt: at },
  );
  await addToCounts(
    tx,
    holds.map(({ itemId, variantId, units }) => ({ itemId, variantId, held: -units })),
  );
}

/** After units came free or went: the queue's next have theirs, viewers hear, the guard is thought over. */
export async function unitsMoved(house: House, tx: Transaction, { showId, variants }: VariantsOfShow): Promise<void> {
  const variantIds = variants.map(({ variantId }) => variantId);
  await lockAllocationsOf(tx, showId, variantIds);
  await serveQueues(house, tx, { showId, stock: await listStock(tx, tx.shop, showId, variantIds) });
  await touchItems(tx, [...new Set(variants.map(({ itemId }) => itemId))]);
  await reconsiderGuard(house, tx, { showId, variantIds });
  // What a hold did not need of what it was let out goes back to where it is safe.
  if (await isKeepingOnAir(tx, showId)) await oweEffect(house, tx, "settle-reservations", showId);
}
