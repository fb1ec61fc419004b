import type { Claim, ShopperRecord } from "../domain/claims.ts";
import { hoardingWindowMs } from "../domain/hoarding.ts";
import type { Sql, Transaction } from "./database.server.ts";

export type HoldState = "held" | "lapsed" | "released" | "sold";

export interface HoldRecord {
  readonly id: string;
  readonly showId: string;
  readonly itemId: string;
  readonly variantId: string;
  readonly pinId: string | null;
  readonly shopper: string;
  readonly units: number;
  readonly state: HoldState;
  readonly endsAt: Date;
  readonly renewals: number;
  readonly isTurn: boolean;
  readonly unitsOut: number;
  /** The order that bought it */
  readonly orderId: string | null;
  /** The live deal at whose price it was made */
  readonly liveDealId: string | null;
  /** The discount code that makes its price true at the checkout */
  readonly dealCode: string | null;
}

const columns = `id, show_id as "showId", item_id as "itemId", variant_id as "variantId", pin_id as "pinId", shopper, units, state,
  ends_at as "endsAt", renewals, is_turn as "isTurn", units_out as "unitsOut", order_id as "orderId",
  live_deal_id as "liveDealId", (
    select code from deal where deal.shop = hold.shop and deal.show_id = hold.show_id and deal.item_id = hold.item_id
      and hold.variant_id = any (deal.variant_ids) and deal.live_deal_id is not distinct from hold.live_deal_id
      and (deal.state = 'open' or deal.state = 'closing' and deal.live_deal_id is not null)
    order by deal.state = 'open' desc, deal.created_at desc limit 1) as "dealCode"`;

/*
 * What runs at every tap names its rows one by one, or in the order of an index: a plan is made once for a connection, perhaps
 * while the table is empty and without statistics, and would otherwise look through all holds of a shop for ever.
 */

/** Ended holds that are looked at together, over all shops; the rest is found by the next look. */
const mostEnded = 5_000;

/** Holds by their ids; unknown ones are absent. */
export async function listHolds(db: Sql, shop: string, ids: readonly string[]): Promise<readonly HoldRecord[]> {
  return db.prepared<HoldRecord>(
    `select ${columns} from unnest($2::uuid[]) as wanted(wanted_id)
     cross join lateral (select * from hold where shop = $1 and id = wanted_id offset 0) as hold`,
    [shop, ids],
  );
}

/** The same, and nobody else changes them until the transaction ends. */
export async function lockHolds(tx: Transaction, ids: readonly string[]): Promise<readonly HoldRecord[]> {
  return tx.prepared<HoldRecord>(
    `select ${columns} from hold where shop = $1 and id = any ($2::uuid[]) order by id for update`,
    [tx.shop, ids],
  );
}

/** What a shopper holds of a show, and what they bought by a hold, in the order in which they tapped. */
export async function listHoldsOfShopper(
  db: Sql,
  shop: string,
  of: { readonly showId: string; readonly shopper: string },
): Promise<readonly HoldRecord[]> {
  return db.prepared<HoldRecord>(
    `select ${columns} from hold where shop = $1 and show_id = $2 and shopper = $3 and state in ('held', 'lapsed', 'sold')
     order by made_at, id`,
    [shop, of.showId, of.shopper],
  );
}

interface RecordRow {
  readonly shopper: string;
  readonly units: Readonly<Record<string, number>>;
  readonly openHolds: number;
  readonly unbought: number;
  readonly lastRanOutAt: Date | null;
  readonly holdIds: readonly string[];
}

/** What these shoppers have of a show so far; those without a hold are absent. */
export async function readShopperRecords(
  tx: Transaction,
  showId: string,
  of: { readonly shoppers: readonly string[]; readonly now: Date },
): Promise<ReadonlyMap<string, ShopperRecord>> {
  const rows = await tx.prepared<RecordRow>(
    `with theirs as (
       select hold.*, max(closed_at) filter (where state = 'sold') over (partition by shopper) as bought_at
       from (select distinct unnest($3::text[]) as wanted_shopper) as wanted
       cross join lateral (
         select id, shopper, item_id, units, state, ends_at, closed_at, is_turn
         from hold where shop = $1 and show_id = $2 and shopper = wanted_shopper offset 0) as hold),
     ran_out as (
       select shopper, count(*)::int as unbought, max(ends_at) as last_at from theirs
       where state in ('lapsed', 'released') and not is_turn and coalesce(closed_at, ends_at) >= ends_at
         and ends_at > $4 and (bought_at is null or ends_at > bought_at) group by shopper),
     had as (
       select shopper, item_id, sum(units)::int as units, (count(*) filter (where state = 'held'))::int as open
       from theirs where state in ('held', 'sold') group by shopper, item_id)
     select s.shopper, coalesce((select json_object_agg(had.item_id, had.units) from had where had.shopper = s.shopper), '{}') as units,
       coalesce((select sum(had.open)::int from had where had.shopper = s.shopper), 0) as "openHolds",
       coalesce(r.unbought, 0) as unbought, r.last_at as "lastRanOutAt", s.ids as "holdIds"
     from (select shopper, array_agg(id::text) as ids from theirs group by shopper) s left join ran_out r on r.shopper = s.shopper`,
    [tx.shop, showId, of.shoppers, new Date(of.now.getTime() - hoardingWindowMs)],
  );
  return new Map(
    rows.map(({ shopper, units, holdIds, ...record }) => [
      shopper,
      { ...record, unitsOfItems: new Map(Object.entries(units)), holdIds: new Set(holdIds) },
    ]),
  );
}

/** A claim and the live deal at whose price it is granted, whose row is locked then. */
export interface PricedClaim extends Claim {
  readonly liveDealId: string | null;
}

/**
 * Writes holds that were granted and counts their units in the allocations, whose rows are locked, and in the live deals, all at
 * once. Answers the ids of those written: one whose id was taken meanwhile is not.
 */
export async function insertHolds(
  tx: Transaction,
  showId: string,
  granted: {
    readonly claims: readonly PricedClaim[];
    readonly madeAt: Date;
    readonly endsAt: Date;
    readonly areTurns?: true;
  },
): Promise<ReadonlySet<string>> {
  const { claims, madeAt, endsAt } = granted;
  if (claims.length === 0) return new Set();
  const rows = await tx.prepared<{ id: string }>(
    `with made as (
       insert into hold (shop, id, show_id, item_id, variant_id, pin_id, shopper, units, made_at, ends_at, is_turn, live_deal_id)
       select $1, c.id, $2, c.item_id, c.variant_id, c.pin_id, c.shopper, c.units, $9, $10, $11, c.live_deal_id
       from unnest($3::uuid[], $4::uuid[], $5::bigint[], $6::uuid[], $7::text[], $8::int[], $12::uuid[])
         as c(id, item_id, variant_id, pin_id, shopper, units, live_deal_id)
       on conflict (shop, id) do nothing returning id, item_id, variant_id, units, live_deal_id),
     dealt as (
       update live_deal d set taken = d.taken + m.units
       from (select live_deal_id, sum(units)::int as units from made where live_deal_id is not null group by 1) m
       where d.shop = $1 and d.id = m.live_deal_id),
     counted as (
       update allocation a set held = a.held + m.units
       from (select item_id, variant_id, sum(units)::int as units from made group by 1, 2) m
       where a.shop = $1 and a.item_id = m.item_id and a.variant_id = m.variant_id)
     select id from made`,
    [
      tx.shop,
      showId,
      claims.map((claim) => claim.id),
      claims.map((claim) => claim.itemId),
      claims.map((claim) => claim.variantId),
      claims.map((claim) => claim.pinId),
      claims.map((claim) => claim.shopper),
      claims.map((claim) => claim.units),
      madeAt,
      endsAt,
      granted.areTurns ?? false,
      claims.map((claim) => claim.liveDealId),
    ],
  );
  return new Set(rows.map((row) => row.id));
}

/** Lets a hold last until `endsAt` and counts the renewal. */
export async function renewHoldRow(tx: Transaction, id: string, endsAt: Date): Promise<void> {
  await tx.prepared("update hold set ends_at = $3, renewals = renewals + 1 where shop = $1 and id = $2", [
    tx.shop,
    id,
    endsAt,
  ]);
}

/**
 * Moves holds to another state; `closedAt` is when they were over. Released ones, which counted before, give their units back to
 * the live deals at whose price they were made.
 */
export async function moveHolds(
  tx: Transaction,
  ids: readonly string[],
  to: { readonly state: Exclude<HoldState, "held">; readonly closedAt: Date | null },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.prepared(
    `with moved as (
       update hold set state = $3::"HoldState", closed_at = $4 where shop = $1 and id = any ($2::uuid[])
       returning live_deal_id, units)
     update live_deal d set taken = d.taken - m.units
     from (select live_deal_id, sum(units)::int as units from moved where live_deal_id is not null group by 1) m
     where d.shop = $1 and d.id = m.live_deal_id and $3 = 'released'`,
    [tx.shop, ids, to.state, to.closedAt],
  );
}

/**
 * Notes that an order bought these units of a locked hold; it keeps what was bought. What it did not buy at a live deal's price
 * goes back to the deal; one that had given its units back has them again if the deal has as many.
 */
export async function sellHold(
  tx: Transaction,
  id: string,
  sale: { readonly units: number; readonly orderId: string; readonly at: Date },
): Promise<void> {
  await tx.prepared(
    `with was as (
       select live_deal_id, $3::int - case when state in ('held', 'lapsed') then units else 0 end as more
       from hold where shop = $1 and id = $2),
     dealt as (
       update live_deal d set taken = d.taken + was.more from was
       where d.shop = $1 and d.id = was.live_deal_id and (was.more <= 0 or d.units is null or d.taken + was.more <= d.units)
       returning d.id)
     update hold set state = 'sold', units = $3::int, order_id = $4, closed_at = $5, live_deal_id = (select id from dealt)
     where shop = $1 and id = $2`,
    [tx.shop, id, sale.units, sale.orderId, sale.at],
  );
}

/** Holds of these variants that have ended and still count, and locks them. */
export async function lockEndedHolds(
  tx: Transaction,
  showId: string,
  at: { readonly variantIds: readonly string[]; readonly now: Date },
): Promise<readonly HoldRecord[]> {
  return tx.prepared<HoldRecord>(
    `with ended as materialized (
       select * from hold where state = 'held' and ends_at <= $4 order by ends_at limit ${mostEnded}),
     theirs as materialized (
       select id as ended_id from ended where shop = $1 and show_id = $2 and variant_id = any ($3::bigint[]) order by id)
     select ${columns} from theirs cross join lateral (
       select * from hold where shop = $1 and id = ended_id and state = 'held' for update) as hold`,
    [tx.shop, showId, at.variantIds, at.now],
  );
}

/**
 * Lapsed holds of these variants that a guarded checkout takes no more, locked: those whose signed end lies before `before`, and
 * those that it was told of by name.
 */
export async function lockLapsedHolds(
  tx: Transaction,
  showId: string,
  refused: { readonly variantIds: readonly string[]; readonly before: Date; readonly named: readonly string[] },
): Promise<readonly HoldRecord[]> {
  return tx.prepared<HoldRecord>(
    `select ${columns} from hold where shop = $1 and show_id = $2 and variant_id = any ($3::bigint[])
       and state = 'lapsed' and (ends_at < $4 or id = any ($5::uuid[])) order by id for update`,
    [tx.shop, showId, refused.variantIds, refused.before, refused.named],
  );
}

/** Where holds have ended and still count: a shop, a show and its variants. */
export async function listEndedHolds(
  db: Sql,
  now: Date,
): Promise<
  readonly {
    readonly shop: string;
    readonly showId: string;
    readonly variants: readonly { readonly itemId: string; readonly variantId: string }[];
  }[]
> {
  return db.prepared(
    `select shop, show_id as "showId",
       json_agg(distinct jsonb_build_object('itemId', item_id, 'variantId', variant_id::text)) as variants
     from hold where state = 'held' and ends_at <= $1 group by shop, show_id`,
    [now],
  );
}
