import type { Transaction } from "./database.server.ts";

/** A sale whose units on the shelf changed. */
export interface RestockedSale {
  readonly showId: string;
  readonly itemId: string;
  readonly variantId: string;
  readonly holdId: string | null;
  readonly orderId: string;
  readonly quantity: number;
  /** Back on the shelf in all, before and now */
  readonly before: number;
  readonly now: number;
}

/**
 * Lets nobody else work on news of this order until the transaction ends: its placing and its refunds come in any order, and at
 * once. Taken before any row is locked.
 */
export async function lockOrder(tx: Transaction, orderId: string): Promise<void> {
  await tx.prepared("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`order ${tx.shop} ${orderId}`]);
}

/** Notes what a refund put back; the same refund again changes nothing. */
export async function saveRestockedLines(
  tx: Transaction,
  refund: { readonly id: string; readonly lines: readonly { readonly lineId: string; readonly quantity: number }[] },
): Promise<void> {
  await tx.query(
    `insert into restocked_line (shop, refund_id, line_id, quantity)
     select $1, $2, l.line_id, max(l.quantity) from unnest($3::bigint[], $4::int[]) as l(line_id, quantity) group by l.line_id
     on conflict do nothing`,
    [tx.shop, refund.id, refund.lines.map((line) => line.lineId), refund.lines.map((line) => line.quantity)],
  );
}

/** Brings the sales of these lines to what is noted of them; answers those that changed. */
export async function countRestocks(tx: Transaction, lineIds: readonly string[]): Promise<readonly RestockedSale[]> {
  return tx.query<RestockedSale>(
    `with noted as (
       select s.line_id, s.restocked as before, least(s.quantity, sum(r.quantity))::int as now
       from sale s join restocked_line r on r.shop = $1 and r.line_id = s.line_id
       where s.shop = $1 and s.line_id = any ($2::bigint[]) group by s.line_id, s.restocked, s.quantity)
     update sale s set restocked = n.now from noted n
     where s.shop = $1 and s.line_id = n.line_id and n.now <> n.before
     returning s.show_id as "showId", s.item_id as "itemId", s.variant_id as "variantId", s.hold_id as "holdId", s.order_id as "orderId", s.quantity,
       n.before, n.now`,
    [tx.shop, lineIds],
  );
}
