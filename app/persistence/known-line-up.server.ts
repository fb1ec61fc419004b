import type { Sql, Transaction } from "./database.server.ts";

/** A product of a line-up as it is known, to compare with what Shopify says. */
export interface KnownProduct {
  readonly id: string;
  /** Null when it is not known */
  readonly updatedAt: Date | null;
  readonly status: string | null;
  readonly published: boolean | null;
  readonly variantIds: readonly string[];
}

/** The products of a show's line-up. */
export async function listKnownProducts(db: Sql, shop: string, showId: string): Promise<readonly KnownProduct[]> {
  return db.query<KnownProduct>(
    `select i.product_id as id, p.updated_at as "updatedAt", p.status, p.published,
       coalesce((select array_agg(v.id::text order by v.id) from variant v where v.shop = $1 and v.product_id = i.product_id), '{}')
         as "variantIds"
     from line_up_item i left join product p on p.shop = $1 and p.id = i.product_id
     where i.shop = $1 and i.show_id = $2 and i.removed_at is null order by i.position, i.id`,
    [shop, showId],
  );
}

/** How many locations the shop has, active or not. */
export async function countLocations(db: Sql, shop: string): Promise<number> {
  const [row] = await db.query<{ count: number }>("select count(*)::int as count from location where shop = $1", [
    shop,
  ]);
  return row?.count ?? 0;
}

/** Of the products that Shopify no longer has, those that no later news told of. */
export async function listOverdueProducts(
  tx: Transaction,
  productIds: readonly string[],
  asOf: Date,
): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from product where shop = $1 and id = any ($2::bigint[]) and updated_at < $3 and news_at < $3
       and not exists (select from deleted_product d where d.shop = $1 and d.id = product.id)`,
    [tx.shop, productIds, asOf],
  );
  return rows.map((row) => row.id);
}

/** Deletes variants that Shopify no longer has, but for those that later news told of. Answers their products. */
export async function deleteGoneVariants(
  tx: Transaction,
  variantIds: readonly string[],
  asOf: Date,
): Promise<readonly string[]> {
  const rows = await tx.query<{ productId: string }>(
    `delete from variant where shop = $1 and id = any ($2::bigint[]) and updated_at < $3 and news_at < $3
     returning product_id as "productId"`,
    [tx.shop, variantIds, asOf],
  );
  return [...new Set(rows.map((row) => row.productId))];
}

/** Shows on air, and those that start soon, which were not compared with Shopify for the time that each allows. */
export async function listShowsToReconcile(
  db: Sql,
  now: Date,
  most: number,
): Promise<readonly { readonly shop: string; readonly showId: string }[]> {
  return db.query(
    `select s.shop, s.id as "showId" from show s join shop p on p.domain = s.shop and p.uninstalled_at is null
     cross join lateral (select case when s.state = 'live' then interval '60 seconds' else interval '10 minutes' end as span) every
     where (s.state = 'live' or (s.state = 'scheduled'
         and s.starts_at between $1::timestamptz - interval '2 hours' and $1::timestamptz + interval '30 minutes'))
       and not exists (select from outbox o where o.shop = s.shop and o.kind = 'reconcile-show' and o.subject = s.id::text
         and case when o.done_at is null and o.parked_at is null
           -- One that failed is asked for anew rather than put off for minutes.
           then o.due_at < $1::timestamptz + interval '20 seconds'
           else greatest(o.done_at, o.parked_at) > $1::timestamptz - every.span end)
     order by s.state = 'live' desc, s.starts_at limit $2`,
    [now, most],
  );
}
