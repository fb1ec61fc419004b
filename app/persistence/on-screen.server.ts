import { itemAnnouncement, type Transaction } from "./database.server.ts";

/** A line-up item whose viewers have something new to see. */
export interface TouchedItem {
  readonly showId: string;
  readonly itemId: string;
  /** On air with a live price or a live deal, which its discount codes must follow */
  readonly hasDeals: boolean;
}

const told = (tx: Transaction) =>
  `select ${tx.announced(itemAnnouncement())} is null as told, show_id as "showId", id as "itemId", has_deals as "hasDeals" from touched`;

/** Whether a show that is yet to end has the product in its line-up. */
export async function isInOpenShow(tx: Transaction, productId: string): Promise<boolean> {
  const rows = await tx.query(
    `select i.id from line_up_item i join show s on s.id = i.show_id and s.shop = $1
     where i.shop = $1 and i.product_id = $2 and i.removed_at is null and s.state <> 'ended' limit 1`,
    [tx.shop, productId],
  );
  return rows.length > 0;
}

/** Counts up the items of these products in shows that viewers may have open, and announces them. */
export async function touchItemsOfProducts(
  tx: Transaction,
  productIds: readonly string[],
): Promise<readonly TouchedItem[]> {
  if (productIds.length === 0) return [];
  return tx.query<TouchedItem>(
    `with touched as (
       update line_up_item i set version = i.version + 1 from show s
       where i.shop = $1 and i.product_id = any ($2::bigint[]) and i.removed_at is null
         and s.id = i.show_id and s.shop = $1 and s.state <> 'ended'
       returning i.show_id, i.id, s.state = 'live' and (i.live_price_minor is not null or exists (
         select from live_deal d where d.shop = $1 and d.item_id = i.id and d.state <> 'ended')) as has_deals)
     ${told(tx)}`,
    [tx.shop, productIds],
  );
}

/** Counts up these items of one show, and announces them. */
export async function touchItems(tx: Transaction, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return;
  await tx.query(
    `with touched as (
       update line_up_item set version = version + 1 where shop = $1 and id = any ($2::uuid[])
       returning show_id, id, false as has_deals)
     ${told(tx)}`,
    [tx.shop, itemIds],
  );
}

/** Counts up the items of a show with one of these variants, and announces them. */
export async function touchItemsOfVariants(
  tx: Transaction,
  of: { readonly showId: string; readonly variantIds: readonly string[] },
): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    `select distinct i.id from line_up_item i join variant v on v.shop = $1 and v.product_id = i.product_id
     where i.shop = $1 and i.show_id = $2 and i.removed_at is null and v.id = any ($3::bigint[])`,
    [tx.shop, of.showId, of.variantIds],
  );
  await touchItems(
    tx,
    rows.map((row) => row.id),
  );
}
