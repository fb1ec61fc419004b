import type { SeenCatalogue } from "../domain/seen-catalogue.ts";
import { removeProducts } from "./catalogue.server.ts";
import type { Transaction } from "./database.server.ts";
import type { WrittenLevel } from "./readings.server.ts";

/** Rows that are looked at in one go */
const pageSize = 20_000;

/** What was known and is gone from the store. */
export interface Swept {
  /** Products that changed by it */
  readonly productIds: readonly string[];
  /** Those of them that are gone, or have lost variants */
  readonly goneProductIds: readonly string[];
  readonly levels: readonly WrittenLevel[];
}

/** Deletes what the store no longer has: rows that the export did not show and that no news since it began has told of. */
export async function sweepUnseen(tx: Transaction, seen: SeenCatalogue, exportStartedAt: Date): Promise<Swept> {
  const ofLevels = await sweepLevels(tx, seen, exportStartedAt);
  const ofVariants = await sweepVariants(tx, seen, exportStartedAt);
  await tx.query(
    `delete from inventory_item i where i.shop = $1 and i.news_at <= $2 and not exists (select from variant v
       where v.shop = $1 and v.inventory_item_id = i.id)`,
    [tx.shop, exportStartedAt],
  );
  const products: string[] = [];
  for await (const page of pages<{ id: string }>(tx, "select id from product", exportStartedAt)) {
    products.push(...page.filter(({ id }) => !seen.products.has(id)).map(({ id }) => id));
  }
  // News of a product's end that came while a batch was written did not see that batch's row.
  const ended = await tx.query<{ id: string }>(
    "select p.id from product p join deleted_product d on d.shop = $1 and d.id = p.id where p.shop = $1 and p.published",
    [tx.shop],
  );
  await removeProducts(tx, [...products, ...ended.map(({ id }) => id)]);
  return {
    productIds: [...new Set([...ofLevels.flatMap((level) => level.productId ?? []), ...ofVariants, ...products])],
    goneProductIds: [...new Set(ofVariants)],
    levels: ofLevels,
  };
}

async function sweepLevels(
  tx: Transaction,
  seen: SeenCatalogue,
  exportStartedAt: Date,
): Promise<readonly (WrittenLevel & { readonly productId: string | null })[]> {
  const gone: { itemId: string; locationId: string }[] = [];
  const levels = `select inventory_item_id as "itemId", location_id as "locationId" from inventory_level`;
  for await (const page of pages<{ itemId: string; locationId: string }>(tx, levels, exportStartedAt)) {
    gone.push(...page.filter(({ itemId, locationId }) => !seen.hasLevel({ inventoryItemId: itemId, locationId })));
  }
  return tx.query(
    `with gone as (
       delete from inventory_level l using jsonb_to_recordset($2::jsonb) as r("itemId" bigint, "locationId" bigint)
       where l.shop = $1 and l.inventory_item_id = r."itemId" and l.location_id = r."locationId"
       returning l.inventory_item_id, l.location_id, l.available, l.updated_at)
     select gone.inventory_item_id as "inventoryItemId", gone.location_id as "locationId", gone.updated_at as "updatedAt",
       0 as available, gone.available as "availableBefore", v.product_id as "productId"
     from gone left join variant v on v.shop = $1 and v.inventory_item_id = gone.inventory_item_id`,
    [tx.shop, JSON.stringify(gone)],
  );
}

async function sweepVariants(tx: Transaction, seen: SeenCatalogue, exportStartedAt: Date): Promise<readonly string[]> {
  const gone: string[] = [];
  for await (const page of pages<{ id: string }>(tx, "select id from variant", exportStartedAt)) {
    gone.push(...page.filter(({ id }) => !seen.variants.has(id)).map(({ id }) => id));
  }
  const rows = await tx.query<{ productId: string }>(
    `delete from variant where shop = $1 and id = any ($2::bigint[]) returning product_id as "productId"`,
    [tx.shop, gone],
  );
  return rows.map((row) => row.productId);
}

/** The shop's rows that no news since `exportStartedAt` has told of, page by page. */
async function* pages<Row extends object>(
  tx: Transaction,
  select: string,
  exportStartedAt: Date,
): AsyncGenerator<Row[]> {
  await tx.query(`declare unswept no scroll cursor for ${select} where shop = $1 and news_at <= $2`, [
    tx.shop,
    exportStartedAt,
  ]);
  for (;;) {
    const page = await tx.query<Row>(`fetch ${pageSize} from unswept`);
    if (page.length === 0) break;
    yield page;
  }
  await tx.query("close unswept");
}
