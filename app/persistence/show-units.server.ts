import type { Sql, Transaction } from "./database.server.ts";

/** The units that a merchant set for a variant of a line-up, and what of them is promised. */
export interface UnitsRow {
  readonly itemId: string;
  readonly variantId: string;
  /** Null for all that is available */
  readonly units: number | null;
  readonly held: number;
  readonly sold: number;
}

const columns = `item_id as "itemId", variant_id as "variantId", units, held, sold`;

export async function listUnits(db: Sql, shop: string, showId: string): Promise<readonly UnitsRow[]> {
  return db.query<UnitsRow>(
    `select ${columns} from allocation where shop = $1 and show_id = $2 order by variant_id, item_id`,
    [shop, showId],
  );
}

/** The same, and nobody holds or buys of them until the transaction ends. */
export async function lockUnits(tx: Transaction, showId: string): Promise<readonly UnitsRow[]> {
  return tx.query<UnitsRow>(
    `select ${columns} from allocation where shop = $1 and show_id = $2 order by variant_id, item_id for update`,
    [tx.shop, showId],
  );
}

/** Writes the units of variants; a row whose `units` is as before is left alone. Answers those that changed. */
export async function writeUnits(
  tx: Transaction,
  showId: string,
  rows: readonly { readonly itemId: string; readonly variantId: string; readonly units: number | null }[],
): Promise<readonly { readonly itemId: string; readonly variantId: string }[]> {
  if (rows.length === 0) return [];
  return tx.query(
    `insert into allocation (shop, show_id, item_id, variant_id, units)
     select $1, $2, r."itemId", r."variantId", r.units
     from jsonb_to_recordset($3::jsonb) as r("itemId" uuid, "variantId" bigint, units int)
     order by r."variantId", r."itemId"
     on conflict (shop, item_id, variant_id) do update set units = excluded.units
     where allocation.units is distinct from excluded.units
     returning item_id as "itemId", variant_id as "variantId"`,
    [tx.shop, showId, JSON.stringify(rows)],
  );
}

/** The variants of these products. */
export async function listVariantsOf(
  db: Sql,
  shop: string,
  productIds: readonly string[],
): Promise<readonly { readonly productId: string; readonly variantId: string }[]> {
  return db.query(
    `select product_id as "productId", id as "variantId" from variant where shop = $1 and product_id = any ($2::bigint[])`,
    [shop, productIds],
  );
}

export interface LocationRow {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** The shop's locations by their names. */
export async function listLocations(db: Sql, shop: string): Promise<readonly LocationRow[]> {
  return db.query<LocationRow>(`select id, name, active from location where shop = $1 order by name, id`, [shop]);
}
