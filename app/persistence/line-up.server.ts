import type { Sql, Transaction } from "./database.server.ts";

export interface ItemRow {
  readonly id: string;
  readonly productId: string;
  readonly position: number;
  /** Whole minor units, as decimal text */
  readonly livePriceMinor: string | null;
  /** Whose units the show may sell; empty for all active locations */
  readonly locationIds: readonly string[];
}

export async function listItemRows(db: Sql, shop: string, showId: string): Promise<readonly ItemRow[]> {
  return db.query<ItemRow>(
    `select id, product_id as "productId", position, live_price_minor as "livePriceMinor",
       location_ids::text[] as "locationIds" from line_up_item
     where shop = $1 and show_id = $2 and removed_at is null order by position, id`,
    [shop, showId],
  );
}

/** The item that a product has or had in the line-up, by product. */
export async function findItemIds(tx: Transaction, showId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; productId: string }>(
    `select id, product_id as "productId" from line_up_item where shop = $1 and show_id = $2`,
    [tx.shop, showId],
  );
  return new Map(rows.map((row) => [row.productId, row.id]));
}

/** Which of the products the catalogue does not know. */
export async function listUnknownProducts(tx: Transaction, productIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `select wanted.id::text as id from unnest($2::bigint[]) as wanted(id)
     where not exists (select from product p where p.shop = $1 and p.id = wanted.id)`,
    [tx.shop, productIds],
  );
  return rows.map((row) => row.id);
}

/**
 * Makes the line-up of a show what is listed, in that order; an item that nothing changed of keeps its version. What is not
 * listed leaves the line-up and the screen.
 */
export async function replaceLineUp(
  tx: Transaction,
  showId: string,
  items: readonly {
    readonly id: string;
    readonly productId: string;
    readonly livePriceMinor: number | null;
    readonly locationIds: readonly string[];
  }[],
  now: Date,
): Promise<void> {
  const rows = items.map((item, position) => ({ ...item, position }));
  await tx.query(
    `with removed as (
       update line_up_item set removed_at = $4, version = version + 1
       where shop = $1 and show_id = $2 and removed_at is null and not id = any ($3::uuid[]) returning id)
     update pin set unpinned_at = $4 from removed
     where pin.shop = $1 and pin.item_id = removed.id and pin.unpinned_at is null`,
    [tx.shop, showId, items.map((item) => item.id), now],
  );
  await tx.query(
    `insert into line_up_item (id, shop, show_id, product_id, position, live_price_minor, location_ids)
     select r.id, $1, $2, r."productId", r.position, r."livePriceMinor", r."locationIds"
     from jsonb_to_recordset($3::jsonb) as r(id uuid, "productId" bigint, position int, "livePriceMinor" bigint,
       "locationIds" bigint[])
     on conflict (id) do update set position = excluded.position, live_price_minor = excluded.live_price_minor,
       location_ids = excluded.location_ids, removed_at = null, version = line_up_item.version + 1
     where line_up_item.shop = $1 and line_up_item.show_id = $2
       and (line_up_item.position, line_up_item.live_price_minor, line_up_item.location_ids, line_up_item.removed_at)
         is distinct from (excluded.position, excluded.live_price_minor, excluded.location_ids, null::timestamptz)`,
    [tx.shop, showId, JSON.stringify(rows)],
  );
}
