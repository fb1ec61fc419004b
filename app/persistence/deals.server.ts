import type { WantedDeal } from "../domain/live-price.ts";
import type { Sql, Transaction } from "./database.server.ts";

export interface DealRecord {
  readonly id: string;
  readonly itemId: string;
  readonly code: string;
  readonly variantIds: readonly string[];
  readonly amountOffMinor: number;
  readonly state: "wanted" | "open" | "closing" | "closed";
  /** Number of Shopify's DiscountCodeNode */
  readonly discountId: string | null;
}

/** The deals of a show that are not over. */
export async function listDeals(db: Sql, shop: string, showId: string): Promise<readonly DealRecord[]> {
  const rows = await db.query<DealRecord>(
    `select id, item_id as "itemId", code, variant_ids::text[] as "variantIds", amount_off_minor::float8 as "amountOffMinor",
       state, discount_id as "discountId"
     from deal where shop = $1 and show_id = $2 and state <> 'closed' order by created_at, id`,
    [shop, showId],
  );
  return rows;
}

export async function insertDeal(
  tx: Transaction,
  showId: string,
  deal: WantedDeal & { readonly id: string; readonly code: string },
): Promise<void> {
  await tx.query(
    `insert into deal (id, shop, show_id, item_id, code, variant_ids, amount_off_minor)
     values ($1, $2, $3, $4, $5, $6::bigint[], $7)`,
    [deal.id, tx.shop, showId, deal.itemId, deal.code, deal.variantIds, deal.amountOffMinor],
  );
}

/** Answers whether the deal was in one of the states `from`. */
export async function moveDeal(
  tx: Transaction,
  dealId: string,
  move: {
    readonly from: readonly DealRecord["state"][];
    readonly to: DealRecord["state"];
    readonly discountId: string | null;
  },
): Promise<boolean> {
  const rows = await tx.query(
    `update deal set state = $3::"DealState", discount_id = coalesce($4, discount_id)
     where shop = $1 and id = $2 and state = any ($5::"DealState"[]) returning id`,
    [tx.shop, dealId, move.to, move.discountId, move.from],
  );
  return rows.length > 0;
}

/** The items of a show with a live price, and what their variants cost in the store. */
export async function listPricedItems(
  db: Sql,
  shop: string,
  showId: string,
): Promise<
  readonly {
    readonly id: string;
    readonly livePriceMinor: number;
    readonly variants: readonly { readonly id: string; readonly priceMinor: number }[];
  }[]
> {
  return db.query(
    `select i.id, i.live_price_minor::float8 as "livePriceMinor",
       coalesce(json_agg(json_build_object('id', v.id::text, 'priceMinor', v.price_minor) order by v.position, v.id)
         filter (where v.id is not null), '[]') as variants
     from line_up_item i left join variant v on v.shop = $1 and v.product_id = i.product_id
     where i.shop = $1 and i.show_id = $2 and i.removed_at is null and i.live_price_minor is not null
     group by i.id order by i.position`,
    [shop, showId],
  );
}
