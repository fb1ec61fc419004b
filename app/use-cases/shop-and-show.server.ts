import { NotFound } from "../domain/not-found.ts";
import type { Sql, Transaction } from "../persistence/database.server.ts";
import { findShop, type ShopRecord } from "../persistence/shops.server.ts";
import { findShow, lockShow, type ShowRecord } from "../persistence/shows.server.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/** The shop with the app installed. Throws NotFound. */
export async function getShop(db: Sql, shop: string): Promise<ShopRecord> {
  const known = await findShop(db, shop);
  if (known === null || known.uninstalledAt !== null) throw new NotFound("shop");
  return known;
}

/** A show of the shop. Throws NotFound, also for text that is no id at all. */
export async function getShow(db: Sql, shop: string, showId: string): Promise<ShowRecord> {
  const show = isUuid(showId) ? await findShow(db, shop, showId) : null;
  if (show === null) throw new NotFound("show");
  return show;
}

/** The same, and nobody else changes the show until the transaction ends. */
export async function getShowToChange(tx: Transaction, showId: string): Promise<ShowRecord> {
  const show = isUuid(showId) ? await lockShow(tx, showId) : null;
  if (show === null) throw new NotFound("show");
  return show;
}
