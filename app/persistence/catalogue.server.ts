import type { ProductRecord, VariantRecord } from "../domain/catalogue.ts";
import type { Transaction } from "./database.server.ts";

/** When Shopify triggered a piece of news that does not say it: every other passes it. */
export const importNews = new Date(0).toISOString();

interface ProductRow {
  readonly id: string;
}

/**
 * Writes products that are newer than what is known, by `updatedAt`, then by the moment the news was triggered; passes over
 * deleted ones. Answers the ids of those written. `variantIds` are all the variants that the news tells of.
 */
export async function saveProducts(
  tx: Transaction,
  products: readonly (ProductRecord & { readonly variantIds: readonly string[] })[],
  newsAt: string,
): Promise<readonly string[]> {
  const rows = await tx.query<ProductRow>(
    `insert into product (shop, id, title, handle, status, published, image_url, option_names, variant_ids, updated_at, news_at)
     select $1, r.id, r.title, r.handle, r.status, r.published, r."imageUrl", r."optionNames", r."variantIds", r."updatedAt", $3::timestamptz
     from jsonb_to_recordset($2::jsonb) as r(id bigint, title text, handle text, status text, published boolean,
       "imageUrl" text, "optionNames" text[], "variantIds" bigint[], "updatedAt" timestamptz)
     where not exists (select from deleted_product d where d.shop = $1 and d.id = r.id)
     on conflict (shop, id) do update set title = excluded.title, handle = excluded.handle, status = excluded.status,
       published = excluded.published, image_url = excluded.image_url, option_names = excluded.option_names,
       variant_ids = excluded.variant_ids, updated_at = excluded.updated_at, news_at = excluded.news_at
     where (excluded.updated_at, excluded.news_at) > (product.updated_at, product.news_at)
     returning id`,
    [tx.shop, JSON.stringify(products), newsAt],
  );
  return rows.map((row) => row.id);
}

/** Writes variants that are newer than what is known. Whether units are counted stays as known where the news does not say. */
export async function saveVariants(tx: Transaction, variants: readonly VariantRecord[], newsAt: string): Promise<void> {
  await tx.query(
    `insert into variant (shop, id, product_id, inventory_item_id, title, sku, position, price_minor, compare_at_minor,
       tracked, oversells, updated_at, news_at)
     select $1, r.id, r."productId", r."inventoryItemId", r.title, r.sku, r.position, r."priceMinor", r."compareAtMinor",
       coalesce(r.tracked, known.tracked, item.tracked, true), r.oversells, r."updatedAt", $3::timestamptz
     from jsonb_to_recordset($2::jsonb) as r(id bigint, "productId" bigint, "inventoryItemId" bigint, title text, sku text,
       position int, "priceMinor" bigint, "compareAtMinor" bigint, tracked boolean, oversells boolean, "updatedAt" timestamptz)
     left join variant known on known.shop = $1 and known.id = r.id
     left join inventory_item item on item.shop = $1 and item.id = r."inventoryItemId"
     where not exists (select from deleted_product d where d.shop = $1 and d.id = r."productId")
     on conflict (shop, id) do update set product_id = excluded.product_id, inventory_item_id = excluded.inventory_item_id,
       title = excluded.title, sku = excluded.sku, position = excluded.position, price_minor = excluded.price_minor,
       compare_at_minor = excluded.compare_at_minor, tracked = excluded.tracked, oversells = excluded.oversells,
       updated_at = excluded.updated_at, news_at = excluded.news_at
     where (excluded.updated_at, excluded.news_at) > (variant.updated_at, variant.news_at)`,
    [tx.shop, JSON.stringify(variants), newsAt],
  );
}

/** Deletes the variants of a product that it no longer has. */
export async function deleteOtherVariants(
  tx: Transaction,
  productId: string,
  variantIds: readonly string[],
): Promise<void> {
  await tx.query("delete from variant where shop = $1 and product_id = $2 and not id = any ($3::bigint[])", [
    tx.shop,
    productId,
    variantIds,
  ]);
}

/** Of the products, deletes those that no line-up names; the others stay under their title, out of sale. */
export async function removeProducts(tx: Transaction, productIds: readonly string[]): Promise<void> {
  await tx.query(
    `update product set status = 'archived', published = false where shop = $1 and id = any ($2::bigint[])`,
    [tx.shop, productIds],
  );
  await tx.query(
    `delete from product p where p.shop = $1 and p.id = any ($2::bigint[])
       and not exists (select from line_up_item i where i.shop = $1 and i.product_id = p.id and i.removed_at is null)`,
    [tx.shop, productIds],
  );
}

/** Lets one transaction at a time work on a product: news of its change and of its end may be drained side by side. */
export async function lockProduct(tx: Transaction, productId: string): Promise<void> {
  await tx.prepared("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`product ${tx.shop} ${productId}`]);
}

/** Deletes a product with its variants and their stock, and remembers that it is gone for good. */
export async function deleteProduct(tx: Transaction, productId: string, at: Date): Promise<void> {
  await tx.query(
    "insert into deleted_product (shop, id, deleted_at) values ($1, $2, $3) on conflict (shop, id) do nothing",
    [tx.shop, productId, at],
  );
  await tx.query(
    `delete from inventory_level l using variant v where l.shop = $1 and v.shop = $1 and v.product_id = $2
       and l.inventory_item_id = v.inventory_item_id`,
    [tx.shop, productId],
  );
  await tx.query("delete from variant where shop = $1 and product_id = $2", [tx.shop, productId]);
  await removeProducts(tx, [productId]);
}

/** Writes the shop's locations; those that are not listed no longer count. Answers whether another location counts than before. */
export async function saveLocations(
  tx: Transaction,
  locations: readonly { readonly id: string; readonly name: string; readonly active: boolean }[],
): Promise<boolean> {
  const [row] = await tx.query<{ changed: boolean }>(
    `with given as (select * from jsonb_to_recordset($2::jsonb) as r(id bigint, name text, active boolean)),
     written as (
       insert into location (shop, id, name, active) select $1, id, name, active from given
       on conflict (shop, id) do update set name = excluded.name, active = excluded.active
       where (location.name, location.active) is distinct from (excluded.name, excluded.active)),
     gone as (delete from location where shop = $1 and id not in (select id from given))
     select exists ((select id from location where shop = $1 and active except select id from given where active)
       union all (select id from given where active except select id from location where shop = $1 and active)) as changed`,
    [tx.shop, JSON.stringify(locations)],
  );
  return row?.changed === true;
}
