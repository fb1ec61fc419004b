import { removeProducts } from "./catalogue.server.ts";
import type { Transaction } from "./database.server.ts";

/** A row that the running import has seen in the export. */
export interface Sighting {
  readonly kind: "product" | "variant" | "level";
  /** Of a level, its inventory item */
  readonly id: string;
  /** Of a level; "0" otherwise */
  readonly locationId: string;
}

export async function forgetSightings(tx: Transaction): Promise<void> {
  await tx.query("delete from import_sighting where shop = $1", [tx.shop]);
}

export async function addSightings(tx: Transaction, sightings: readonly Sighting[]): Promise<void> {
  await tx.query(
    `insert into import_sighting (shop, kind, thing_id, location_id)
     select $1, r.kind, r.id, r."locationId"
     from jsonb_to_recordset($2::jsonb) as r(kind text, id bigint, "locationId" bigint)`,
    [tx.shop, JSON.stringify(sightings)],
  );
}

/**
 * Deletes what the store no longer has: rows that the export did not show and that no news since its start has told of.
 * Answers the products that were changed by it.
 */
export async function sweepUnseen(tx: Transaction, exportStartedAt: Date): Promise<readonly string[]> {
  // Without fresh statistics the planner compares every row with every sighting.
  await tx.query("analyze import_sighting, inventory_level, variant, product");
  const params = [tx.shop, exportStartedAt];
  const levels = await tx.query<{ productId: string | null }>(
    `with gone as (
       delete from inventory_level l where l.shop = $1 and l.news_at < $2 and not exists (select from import_sighting s
         where s.shop = $1 and s.kind = 'level' and s.thing_id = l.inventory_item_id and s.location_id = l.location_id)
       returning l.inventory_item_id)
     select distinct v.product_id as "productId" from gone
     left join variant v on v.shop = $1 and v.inventory_item_id = gone.inventory_item_id`,
    params,
  );
  const variants = await tx.query<{ productId: string | null }>(
    `delete from variant v where v.shop = $1 and v.news_at < $2 and not exists (select from import_sighting s
       where s.shop = $1 and s.kind = 'variant' and s.thing_id = v.id)
     returning v.product_id as "productId"`,
    params,
  );
  await tx.query(
    `delete from inventory_item i where i.shop = $1 and i.news_at < $2 and not exists (select from variant v
       where v.shop = $1 and v.inventory_item_id = i.id)`,
    params,
  );
  const products = await tx.query<{ productId: string }>(
    `select p.id as "productId" from product p where p.shop = $1 and p.news_at < $2 and not exists (
       select from import_sighting s where s.shop = $1 and s.kind = 'product' and s.thing_id = p.id)`,
    params,
  );
  await removeProducts(
    tx,
    products.map((product) => product.productId),
  );
  const changed = [...levels, ...variants, ...products].flatMap((row) => row.productId ?? []);
  return [...new Set(changed)];
}
