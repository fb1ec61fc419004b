import type { LevelRecord, ProductRecord, VariantRecord } from "../domain/catalogue.ts";
import type { Transaction } from "./database.server.ts";

// What Shopify answered when it was asked contains every change before a second, `asOf`. It is written over what is known when
// it is newer, or when it differs and nothing is known of that second or later: then news of the difference was lost, or is late.
// Rows that are as known are not written.

// A lookup with `limit 1` is done by its key, row by row. Without it a planner that knows little of a table that is being filled
// joins with all of the shop's rows, batch after batch.

const productColumns = "title handle status published image_url option_names";
const variantColumns = "product_id inventory_item_id title sku position price_minor compare_at_minor oversells";

const row = (table: string, columns: string) =>
  `(${columns
    .split(" ")
    .map((name) => `${table}.${name}`)
    .join()})`;

/** The row that is known is older than the reading, which differs from it. */
function isOverdue(table: string, columns: string): string {
  return `(excluded.updated_at > ${table}.updated_at or (${table}.updated_at < $3 and ${table}.news_at < $3
    and ${row(table, columns)} is distinct from ${row("excluded", columns)}))`;
}

/** A product that was written, with what was known of it before; null when nothing was. */
export interface WrittenProduct {
  readonly id: string;
  readonly updatedAt: Date;
  readonly sold: string;
  readonly soldBefore: string | null;
  /** Something of it is otherwise, not only its time */
  readonly isOtherwise: boolean;
}

/** Writes read products, but for deleted ones. `variantIds` are all that the reading tells of; none for an export, which has them elsewhere. */
export async function saveReadProducts(
  tx: Transaction,
  products: readonly (ProductRecord & { readonly variantIds: readonly string[] })[],
  asOf: Date,
): Promise<readonly WrittenProduct[]> {
  const sold = (from: string) => `${from}.status || case when ${from}.published then '' else ', unpublished' end`;
  return tx.query<WrittenProduct>(
    `with written as (
       insert into product (shop, id, title, handle, status, published, image_url, option_names, variant_ids, updated_at, news_at)
       select $1, r.id, r.title, r.handle, r.status, r.published, r."imageUrl", r."optionNames", r."variantIds", r."updatedAt", $3::timestamptz
       from jsonb_to_recordset($2::jsonb) as r(id bigint, title text, handle text, status text, published boolean,
         "imageUrl" text, "optionNames" text[], "variantIds" bigint[], "updatedAt" timestamptz)
       where (select d.id from deleted_product d where d.shop = $1 and d.id = r.id limit 1) is null
       on conflict (shop, id) do update set title = excluded.title, handle = excluded.handle, status = excluded.status,
         published = excluded.published, image_url = excluded.image_url, option_names = excluded.option_names,
         variant_ids = excluded.variant_ids, updated_at = excluded.updated_at, news_at = excluded.news_at
       where ${isOverdue("product", productColumns)}
       returning *)
     select w.id, w.updated_at as "updatedAt", ${sold("w")} as sold, ${sold("old")} as "soldBefore",
       ${row("w", productColumns)} is distinct from ${row("old", productColumns)} as "isOtherwise"
     from written w left join lateral (select * from product p where p.shop = $1 and p.id = w.id limit 1) old on true`,
    [tx.shop, JSON.stringify(products), asOf],
  );
}

/** A variant that was written; what was known of it before is null when nothing was. Money is whole minor units, as text. */
export interface WrittenVariant {
  readonly id: string;
  readonly productId: string;
  readonly updatedAt: Date;
  readonly price: string;
  readonly priceBefore: string | null;
  readonly tracked: boolean;
  readonly trackedBefore: boolean | null;
  /** Something of it is otherwise, not only its time */
  readonly isOtherwise: boolean;
}

/** Writes read variants. Passes over those that news since the reading no longer names; whether units are counted, newer news knows better. */
export async function saveReadVariants(
  tx: Transaction,
  variants: readonly VariantRecord[],
  asOf: Date,
): Promise<readonly WrittenVariant[]> {
  return tx.query<WrittenVariant>(
    `with written as (
       insert into variant (shop, id, product_id, inventory_item_id, title, sku, position, price_minor, compare_at_minor,
         tracked, oversells, updated_at, news_at)
       select $1, r.id, r."productId", r."inventoryItemId", r.title, r.sku, r.position, r."priceMinor", r."compareAtMinor",
         coalesce(case when item.updated_at >= $3 then item.tracked end, r.tracked, true), r.oversells, r."updatedAt", $3::timestamptz
       from jsonb_to_recordset($2::jsonb) as r(id bigint, "productId" bigint, "inventoryItemId" bigint, title text, sku text,
         position int, "priceMinor" bigint, "compareAtMinor" bigint, tracked boolean, oversells boolean, "updatedAt" timestamptz)
       left join lateral (select * from inventory_item i where i.shop = $1 and i.id = r."inventoryItemId" limit 1) item on true
       where (select d.id from deleted_product d where d.shop = $1 and d.id = r."productId" limit 1) is null
         and (select p.news_at <= $3 or r.id = any (p.variant_ids) from product p
           where p.shop = $1 and p.id = r."productId" limit 1) is not false
       on conflict (shop, id) do update set product_id = excluded.product_id, inventory_item_id = excluded.inventory_item_id,
         title = excluded.title, sku = excluded.sku, position = excluded.position, price_minor = excluded.price_minor,
         compare_at_minor = excluded.compare_at_minor, tracked = excluded.tracked, oversells = excluded.oversells,
         updated_at = excluded.updated_at, news_at = excluded.news_at
       where ${isOverdue("variant", variantColumns)}
       returning *)
     select w.id, w.product_id as "productId", w.updated_at as "updatedAt", w.price_minor::text as price,
       old.price_minor::text as "priceBefore", w.tracked, old.tracked as "trackedBefore",
       ${row("w", variantColumns)} is distinct from ${row("old", variantColumns)} or w.tracked is distinct from old.tracked as "isOtherwise"
     from written w left join lateral (select * from variant v where v.shop = $1 and v.id = w.id limit 1) old on true`,
    [tx.shop, JSON.stringify(variants), asOf],
  );
}

/**
 * Makes right what a reading says otherwise of whether units are counted, in case its news was lost: that need not have moved
 * the variant's own `updatedAt`. News from after the reading is left alone.
 */
export async function correctTracking(
  tx: Transaction,
  variants: readonly VariantRecord[],
  asOf: Date,
): Promise<readonly { readonly id: string; readonly productId: string; readonly tracked: boolean }[]> {
  if (variants.length === 0) return [];
  return tx.query(
    `update variant v set tracked = r.tracked from jsonb_to_recordset($2::jsonb) as r(id bigint, tracked boolean)
     where v.shop = $1 and v.id = r.id and v.tracked <> r.tracked
       and not exists (select from inventory_item i
         where i.shop = $1 and i.id = v.inventory_item_id and i.updated_at >= $3)
     returning v.id, v.product_id as "productId", v.tracked`,
    [tx.shop, JSON.stringify(variants), asOf],
  );
}

/** A level that was written, with what was known of it before; null when nothing was. */
export interface WrittenLevel {
  readonly inventoryItemId: string;
  readonly locationId: string;
  readonly updatedAt: Date;
  readonly available: number;
  readonly availableBefore: number | null;
}

/** Writes read levels. What was sold before `asOf` is in them. */
export async function saveReadLevels(
  tx: Transaction,
  levels: readonly LevelRecord[],
  asOf: Date,
): Promise<readonly WrittenLevel[]> {
  return tx.query<WrittenLevel>(
    `with written as (
       insert into inventory_level (shop, inventory_item_id, location_id, available, updated_at, news_at, read_at)
       select $1, r."inventoryItemId", r."locationId", r.available, r."updatedAt", $3::timestamptz, $3::timestamptz
       from jsonb_to_recordset($2::jsonb) as r("inventoryItemId" bigint, "locationId" bigint, available int,
         "updatedAt" timestamptz)
       on conflict (shop, inventory_item_id, location_id) do update set available = excluded.available,
         updated_at = excluded.updated_at, news_at = excluded.news_at,
         before = case when excluded.updated_at = inventory_level.updated_at then inventory_level.before end,
         read_at = greatest(inventory_level.read_at, excluded.read_at)
       where ${isOverdue("inventory_level", "available")}
       returning inventory_item_id, location_id, available, updated_at)
     select w.inventory_item_id as "inventoryItemId", w.location_id as "locationId", w.updated_at as "updatedAt", w.available,
       old.available as "availableBefore"
     from written w left join lateral (select l.available from inventory_level l where l.shop = $1
       and l.inventory_item_id = w.inventory_item_id and l.location_id = w.location_id limit 1) old on true`,
    [tx.shop, JSON.stringify(levels), asOf],
  );
}

/** Notes that the levels of these inventory items were asked for, where they are as known too. */
export async function markLevelsRead(tx: Transaction, inventoryItemIds: readonly string[], asOf: Date): Promise<void> {
  await tx.query(
    `update inventory_level set read_at = $3 where shop = $1 and inventory_item_id = any ($2::bigint[]) and read_at < $3`,
    [tx.shop, inventoryItemIds, asOf],
  );
}

/**
 * Of the inventory items that were read, empties the levels that Shopify did not name: it stocks them there no more. The row
 * stays until the next whole comparison, so that late news does not bring its units back.
 */
export async function emptyOtherLevels(
  tx: Transaction,
  read: { readonly inventoryItemIds: readonly string[]; readonly levels: readonly LevelRecord[] },
  asOf: Date,
): Promise<readonly WrittenLevel[]> {
  return tx.query<WrittenLevel>(
    `with emptied as (
       update inventory_level l set available = 0, news_at = $4, read_at = $4
       where l.shop = $1 and l.inventory_item_id = any ($2::bigint[]) and l.available <> 0 and l.updated_at < $4 and l.news_at < $4
         and not exists (select from jsonb_to_recordset($3::jsonb) as r("inventoryItemId" bigint, "locationId" bigint)
           where r."inventoryItemId" = l.inventory_item_id and r."locationId" = l.location_id)
       returning l.inventory_item_id, l.location_id, l.updated_at)
     select e.inventory_item_id as "inventoryItemId", e.location_id as "locationId", e.updated_at as "updatedAt", 0 as available,
       old.available as "availableBefore"
     from emptied e cross join lateral (select l.available from inventory_level l where l.shop = $1
       and l.inventory_item_id = e.inventory_item_id and l.location_id = e.location_id limit 1) old`,
    [tx.shop, read.inventoryItemIds, JSON.stringify(read.levels), asOf],
  );
}
