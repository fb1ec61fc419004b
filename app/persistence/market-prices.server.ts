import type { Sql, Transaction } from "./database.server.ts";

/** What a variant costs in a country. */
export interface MarketPriceRecord {
  readonly variantId: string;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  /** ISO 4217 */
  readonly currency: string;
  /** Whole minor units */
  readonly priceMinor: number;
  readonly compareAtMinor: number | null;
}

/** The variants of a show's line-up whose prices were not read since `before`, nor since the variant itself changed. */
export async function listUnpricedVariants(
  db: Sql,
  shop: string,
  { showId, before }: { readonly showId: string; readonly before: Date },
): Promise<readonly string[]> {
  const rows = await db.query<{ id: string }>(
    `select v.id from line_up_item i join variant v on v.shop = $1 and v.product_id = i.product_id
     where i.shop = $1 and i.show_id = $2 and i.removed_at is null
       and not exists (select from market_price m where m.shop = $1 and m.variant_id = v.id
         and m.read_at >= greatest($3, v.updated_at + interval '1 second'))
     order by i.position, v.position, v.id`,
    [shop, showId, before],
  );
  return rows.map((row) => row.id);
}

/** Whether prices in other countries are known of the shop. */
export async function hasMarketPrices(tx: Transaction): Promise<boolean> {
  const rows = await tx.query("select 1 from market_price where shop = $1 limit 1", [tx.shop]);
  return rows.length > 0;
}

/**
 * Writes prices that were read; those of countries that were not read are no more. Answers the variants one of whose prices is
 * another now.
 */
export async function replaceMarketPrices(
  tx: Transaction,
  read: { readonly variantIds: readonly string[]; readonly prices: readonly MarketPriceRecord[]; readonly at: Date },
): Promise<readonly string[]> {
  const before = await digestPrices(tx, read.variantIds);
  await tx.query(
    `insert into market_price (shop, variant_id, country, currency, price_minor, compare_at_minor, read_at)
     select $1, r."variantId", r.country, r.currency, r."priceMinor", r."compareAtMinor", $3
     from jsonb_to_recordset($2::jsonb) as r("variantId" bigint, country text, currency text, "priceMinor" bigint,
       "compareAtMinor" bigint)
     on conflict (shop, variant_id, country) do update set currency = excluded.currency, price_minor = excluded.price_minor,
       compare_at_minor = excluded.compare_at_minor, read_at = excluded.read_at`,
    [tx.shop, JSON.stringify(read.prices), read.at],
  );
  await tx.query("delete from market_price where shop = $1 and variant_id = any ($2::bigint[]) and read_at < $3", [
    tx.shop,
    read.variantIds,
    read.at,
  ]);
  const after = await digestPrices(tx, read.variantIds);
  return read.variantIds.filter((id) => before.get(id) !== after.get(id));
}

/** What tells the prices of variants from others, by variant. */
async function digestPrices(tx: Transaction, variantIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; digest: string }>(
    `select variant_id as id, md5(string_agg(concat_ws(' ', country, currency, price_minor, compare_at_minor), ',' order by country))
       as digest from market_price where shop = $1 and variant_id = any ($2::bigint[]) group by 1`,
    [tx.shop, variantIds],
  );
  return new Map(rows.map(({ id, digest }) => [id, digest]));
}

/** What a variant costs in the countries of the shop's markets. */
export async function listMarketPrices(
  db: Sql,
  shop: string,
  variantId: string,
): Promise<readonly MarketPriceRecord[]> {
  return db.query<MarketPriceRecord>(
    `select variant_id as "variantId", country, currency, price_minor::float8 as "priceMinor",
       compare_at_minor::float8 as "compareAtMinor"
     from market_price where shop = $1 and variant_id = $2 order by country`,
    [shop, variantId],
  );
}

/** What the variants of a show's line-up cost in one country, as far as it is known. */
export async function listPricesIn(
  db: Sql,
  shop: string,
  of: { readonly showId: string; readonly country: string },
): Promise<readonly MarketPriceRecord[]> {
  return db.prepared<MarketPriceRecord>(
    `select m.variant_id as "variantId", m.country, m.currency, m.price_minor::float8 as "priceMinor",
       m.compare_at_minor::float8 as "compareAtMinor"
     from line_up_item i join variant v on v.shop = $1 and v.product_id = i.product_id
     join market_price m on m.shop = $1 and m.variant_id = v.id and m.country = $3
     where i.shop = $1 and i.show_id = $2 and i.removed_at is null`,
    [shop, of.showId, of.country],
  );
}
