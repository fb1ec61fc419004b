import type { Sql, Transaction } from "./database.server.ts";

export type LiveDealState = "planned" | "running" | "ended";

export interface LiveDealRecord {
  readonly id: string;
  readonly showId: string;
  readonly itemId: string;
  readonly priceMinor: number;
  readonly startsAt: Date;
  /** Null until the host ends it */
  readonly endsAt: Date | null;
  readonly units: number | null;
  readonly perShopper: number | null;
  /** Units held and bought at its price */
  readonly taken: number;
  readonly state: LiveDealState;
}

const columns = `d.id, d.show_id as "showId", d.item_id as "itemId", d.price_minor::float8 as "priceMinor", d.starts_at as "startsAt",
  d.ends_at as "endsAt", d.units, d.units_per_shopper as "perShopper", d.taken, d.state`;

/** Makes a live deal; one whose id is known stays as it is. Answers whether it was made. */
export async function insertLiveDeal(
  tx: Transaction,
  deal: Omit<LiveDealRecord, "taken"> & { readonly startedAt: Date | null },
): Promise<boolean> {
  const rows = await tx.query(
    `insert into live_deal (shop, id, show_id, item_id, price_minor, starts_at, ends_at, units, units_per_shopper, state, started_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::"LiveDealState", $11) on conflict (shop, id) do nothing returning id`,
    [
      tx.shop,
      deal.id,
      deal.showId,
      deal.itemId,
      deal.priceMinor,
      deal.startsAt,
      deal.endsAt,
      deal.units,
      deal.perShopper,
      deal.state,
      deal.startedAt,
    ],
  );
  return rows.length > 0;
}

/** A live deal, and whether a code of it stands at Shopify. */
export interface RoomDealRecord extends LiveDealRecord {
  readonly isTrue: boolean;
}

/** The deals of a show that are not over, and the last twenty that ran; as they start. */
export async function listLiveDeals(db: Sql, shop: string, showId: string): Promise<readonly RoomDealRecord[]> {
  return db.query<RoomDealRecord>(
    `select ${columns}, exists (
       select from deal where deal.shop = $1 and deal.show_id = $2 and deal.live_deal_id = d.id and deal.state = 'open') as "isTrue"
     from live_deal d where shop = $1 and show_id = $2 and (state <> 'ended' or id in (
       select id from live_deal where shop = $1 and show_id = $2 and state = 'ended' and started_at is not null
       order by ended_at desc limit 20))
     order by starts_at, created_at, id`,
    [shop, showId],
  );
}

/** The deals of an item that are not over. */
export async function listOpenDealsOfItem(tx: Transaction, itemId: string): Promise<readonly LiveDealRecord[]> {
  return tx.query<LiveDealRecord>(
    `select ${columns} from live_deal d where shop = $1 and item_id = $2 and state <> 'ended' order by starts_at, id`,
    [tx.shop, itemId],
  );
}

/** Deals for which something may be due, of all shops. */
export async function listDueDeals(
  db: Sql,
  now: Date,
): Promise<readonly { readonly shop: string; readonly showId: string; readonly id: string }[]> {
  return db.query(
    `select d.shop, d.show_id as "showId", d.id from live_deal d
     left join show s on s.shop = d.shop and s.id = d.show_id
     left join line_up_item i on i.shop = d.shop and i.id = d.item_id and i.removed_at is null
     where d.state in ('planned', 'running') and (d.ends_at <= $1 or (d.state = 'planned' and d.starts_at <= $1)
       or s.state is distinct from 'live' or i.id is null)
     order by d.starts_at, d.id`,
    [now],
  );
}

/** A deal, locked, and whether its show is on air with its item; null for an unknown one. */
export async function lockLiveDeal(
  tx: Transaction,
  id: string,
): Promise<(LiveDealRecord & { readonly isPossible: boolean }) | null> {
  const [row] = await tx.query<LiveDealRecord & { isPossible: boolean }>(
    `select ${columns}, coalesce(s.state = 'live' and i.id is not null, false) as "isPossible" from live_deal d
     left join show s on s.shop = d.shop and s.id = d.show_id
     left join line_up_item i on i.shop = d.shop and i.id = d.item_id and i.removed_at is null
     where d.shop = $1 and d.id = $2 for update of d`,
    [tx.shop, id],
  );
  return row ?? null;
}

export async function startLiveDeal(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.query(
    `update live_deal set state = 'running', started_at = $3 where shop = $1 and id = $2 and state = 'planned'`,
    [tx.shop, id, at],
  );
}

export async function endLiveDeal(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.query(
    `update live_deal set state = 'ended', ended_at = $3 where shop = $1 and id = $2 and state <> 'ended'`,
    [tx.shop, id, at],
  );
}

/** Ends all deals of a show; answers their items. */
export async function endLiveDealsOfShow(tx: Transaction, showId: string, at: Date): Promise<readonly string[]> {
  const rows = await tx.query<{ itemId: string }>(
    `update live_deal set state = 'ended', ended_at = $3 where shop = $1 and show_id = $2 and state <> 'ended'
     returning item_id as "itemId"`,
    [tx.shop, showId, at],
  );
  return rows.map((row) => row.itemId);
}

/** The deals of these items that run at this moment; nobody else takes of them until the transaction ends. */
export async function lockRunningDeals(
  tx: Transaction,
  showId: string,
  at: { readonly itemIds: readonly string[]; readonly now: Date },
): Promise<readonly LiveDealRecord[]> {
  return tx.prepared<LiveDealRecord>(
    `select ${columns} from live_deal d where shop = $1 and show_id = $2 and state = 'running' and item_id = any ($3::uuid[])
       and starts_at <= $4 and (ends_at is null or ends_at > $4) order by id for update`,
    [tx.shop, showId, at.itemIds, at.now],
  );
}

/** Units that these shoppers have at the price of a deal. */
export async function readTakenBy(
  tx: Transaction,
  showId: string,
  of: { readonly dealIds: readonly string[]; readonly shoppers: readonly string[] },
): Promise<readonly { readonly dealId: string; readonly shopper: string; readonly units: number }[]> {
  return tx.prepared(
    `select live_deal_id as "dealId", shopper, sum(units)::int as units
     from (select distinct unnest($3::text[]) as wanted_shopper) as wanted
     cross join lateral (
       select shopper, live_deal_id, units from hold where shop = $1 and show_id = $2 and shopper = wanted_shopper
         and state in ('held', 'lapsed', 'sold') offset 0) as hold
     where live_deal_id = any ($4::uuid[]) group by 1, 2`,
    [tx.shop, showId, of.shoppers, of.dealIds],
  );
}
