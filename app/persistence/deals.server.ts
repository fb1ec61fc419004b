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
  /** The live deal that it is for; null for the price of the whole show */
  readonly liveDealId: string | null;
  /** When that deal runs and how many units it has; null without one */
  readonly liveDeal: {
    readonly startsAt: string;
    readonly endsAt: string | null;
    readonly endedAt: string | null;
    readonly units: number | null;
  } | null;
  /** Shoppers hold units at that deal's price */
  readonly isHeld: boolean;
}

const held = `d.live_deal_id is not null and exists (
  select from hold h where h.shop = d.shop and h.live_deal_id = d.live_deal_id and h.state in ('held', 'lapsed'))`;

/** The deals of a show that are not over. */
export async function listDeals(db: Sql, shop: string, showId: string): Promise<readonly DealRecord[]> {
  const rows = await db.query<DealRecord>(
    `select d.id, d.item_id as "itemId", d.code, d.variant_ids::text[] as "variantIds",
       d.amount_off_minor::float8 as "amountOffMinor", d.state, d.discount_id as "discountId", d.live_deal_id as "liveDealId",
       (select json_build_object('startsAt', l.starts_at, 'endsAt', l.ends_at, 'endedAt', l.ended_at, 'units', l.units)
        from live_deal l where l.shop = d.shop and l.id = d.live_deal_id) as "liveDeal", ${held} as "isHeld"
     from deal d where d.shop = $1 and d.show_id = $2 and d.state <> 'closed' order by d.created_at, d.id`,
    [shop, showId],
  );
  return rows;
}

/** Shows with codes of live deals that are over and that nobody holds units by any more. */
export async function listShowsWithSpentDeals(
  db: Sql,
): Promise<readonly { readonly shop: string; readonly showId: string }[]> {
  return db.query(
    `select distinct d.shop, d.show_id as "showId" from deal d
     where d.state = 'closing' and d.live_deal_id is not null and not (${held})
       and not exists (select from outbox o where o.shop = d.shop and o.kind = 'settle-deals' and o.subject = d.show_id::text
         and o.done_at is null)`,
  );
}

/** A code that stands at Shopify, and what it is for. */
export interface OpenCode {
  readonly itemId: string;
  readonly variantIds: readonly string[];
  readonly code: string;
  readonly liveDealId: string | null;
}

/** The codes of these items that stand at Shopify. */
export async function listOpenCodes(
  db: Sql,
  shop: string,
  of: { readonly showId: string; readonly itemIds: readonly string[] },
): Promise<readonly OpenCode[]> {
  return db.prepared<OpenCode>(
    `select item_id as "itemId", variant_ids::text[] as "variantIds", code, live_deal_id as "liveDealId" from deal
     where shop = $1 and show_id = $2 and state = 'open' and item_id = any ($3::uuid[]) order by created_at desc`,
    [shop, of.showId, of.itemIds],
  );
}

export async function insertDeal(
  tx: Transaction,
  showId: string,
  deal: WantedDeal & { readonly id: string; readonly code: string },
): Promise<void> {
  await tx.query(
    `insert into deal (id, shop, show_id, item_id, code, variant_ids, amount_off_minor, live_deal_id)
     values ($1, $2, $3, $4, $5, $6::bigint[], $7, $8)`,
    [deal.id, tx.shop, showId, deal.itemId, deal.code, deal.variantIds, deal.amountOffMinor, deal.liveDealId],
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

/** The prices of a show that need codes: its items' live prices and its live deals, and what the variants cost in the store. */
export async function listPricedItems(
  db: Sql,
  shop: string,
  showId: string,
): Promise<
  readonly {
    readonly id: string;
    readonly livePriceMinor: number;
    readonly liveDealId: string | null;
    readonly variants: readonly { readonly id: string; readonly priceMinor: number }[];
  }[]
> {
  return db.query(
    `select i.id, wanted.price::float8 as "livePriceMinor", wanted.live_deal_id as "liveDealId",
       coalesce(json_agg(json_build_object('id', v.id::text, 'priceMinor', v.price_minor) order by v.position, v.id)
         filter (where v.id is not null), '[]') as variants
     from line_up_item i
     cross join lateral (
       select i.live_price_minor as price, null::uuid as live_deal_id where i.live_price_minor is not null
       union all
       select d.price_minor, d.id from live_deal d where d.shop = $1 and d.item_id = i.id and d.state <> 'ended') wanted
     left join variant v on v.shop = $1 and v.product_id = i.product_id
     where i.shop = $1 and i.show_id = $2 and i.removed_at is null
     group by i.id, wanted.price, wanted.live_deal_id order by i.position, wanted.live_deal_id nulls first`,
    [shop, showId],
  );
}
