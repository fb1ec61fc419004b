import type { DriftKind } from "../domain/drift.ts";
import { lagWithin, type LagCount } from "../domain/lag.ts";
import type { Sql } from "./database.server.ts";

/** Changes of stock of one show that reached its viewers within the same class of time. */
export interface LagOfShow extends LagCount {
  readonly shop: string;
  readonly showId: string;
}

/** Adds to the counts of how long changes of stock took to viewers' screens. */
export async function addLags(db: Sql, lags: readonly LagOfShow[]): Promise<void> {
  if (lags.length === 0) return;
  await db.query(
    `insert into stock_lag (shop, show_id, within_ms, count)
     select r.shop, r."showId", r."withinMs", r.count
     from jsonb_to_recordset($1::jsonb) as r(shop text, "showId" uuid, "withinMs" int, count int)
     where exists (select from shop p where p.domain = r.shop)
     on conflict (shop, show_id, within_ms) do update set count = stock_lag.count + excluded.count`,
    [JSON.stringify(lags)],
  );
}

/** What was measured of a show's stock. */
export interface StockMeasures {
  /** How long changes of stock took from the store to viewers' screens; null when no viewer was there to see one */
  readonly lag: {
    readonly changes: number;
    readonly p50Ms: number;
    readonly p95Ms: number;
    readonly p99Ms: number;
    /** The same changes by the classes in which they were counted */
    readonly classes: readonly LagCount[];
  } | null;
  /** Differences that comparisons with Shopify found, by kind; those that found none are absent */
  readonly drift: readonly { readonly kind: DriftKind; readonly count: number }[];
  /** When the line-up was last compared with Shopify; null when it never was */
  readonly reconciledAt: Date | null;
}

/** Reads how stale the stock of a show was on screen, and what its comparisons with Shopify found. */
export async function readMeasures(db: Sql, shop: string, showId: string): Promise<StockMeasures> {
  const [counts, drift, compared] = await Promise.all([
    db.query<LagCount>(`select within_ms as "withinMs", count from stock_lag where shop = $1 and show_id = $2`, [
      shop,
      showId,
    ]),
    db.query<{ kind: DriftKind; count: number }>(
      `select kind, count(*)::int as count from drift where shop = $1 and show_id = $2 group by kind order by kind`,
      [shop, showId],
    ),
    db.query<{ doneAt: Date | null }>(
      `select done_at as "doneAt" from outbox where shop = $1 and kind = 'reconcile-show' and subject = $2`,
      [shop, showId],
    ),
  ]);
  return { lag: lagOf(counts), drift, reconciledAt: compared[0]?.doneAt ?? null };
}

function lagOf(counts: readonly LagCount[]): StockMeasures["lag"] {
  const [p50Ms, p95Ms, p99Ms] = [0.5, 0.95, 0.99].map((share) => lagWithin(share, counts));
  if (typeof p50Ms !== "number" || typeof p95Ms !== "number" || typeof p99Ms !== "number") return null;
  return { changes: counts.reduce((sum, { count }) => sum + count, 0), p50Ms, p95Ms, p99Ms, classes: counts };
}
