import type { GuardDelays, OutsideSales } from "../domain/guard.ts";
import type { Sql, Transaction } from "./database.server.ts";

/** What is known and wished of a variant's guard in a show. */
export interface GuardRow {
  readonly itemId: string;
  readonly variantId: string;
  readonly wanted: boolean;
  /** As Shopify acknowledged last */
  readonly on: boolean;
  readonly outside: OutsideSales | null;
  /** Holds have ended that the guard was not told of, or it is to be told that it goes on */
  readonly isStale: boolean;
}

interface StoredGuard {
  readonly itemId: string;
  readonly variantId: string;
  readonly wanted: boolean;
  readonly on: boolean;
  readonly isStale: boolean;
  readonly left: number | null;
  readonly at: Date | null;
  readonly pace: number;
  readonly most: number;
}

/** After this time a guard is told anew that it goes on, so that the day on which it would end by itself lies ahead. */
const freshFor = "12 hours";

/**
 * Holds of a guarded variant that are over and whose mark the guard would still take: those that lapsed, and those that were
 * bought or given back before their end.
 */
const untold = `exists (select from hold h where h.shop = a.shop and h.show_id = a.show_id and h.variant_id = a.variant_id
  and (h.state = 'lapsed' or (h.state in ('sold', 'released') and h.ends_at > $3 and h.closed_at >= a.guard_from)))`;

/** The guards of a show's variants, all of them when `variantIds` is null, locked. */
export async function lockGuards(
  tx: Transaction,
  showId: string,
  at: { readonly variantIds: readonly string[] | null; readonly now: Date },
): Promise<readonly GuardRow[]> {
  const rows = await tx.prepared<StoredGuard>(
    `select a.item_id as "itemId", a.variant_id as "variantId", a.guard_wanted as wanted, a.guard_on as on,
       a.guard_on and (${untold} or a.guard_from < $3::timestamptz - interval '${freshFor}') as "isStale",
       a.outside_left as left, a.outside_at as at, a.outside_pace as pace, a.outside_most as most
     from allocation a where a.shop = $1 and a.show_id = $2 and ($4::bigint[] is null or a.variant_id = any ($4::bigint[]))
     order by a.variant_id, a.item_id for update of a`,
    [tx.shop, showId, at.now, at.variantIds],
  );
  return rows.map(({ left, at: seenAt, pace, most, ...row }) => ({
    ...row,
    outside: left === null || seenAt === null ? null : { left, at: seenAt, pace, most },
  }));
}

/** Writes what was seen of others' purchases, and wishes, which date from `now` where they are new. */
export async function saveGuards(
  tx: Transaction,
  rows: readonly Pick<GuardRow, "itemId" | "variantId" | "wanted" | "outside">[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.prepared(
    `update allocation a set guard_wanted = g.wanted, outside_left = g.left_units, outside_at = g.at, outside_pace = g.pace,
       outside_most = g.most, guard_wanted_at = case when a.guard_wanted = g.wanted then a.guard_wanted_at else $2 end
     from unnest($3::uuid[], $4::bigint[], $5::boolean[], $6::int[], $7::timestamptz[], $8::float8[], $9::int[])
       as g(item_id, variant_id, wanted, left_units, at, pace, most)
     where a.shop = $1 and a.item_id = g.item_id and a.variant_id = g.variant_id`,
    [
      tx.shop,
      now,
      rows.map((row) => row.itemId),
      rows.map((row) => row.variantId),
      rows.map((row) => row.wanted),
      rows.map((row) => row.outside?.left ?? null),
      rows.map((row) => row.outside?.at ?? null),
      rows.map((row) => row.outside?.pace ?? 0),
      rows.map((row) => row.outside?.most ?? 0),
    ],
  );
}

/** Variants of a show with units on their way back from Shopify's `reserved` state. */
export async function listReturningVariants(tx: Transaction, showId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.prepared<{ variantId: string }>(
    `select distinct variant_id as "variantId" from reservation where shop = $1 and show_id = $2 and state = 'returning'`,
    [tx.shop, showId],
  );
  return new Set(rows.map((row) => row.variantId));
}

/** Shows whose guard is on at Shopify, or is to be, and the one on air. */
export async function listGuardedShows(tx: Transaction): Promise<readonly string[]> {
  const rows = await tx.prepared<{ id: string }>(
    `select id from show where shop = $1 and state = 'live'
     union select show_id from allocation where shop = $1 and (guard_on or guard_wanted)`,
    [tx.shop],
  );
  return rows.map((row) => row.id);
}

/** Fewer measurements than this say nothing. */
const enough = 5;

/** How long news and switches took at a shop lately. */
export async function readGuardDelays(db: Sql, shop: string): Promise<GuardDelays> {
  const [row] = await db.prepared<GuardDelays>(
    `select (select case when count(*) >= ${enough} then percentile_disc(0.95) within group (order by took) end
         from (select extract(epoch from done_at - wanted_at) * 1000 as took from guard_switch
           where shop = $1 order by done_at desc limit 50) lately)::float8 as "switchMs",
       (select min(within_ms) from (
         select within_ms, sum(sum(count)) over (order by within_ms) as up_to, sum(sum(count)) over () as total
         from stock_lag where shop = $1 group by within_ms) classes
         where total >= ${enough} and up_to >= 0.95 * total) as "newsMs"`,
    [shop],
  );
  return row ?? { switchMs: null, newsMs: null };
}

/** A variant whose guard is to be written at Shopify. */
export interface SwitchableGuard {
  readonly variantId: string;
  /** The product's; empty when it is gone */
  readonly title: string;
  /** By this show or by another of the shop's */
  readonly wanted: boolean;
}

/** The variants of a show whose guard is not as it is wished, or not up to date. */
export async function listSwitchableGuards(
  db: Sql,
  shop: string,
  at: { readonly showId: string; readonly now: Date },
): Promise<readonly SwitchableGuard[]> {
  return db.prepared<SwitchableGuard>(
    `select a.variant_id as "variantId", coalesce(max(p.title), '') as title, bool_or(exists (select from allocation o
         where o.shop = a.shop and o.variant_id = a.variant_id and o.guard_wanted)) as wanted
     from allocation a
     left join variant v on v.shop = a.shop and v.id = a.variant_id
     left join product p on p.shop = a.shop and p.id = v.product_id
     where a.shop = $1 and a.show_id = $2 and (a.guard_wanted <> a.guard_on or (a.guard_on and (${untold}
       or a.guard_from < $3::timestamptz - interval '${freshFor}')))
     group by a.variant_id order by a.variant_id`,
    [shop, at.showId, at.now],
  );
}

/** A hold that is over before its signed end. */
export interface ClosedHold {
  readonly id: string;
  readonly variantId: string;
  /** Its units wait for the guard to be told */
  readonly lapsed: boolean;
}

/**
 * Holds of these variants that are over although their mark goes on beyond `from`: those whose units are gone or with somebody
 * else first, as the others can wait; the longest first.
 */
export async function listClosedHolds(
  db: Sql,
  shop: string,
  at: { readonly variantIds: readonly string[]; readonly from: Date },
): Promise<readonly ClosedHold[]> {
  return db.prepared<ClosedHold>(
    `select id, variant_id as "variantId", state = 'lapsed' as lapsed from hold
     where shop = $1 and variant_id = any ($2::bigint[]) and state <> 'held' and ends_at > $3
     order by state = 'lapsed', ends_at desc, id`,
    [shop, at.variantIds, at.from],
  );
}

/** Notes what Shopify acknowledged of these variants' guard, and how long a switch took since it was wished. */
export async function acknowledgeGuards(
  tx: Transaction,
  showId: string,
  told: { readonly variantIds: readonly string[]; readonly on: boolean; readonly from: Date; readonly doneAt: Date },
): Promise<void> {
  await tx.query(
    `with told as (
       select item_id, variant_id, guard_on, guard_wanted_at from allocation
       where shop = $1 and show_id = $2 and variant_id = any ($3::bigint[]) order by variant_id, item_id for update),
     switched as (
       insert into guard_switch (shop, show_id, "on", wanted_at, done_at)
       select $1, $2, $4, min(guard_wanted_at), $6 from told
       where guard_on <> $4 and guard_wanted_at is not null group by variant_id)
     update allocation a set guard_on = $4, guard_from = $5 from told
     where a.shop = $1 and a.item_id = told.item_id and a.variant_id = told.variant_id`,
    [tx.shop, showId, told.variantIds, told.on, told.from, told.doneAt],
  );
}
