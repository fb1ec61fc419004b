import { grant, refuse, type Decision } from "../domain/decision.ts";
import { freeUnits } from "../domain/stock.ts";
import type { HoldRefusal, QueueView } from "../live/message.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { touchItems } from "../persistence/on-screen.server.ts";
import { findShow } from "../persistence/shows.server.ts";
import {
  findWait,
  insertWait,
  leaveQueue,
  listWaitsOfShopper,
  type WaitRecord,
} from "../persistence/waitlist.server.ts";
import { lockStock } from "./claim-together.server.ts";
import type { House } from "./house.server.ts";
import { refusalOfShow } from "./open-show.ts";
import { queueView } from "./queue-view.ts";
import type { HoldOfShopper } from "./renew-hold.server.ts";

export type QueueAnswer = Decision<QueueView, HoldRefusal>;

/** A shopper's wish for units that are sold out. */
export interface Wish {
  /** uuid, made by the page */
  readonly id: string;
  readonly showId: string;
  readonly itemId: string;
  readonly variantId: string;
  /** Hash of the shopper's token */
  readonly shopper: string;
  /** From 1 */
  readonly units: number;
}

/**
 * Puts a shopper behind everybody who waits for a variant. Who waits for it already keeps their place, whatever they wish now.
 * Refuses when there are units: then a tap holds them.
 */
export async function joinWaitlist(house: House, shop: string, wish: Wish): Promise<QueueAnswer> {
  return house.db.transaction(shop, async (tx) => {
    const { showId, itemId, variantId } = wish;
    const show = await findShow(tx, shop, showId);
    const refusal = refusalOfShow(show);
    if (show === null || refusal !== null) return refuse(refusal ?? { kind: "gone" });
    const figures = (await lockStock(tx, showId, [{ itemId, variantId }])).get(variantId);
    if (figures?.itemId !== itemId) return refuse({ kind: "gone" });
    const theirs = await listWaitsOfShopper(tx, shop, wish);
    const known = theirs.find((entry) => entry.variantId === variantId && isOpen(entry));
    if (known !== undefined) return grant(queueView(known, []));
    if (wish.units > show.unitsPerShopper) return refuse({ kind: "too-many", most: show.unitsPerShopper });
    const free = freeUnits(figures);
    if (figures.waiting === 0 && free !== 0) return refuse({ kind: "not-sold-out", left: free ?? wish.units });
    await insertWait(tx, { ...wish, joinedAt: house.clock() });
    await touchItems(tx, [itemId]);
    return placeOf(tx, wish);
  });
}

/** Takes a shopper out of a queue; twice is once. What is held for them already is released as a hold. Refuses an unknown place as ended. */
export async function leaveWaitlist(house: House, shop: string, of: HoldOfShopper): Promise<QueueAnswer> {
  return house.db.transaction(shop, async (tx) => {
    const entry = await findWait(tx, shop, of.id);
    if (entry === null || entry.shopper !== of.shopper) return refuse({ kind: "ended" });
    await leaveQueue(tx, of.id, house.clock());
    await touchItems(tx, [entry.itemId]);
    return placeOf(tx, of);
  });
}

async function placeOf(tx: Transaction, of: HoldOfShopper): Promise<QueueAnswer> {
  const entry = await findWait(tx, tx.shop, of.id);
  return entry === null || entry.shopper !== of.shopper ? refuse({ kind: "ended" }) : grant(queueView(entry, []));
}

function isOpen(entry: WaitRecord): boolean {
  return entry.state === "waiting" || entry.state === "offered";
}
