import type { ShownUrgency } from "../domain/urgency.ts";
import type { Sql, Transaction } from "./database.server.ts";

/** Lets one process at a time note what a show's viewers were pressed by, until the transaction ends. */
export async function lockUrgencies(tx: Transaction, showId: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`urgency ${showId}`]);
}

/** What was noted last of each subject of these items. */
export async function listLastUrgencies(
  tx: Transaction,
  of: { readonly showId: string; readonly itemIds: readonly string[] },
): Promise<readonly ShownUrgency[]> {
  return tx.query<ShownUrgency>(
    `select distinct on (item_id, variant_id, (case kind when 'sold-out' then 'few-left' else kind end))
       item_id as "itemId", variant_id as "variantId", kind, units, to_json(ends_at)#>>'{}' as "endsAt", version,
       shown_at as "shownAt"
     from urgency where shop = $1 and show_id = $2 and item_id = any ($3::uuid[])
     order by item_id, variant_id, (case kind when 'sold-out' then 'few-left' else kind end), id desc`,
    [tx.shop, of.showId, of.itemIds],
  );
}

export async function insertUrgencies(tx: Transaction, showId: string, shown: readonly ShownUrgency[]): Promise<void> {
  await tx.query(
    `insert into urgency (shop, show_id, item_id, variant_id, kind, units, ends_at, version, shown_at)
     select $1, $2, r."itemId", r."variantId", r.kind, r.units, r."endsAt", r.version, r."shownAt"
     from rows from (jsonb_to_recordset($3::jsonb) as ("itemId" uuid, "variantId" bigint, kind text, units int,
       "endsAt" timestamptz, version int, "shownAt" timestamptz)) with ordinality as r order by r.ordinality`,
    [tx.shop, showId, JSON.stringify(shown)],
  );
}

/** What viewers were pressed by, with the words of the goods as they are now. */
export interface UrgencyRow {
  /** Decimal text */
  readonly id: string;
  readonly shownAt: Date;
  readonly title: string;
  /** Empty for the item as a whole, and for a product with one variant */
  readonly variantTitle: string;
  readonly kind: ShownUrgency["kind"];
  readonly units: number | null;
  readonly endsAt: Date | null;
}

/** A part of what a show's viewers were pressed by, the first first; `after` is the id of the last row before. */
export async function listUrgencies(
  db: Sql,
  shop: string,
  of: { readonly showId: string; readonly after: string; readonly most: number },
): Promise<readonly UrgencyRow[]> {
  return db.query<UrgencyRow>(
    `select u.id, u.shown_at as "shownAt", coalesce(p.title, '') as title, coalesce(v.title, '') as "variantTitle", u.kind,
       u.units, u.ends_at as "endsAt"
     from urgency u
     left join line_up_item i on i.shop = $1 and i.id = u.item_id
     left join product p on p.shop = $1 and p.id = i.product_id
     left join variant v on v.shop = $1 and v.id = u.variant_id
     where u.shop = $1 and u.show_id = $2 and u.id > $3::bigint order by u.id limit $4`,
    [shop, of.showId, of.after, of.most],
  );
}

export async function countUrgencies(db: Sql, shop: string, showId: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    "select count(*)::int as count from urgency where shop = $1 and show_id = $2",
    [shop, showId],
  );
  return row?.count ?? 0;
}

/** The id of the last row before a page of so many rows, from 0; null where there is no such page. */
export async function findPageStart(
  db: Sql,
  shop: string,
  of: { readonly showId: string; readonly rows: number },
): Promise<string | null> {
  if (of.rows === 0) return "0";
  const [row] = await db.query<{ id: string }>(
    "select id from urgency where shop = $1 and show_id = $2 order by id offset $3 limit 1",
    [shop, of.showId, of.rows - 1],
  );
  return row?.id ?? null;
}
