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

/** What a location has of a variant, with what the show keeps there in `reserved`. */
export interface ShelfRow {
  readonly variantId: string;
  readonly locationId: string;
  readonly units: number;
}

/** The shelves of a line-up's variants at active locations; of variants that the store does not count there are none. */
export async function listShelves(db: Sql, shop: string, showId: string): Promise<readonly ShelfRow[]> {
  return db.query<ShelfRow>(
    `select v.id as "variantId", l.location_id as "locationId", l.available + coalesce((
         select sum(r.units) from reservation r where r.shop = $1 and r.show_id = $2 and r.variant_id = v.id
           and r.location_id = l.location_id and r.state = 'reserved'), 0)::int as units
     from line_up_item i
     join variant v on v.shop = $1 and v.product_id = i.product_id and v.tracked and not v.oversells
     join inventory_level l on l.shop = $1 and l.inventory_item_id = v.inventory_item_id
     join location o on o.shop = $1 and o.id = l.location_id and o.active
     where i.shop = $1 and i.show_id = $2 and i.removed_at is null`,
    [shop, showId],
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
