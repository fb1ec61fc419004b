import type { Transaction } from "./database.server.ts";

/**
 * Writes whether an inventory item's units are counted, when the news is newer than what is known. It is kept even before its
 * variant is known, which takes it up then. Answers the products whose variants changed by it.
 */
export async function saveInventoryItem(
  tx: Transaction,
  item: { readonly id: string; readonly tracked: boolean; readonly updatedAt: string },
  newsAt: string,
): Promise<readonly string[]> {
  const rows = await tx.query<{ productId: string }>(
    `with news as (
       insert into inventory_item (shop, id, tracked, updated_at, news_at) values ($1, $2, $3, $4, $5)
       on conflict (shop, id) do update set tracked = excluded.tracked, updated_at = excluded.updated_at,
         news_at = excluded.news_at
       where (excluded.updated_at, excluded.news_at) > (inventory_item.updated_at, inventory_item.news_at)
       returning id, tracked)
     update variant v set tracked = news.tracked from news
     where v.shop = $1 and v.inventory_item_id = news.id and v.tracked <> news.tracked
     returning v.product_id as "productId"`,
    [tx.shop, item.id, item.tracked, item.updatedAt, newsAt],
  );
  return [...new Set(rows.map((row) => row.productId))];
}
