import type { Sql } from "./database.server.ts";

/** An item with all that its viewers may see of it. Money is whole minor units of the shop's currency. */
export interface ItemOnScreen {
  readonly id: string;
  readonly version: number;
  readonly position: number;
  readonly productId: string;
  readonly livePriceMinor: number | null;
  /** Null when the product is gone from the catalogue */
  readonly product: {
    readonly title: string;
    readonly handle: string;
    readonly status: string;
    readonly published: boolean;
    readonly imageUrl: string | null;
    readonly optionNames: readonly string[];
  } | null;
  readonly variants: readonly VariantOnScreen[];
  readonly deals: readonly {
    readonly code: string;
    readonly amountOffMinor: number;
    readonly variantIds: readonly string[];
    /** Null for the item's live price */
    readonly liveDealId: string | null;
  }[];
  /** The live deal that runs; null without one */
  readonly liveDeal: LiveDealOnScreen | null;
}

export interface LiveDealOnScreen {
  readonly id: string;
  readonly priceMinor: number;
  /** In PostgreSQL's own ISO 8601 */
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly units: number | null;
  readonly taken: number;
  readonly perShopper: number | null;
}

export interface VariantOnScreen {
  readonly id: string;
  readonly title: string;
  readonly priceMinor: number;
  readonly compareAtMinor: number | null;
  readonly tracked: boolean;
  readonly oversells: boolean;
  /** Sum of what its active locations have */
  readonly units: number;
}

/** The catalogue part of an item: its product, and its variants with their stock. */
export const productColumns = `
  (select json_build_object('title', p.title, 'handle', p.handle, 'status', p.status, 'published', p.published,
     'imageUrl', p.image_url, 'optionNames', p.option_names)
   from product p where p.shop = $1 and p.id = wanted.product_id) as product,
  coalesce((select json_agg(json_build_object('id', v.id::text, 'title', v.title, 'priceMinor', v.price_minor,
     'compareAtMinor', v.compare_at_minor, 'tracked', v.tracked, 'oversells', v.oversells, 'units', (
       select coalesce(sum(l.available), 0) from inventory_level l join location o on o.shop = $1 and o.id = l.location_id
       where l.shop = $1 and l.inventory_item_id = v.inventory_item_id and o.active)) order by v.position, v.id)
   from variant v where v.shop = $1 and v.product_id = wanted.product_id), '[]') as variants`;

/** The items of a show in the order of its line-up; only those asked for when `itemIds` is not null. */
export async function listItemsOnScreen(
  db: Sql,
  shop: string,
  showId: string,
  itemIds: readonly string[] | null,
): Promise<readonly ItemOnScreen[]> {
  return db.query<ItemOnScreen>(
    `select wanted.id, wanted.version, wanted.position, wanted.product_id as "productId",
       wanted.live_price_minor::float8 as "livePriceMinor", ${productColumns},
       coalesce((select json_agg(json_build_object('code', d.code, 'amountOffMinor', d.amount_off_minor,
           'variantIds', d.variant_ids::text[], 'liveDealId', d.live_deal_id) order by d.created_at)
         from deal d where d.shop = $1 and d.show_id = $2 and d.item_id = wanted.id and d.state = 'open'), '[]') as deals,
       (select json_build_object('id', l.id, 'priceMinor', l.price_minor, 'startsAt', l.starts_at, 'endsAt', l.ends_at,
           'units', l.units, 'taken', l.taken, 'perShopper', l.units_per_shopper)
         from live_deal l where l.shop = $1 and l.show_id = $2 and l.item_id = wanted.id and l.state = 'running'
         order by l.starts_at desc limit 1) as "liveDeal"
     from line_up_item wanted
     where wanted.shop = $1 and wanted.show_id = $2 and wanted.removed_at is null and ($3::uuid[] is null or wanted.id = any ($3::uuid[]))
     order by wanted.position, wanted.id`,
    [shop, showId, itemIds],
  );
}

/** Products with their variants as a line-up shows them, in the order asked for; unknown ones are absent. */
export async function listProductsOnScreen(
  db: Sql,
  shop: string,
  productIds: readonly string[],
): Promise<readonly Pick<ItemOnScreen, "productId" | "product" | "variants">[]> {
  const rows = await db.query<Pick<ItemOnScreen, "productId" | "product" | "variants">>(
    `select wanted.product_id::text as "productId", ${productColumns}
     from unnest($2::bigint[]) with ordinality as wanted(product_id, place) order by place`,
    [shop, productIds],
  );
  return rows.filter((row) => row.product !== null);
}
