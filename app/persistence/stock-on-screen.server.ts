import type { LevelRecord } from "../domain/catalogue.ts";
import { itemAnnouncement, type Transaction } from "./database.server.ts";

/** A variant in the line-up of a show that is yet to end. */
export interface ShownVariant {
  readonly showId: string;
  readonly itemId: string;
  readonly variantId: string;
  readonly isOnAir: boolean;
}

const shown = `s.id as "showId", i.id as "itemId", v.id as "variantId", s.state = 'live' as "isOnAir"
  from moved join variant v on v.shop = $1 and v.inventory_item_id = moved.inventory_item_id
  join line_up_item i on i.shop = $1 and i.product_id = v.product_id and i.removed_at is null
  join show s on s.shop = $1 and s.id = i.show_id and s.state <> 'ended'`;

/** Where the units of these inventory items are shown. */
export async function listShown(
  tx: Transaction,
  inventoryItemIds: readonly string[],
): Promise<readonly ShownVariant[]> {
  return tx.prepared<ShownVariant>(
    `with moved as (select unnest($2::bigint[]) as inventory_item_id) select distinct ${shown}`,
    [tx.shop, inventoryItemIds],
  );
}

/**
 * Writes a level when the news of it is newer than what is known and no reading since has seen more. Answers where it is shown;
 * nothing when nothing was written.
 */
export async function saveLevelNews(
  tx: Transaction,
  level: LevelRecord,
  newsAt: string,
): Promise<readonly ShownVariant[]> {
  return tx.prepared<ShownVariant>(
    `with moved as (
       insert into inventory_level (shop, inventory_item_id, location_id, available, updated_at, news_at)
       values ($1, $2, $3, $4, $5::timestamptz, $6::timestamptz)
       on conflict (shop, inventory_item_id, location_id) do update set available = excluded.available,
         updated_at = excluded.updated_at, news_at = excluded.news_at,
         before = case when date_trunc('second', excluded.updated_at) > date_trunc('second', inventory_level.updated_at)
           then inventory_level.available else inventory_level.before end
       where (excluded.updated_at, excluded.news_at) > (inventory_level.updated_at, inventory_level.news_at)
         and greatest(excluded.updated_at, excluded.news_at) >= inventory_level.read_at
       returning inventory_item_id)
     select ${shown}`,
    [tx.shop, level.inventoryItemId, level.locationId, level.available, level.updatedAt, newsAt],
  );
}

/**
 * Notes how few units the item's locations had of these variants, for those that the store counts and does not go on selling, if
 * they never had fewer while the show was on air. Their rows are locked; missing ones are made.
 */
export async function noteLowest(tx: Transaction, showId: string, variantIds: readonly string[]): Promise<void> {
  await tx.prepared(
    `insert into allocation as a (shop, show_id, item_id, variant_id, lowest_in_store)
     select $1, $2, i.id, v.id, sum(l.available)::int
     from variant v
     join line_up_item i on i.shop = $1 and i.show_id = $2 and i.product_id = v.product_id and i.removed_at is null
     join inventory_level l on l.shop = $1 and l.inventory_item_id = v.inventory_item_id
       and (i.location_ids = '{}' or l.location_id = any (i.location_ids))
     join location o on o.shop = $1 and o.id = l.location_id and o.active
     where v.shop = $1 and v.id = any ($3::bigint[]) and v.tracked and not v.oversells
     group by v.id, i.id order by v.id, i.id
     on conflict (shop, item_id, variant_id) do update set lowest_in_store = excluded.lowest_in_store
       where a.lowest_in_store is null or a.lowest_in_store > excluded.lowest_in_store`,
    [tx.shop, showId, variantIds],
  );
}

/** Counts up these items and announces them, with the moment (ISO 8601) at which their units changed at Shopify. */
export async function tellOfStock(tx: Transaction, itemIds: readonly string[], changedAt: string): Promise<void> {
  await tx.prepared(
    `with touched as (
       update line_up_item set version = version + 1 where shop = $1 and id = any ($2::uuid[]) returning show_id, id)
     select ${tx.announced(itemAnnouncement("'changedAt', $3::text,"))} from touched`,
    [tx.shop, itemIds, changedAt],
  );
}

/** Where all of the shop's shows that are yet to end show a variant. */
export async function listAllShown(tx: Transaction): Promise<readonly ShownVariant[]> {
  return tx.query<ShownVariant>(
    `with moved as (
       select v.inventory_item_id from variant v where v.shop = $1 and v.product_id in (
         select i.product_id from line_up_item i join show s on s.shop = $1 and s.id = i.show_id and s.state <> 'ended'
         where i.shop = $1 and i.removed_at is null))
     select distinct ${shown}`,
    [tx.shop],
  );
}
