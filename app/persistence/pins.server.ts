import type { Sql, Transaction } from "./database.server.ts";

export interface PinRecord {
  readonly id: string;
  readonly itemId: string;
  readonly pinnedAt: Date;
  readonly unpinnedAt: Date | null;
}

const columns = `id, item_id as "itemId", pinned_at as "pinnedAt", unpinned_at as "unpinnedAt"`;

/** What is on screen now, newest first. */
export async function listPins(db: Sql, shop: string, showId: string): Promise<readonly PinRecord[]> {
  return db.query<PinRecord>(
    `select ${columns} from pin
     where shop = $1 and show_id = $2 and unpinned_at is null order by pinned_at desc, id`,
    [shop, showId],
  );
}

/** What is on screen now, and what left it since `since`, the last twenty of them: viewers' pictures come later. Newest first. */
export async function listPinsSince(
  db: Sql,
  shop: string,
  { showId, since }: { readonly showId: string; readonly since: Date },
): Promise<readonly PinRecord[]> {
  return db.query<PinRecord>(
    `select ${columns} from pin where shop = $1 and show_id = $2 and (unpinned_at is null or unpinned_at > $3)
     order by pinned_at desc, id limit 23`,
    [shop, showId, since],
  );
}

export async function isItemOfShow(tx: Transaction, showId: string, itemId: string): Promise<boolean> {
  const rows = await tx.query(
    "select id from line_up_item where shop = $1 and show_id = $2 and id = $3 and removed_at is null",
    [tx.shop, showId, itemId],
  );
  return rows.length > 0;
}

export async function insertPin(tx: Transaction, showId: string, pin: Omit<PinRecord, "unpinnedAt">): Promise<void> {
  await tx.query("insert into pin (id, shop, show_id, item_id, pinned_at) values ($1, $2, $3, $4, $5)", [
    pin.id,
    tx.shop,
    showId,
    pin.itemId,
    pin.pinnedAt,
  ]);
}

/** Takes pins off the screen: those of one item, or all of the show. Answers how many there were. */
export async function closePins(tx: Transaction, showId: string, itemId: string | null, now: Date): Promise<number> {
  const rows = await tx.query(
    `update pin set unpinned_at = $4 where shop = $1 and show_id = $2 and unpinned_at is null
       and ($3::uuid is null or item_id = $3::uuid) returning id`,
    [tx.shop, showId, itemId, now],
  );
  return rows.length;
}

/** Counts up what is pinned in a show, and announces it. */
export async function announcePins(tx: Transaction, showId: string): Promise<void> {
  await tx.query("update show set pins_version = pins_version + 1 where shop = $1 and id = $2", [tx.shop, showId]);
  await tx.announce({ show: showId, change: "pins" });
}
