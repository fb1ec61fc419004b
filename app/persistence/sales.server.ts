import type { AttributedLine, PlacedOrder, SellingItem } from "../domain/attribution.ts";
import type { Sql, Transaction } from "./database.server.ts";

/** Those of the items that are the shop's, in a line-up still or no more, with what an order's line must agree with. */
export async function listSellingItems(tx: Transaction, itemIds: readonly string[]): Promise<readonly SellingItem[]> {
  return tx.prepared<SellingItem>(
    `select i.id, s.id as "showId", s.title as "showTitle", s.host, i.product_id as "productId",
       coalesce((select array_agg(p.id::text) from pin p where p.shop = $1 and p.item_id = i.id), '{}') as "pinIds"
     from line_up_item i join show s on s.id = i.show_id and s.shop = $1
     where i.shop = $1 and i.id = any ($2::uuid[])`,
    [tx.shop, itemIds],
  );
}

/** A line that a show sold, with the hold that it was bought with. */
export type SoldLine = AttributedLine & { readonly holdId: string | null };

/**
 * Writes an order with the lines that shows sold; answers those of which a refund was told before, or null, and changes nothing,
 * when the order is known.
 */
export async function insertAttributedOrder(
  tx: Transaction,
  order: PlacedOrder,
  sold: readonly SoldLine[],
): Promise<{ readonly refundedLines: readonly string[] } | null> {
  const lines = sold.map(({ line, item, pinId, holdId }) => ({
    lineId: line.id,
    showId: item.showId,
    showTitle: item.showTitle,
    host: item.host,
    itemId: item.id,
    pinId,
    variantId: line.variantId,
    title: line.title,
    variantTitle: line.variantTitle,
    quantity: line.quantity,
    totalMinor: line.totalMinor,
    holdId,
  }));
  const written = await tx.prepared<{ lineId: string; isRefunded: boolean }>(
    `with made as (
       insert into attributed_order (shop, id, name, currency, created_at) values ($1, $2, $3, $4, $5)
       on conflict (shop, id) do nothing returning id)
     insert into sale (shop, line_id, order_id, show_id, show_title, host, item_id, pin_id, variant_id, title, variant_title,
       quantity, total_minor, hold_id, sold_at)
     select $1, r."lineId", made.id, r."showId", r."showTitle", r.host, r."itemId", r."pinId", r."variantId", r.title,
       r."variantTitle", r.quantity, r."totalMinor", r."holdId", $5
     from made, jsonb_to_recordset($6::jsonb) as r("lineId" bigint, "showId" uuid, "showTitle" text, host text,
       "itemId" uuid, "pinId" uuid, "variantId" bigint, title text, "variantTitle" text, quantity int, "totalMinor" bigint,
       "holdId" uuid)
     returning line_id as "lineId",
       exists (select from restocked_line k where k.shop = $1 and k.line_id = sale.line_id) as "isRefunded"`,
    [tx.shop, order.id, order.name, order.currency, order.createdAt, JSON.stringify(lines)],
  );
  if (written.length === 0) return null;
  return { refundedLines: written.filter((line) => line.isRefunded).map((line) => line.lineId) };
}

export interface SaleRecord {
  readonly lineId: string;
  readonly orderId: string;
  readonly orderName: string;
  readonly currency: string;
  readonly createdAt: Date;
  readonly writtenBackAt: Date | null;
  readonly showId: string;
  readonly showTitle: string;
  readonly host: string;
  readonly itemId: string;
  readonly pinId: string | null;
  readonly variantId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly quantity: number;
  readonly totalMinor: number;
}

const columns = `l.line_id as "lineId", l.order_id as "orderId", o.name as "orderName", o.currency,
  o.created_at as "createdAt", o.written_back_at as "writtenBackAt", l.show_id as "showId", l.show_title as "showTitle",
  l.host, l.item_id as "itemId", l.pin_id as "pinId", l.variant_id as "variantId", l.title,
  l.variant_title as "variantTitle", l.quantity, l.total_minor::float8 as "totalMinor"
  from sale l join attributed_order o on o.shop = l.shop and o.id = l.order_id`;

/** The lines of one order that shows sold. */
export async function listSalesOfOrder(db: Sql, shop: string, orderId: string): Promise<readonly SaleRecord[]> {
  return db.query<SaleRecord>(`select ${columns} where l.shop = $1 and l.order_id = $2 order by l.line_id`, [
    shop,
    orderId,
  ]);
}

/** What a show sold, newest first. */
export async function listSalesOfShow(
  db: Sql,
  shop: string,
  showId: string,
  most: number,
): Promise<readonly SaleRecord[]> {
  return db.query<SaleRecord>(
    `select ${columns} where l.shop = $1 and l.show_id = $2 order by o.created_at desc, l.line_id desc limit $3`,
    [shop, showId, most],
  );
}

/** Totals of what a show sold. */
export async function sumSales(
  db: Sql,
  shop: string,
  showId: string,
): Promise<{ readonly orders: number; readonly units: number; readonly grossMinor: number }> {
  const [row] = await db.query<{ orders: number; units: number; grossMinor: number }>(
    `select count(distinct order_id)::int as orders, coalesce(sum(quantity), 0)::int as units,
       coalesce(sum(total_minor), 0)::float8 as "grossMinor"
     from sale where shop = $1 and show_id = $2`,
    [shop, showId],
  );
  return row ?? { orders: 0, units: 0, grossMinor: 0 };
}

/** Notes that the order in the store carries its mark. */
export async function markWrittenBack(tx: Transaction, orderId: string, now: Date): Promise<void> {
  await tx.query(
    "update attributed_order set written_back_at = coalesce(written_back_at, $3) where shop = $1 and id = $2",
    [tx.shop, orderId, now],
  );
}
