import type { Transaction } from "../persistence/database.server.ts";
import { listKeepingShows, listReservations } from "../persistence/reservations.server.ts";
import { findShop } from "../persistence/shops.server.ts";
import { findShow, openStock } from "../persistence/shows.server.ts";
import type { AdminClient } from "../shopify/admin-client.server.ts";
import { ShopifyUnavailable } from "../shopify/errors.ts";
import type { House } from "./house.server.ts";
import { makeMove, movesIn } from "./move-units.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import { forgetOldFailures, noteMoves, planMoves } from "./plan-moves.server.ts";
import { readLevels } from "./read-levels.server.ts";
import { switchGuard } from "./switch-guard.server.ts";

/** Changes of one call: all of them are made or none. Fewer when the store sells so fast that figures are old at once. */
const changesAtOnce = [50, 50, 10, 10, 1, 1, 1, 1];

/**
 * Makes what lies in Shopify's `reserved` state for a show what it is to keep: its units before it starts, if the merchant
 * wishes; nothing on air, where the checkout is guarded; nothing once it is over or deleted. Each move is noted with its key
 * before it is asked for, so that a run works on from wherever an earlier one stopped. Then what is on air may be held.
 */
export async function settleReservations(house: House, shop: string, showId: string): Promise<void> {
  const known = await findShop(house.db, shop);
  if (known === null || known.uninstalledAt !== null) return;
  await forgetOldFailures(house, shop, showId);
  const isOnAir = (await findShow(house.db, shop, showId))?.state === "live";
  // On air, whoever lets units out is likely at it still; the end of the hold looks after them if not.
  const begun = (await listReservations(house.db, shop, showId)).filter((row) => !isOnAir || !row.isUnderWay);
  for (const move of movesIn(showId, begun)) {
    await makeMove(house, shop, { admin: await house.shopify(shop), move, isResumed: true });
  }
  // What others must not buy is guarded before it is there to be bought.
  await switchGuard(house, shop, showId);
  await moveAll(house, shop, showId);
  await openWhenSettled(house, shop, showId);
}

async function moveAll(house: House, shop: string, showId: string): Promise<void> {
  let admin: AdminClient | null = null;
  for (const atOnce of changesAtOnce) {
    const plan = await planMoves(house, shop, showId);
    if (plan.returns.length + plan.lacks.length === 0) return;
    admin ??= await house.shopify(shop);
    const inventoryItemIds = [...plan.returns, ...plan.lacks].map((row) => row.inventoryItemId);
    const { levels } = await readLevels(house, admin, { shop, inventoryItemIds });
    const noted = await noteMoves(house, shop, { showId, plan, levels, atOnce });
    if (noted === "nothing-there") return;
    if (noted === "plan-is-old") continue;
    for (const move of noted) await makeMove(house, shop, { admin, move, isResumed: false });
  }
  throw new ShopifyUnavailable("the store's stock moves faster than it can be kept");
}

/** Lets the units of a show on air be held, once none of them is on its way. */
async function openWhenSettled(house: House, shop: string, showId: string): Promise<void> {
  const rows = await listReservations(house.db, shop, showId);
  const isMoving = rows.some((row) => row.error === null && (row.state === "wanted" || row.state === "returning"));
  if (!isMoving) await openForHolds(house, shop, showId);
}

/** Lets the units of a show on air be held and tells its viewers, whatever could not be moved. */
export async function openForHolds(house: House, shop: string, showId: string): Promise<void> {
  await house.db.transaction(shop, async (tx) => {
    if (await openStock(tx, showId)) await tx.announce({ show: showId, change: "show" });
  });
}

/** Owes a look at every show of the shop that keeps units, or that did not get them back. */
export async function oweOpenReservations(house: House, tx: Transaction): Promise<void> {
  for (const showId of await listKeepingShows(tx)) await oweEffect(house, tx, "settle-reservations", showId);
}
