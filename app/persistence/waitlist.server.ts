import type { Sql, Transaction } from "./database.server.ts";

export type WaitState = "waiting" | "offered" | "bought" | "missed" | "left";

export interface WaitRecord {
  readonly id: string;
  readonly place: number;
  readonly showId: string;
  readonly itemId: string;
  readonly variantId: string;
  readonly shopper: string;
  readonly units: number;
  readonly state: WaitState;
  readonly holdId: string | null;
  /** Shoppers who wait for the same variant and are served before */
  readonly ahead: number;
}

const columns = `w.id, w.place::float8 as place, w.show_id as "showId", w.item_id as "itemId", w.variant_id as "variantId", w.shopper, w.units,
  w.state, w.hold_id as "holdId", case when w.state = 'waiting' then (select count(*)::int from waitlist_entry o
    where o.shop = $1 and o.show_id = w.show_id and o.variant_id = w.variant_id and o.state = 'waiting' and o.place < w.place)
  else 0 end as ahead`;

export interface NewWait {
  readonly id: string;
  readonly showId: string;
  readonly itemId: string;
  readonly variantId: string;
  readonly shopper: string;
  readonly units: number;
  readonly joinedAt: Date;
}

/** Puts a shopper behind everybody who waits; an id that is known is left as it is. The allocation's row is locked. */
export async function insertWait(tx: Transaction, entry: NewWait): Promise<void> {
  await tx.prepared(
    `insert into waitlist_entry (shop, id, show_id, item_id, variant_id, shopper, units, joined_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (shop, id) do nothing`,
    [tx.shop, entry.id, entry.showId, entry.itemId, entry.variantId, entry.shopper, entry.units, entry.joinedAt],
  );
}

export async function findWait(db: Sql, shop: string, id: string): Promise<WaitRecord | null> {
  const [row] = await db.prepared<WaitRecord>(
    `select ${columns} from waitlist_entry w where w.shop = $1 and w.id = $2`,
    [shop, id],
  );
  return row ?? null;
}

/** A shopper's places in the queues of a show, those that are over too, in the order in which they joined. */
export async function listWaitsOfShopper(
  db: Sql,
  shop: string,
  of: { readonly showId: string; readonly shopper: string },
): Promise<readonly WaitRecord[]> {
  return db.prepared<WaitRecord>(
    `select ${columns} from waitlist_entry w where w.shop = $1 and w.show_id = $2 and w.shopper = $3 order by w.place`,
    [shop, of.showId, of.shopper],
  );
}

/** The first in the queue of a variant. */
export async function listQueue(
  tx: Transaction,
  showId: string,
  of: { readonly variantId: string; readonly most: number },
): Promise<readonly WaitRecord[]> {
  return tx.prepared<WaitRecord>(
    `select ${columns} from waitlist_entry w
     where w.shop = $1 and w.show_id = $2 and w.variant_id = $3 and w.state = 'waiting' order by w.place limit $4`,
    [tx.shop, showId, of.variantId, of.most],
  );
}

/** Notes that units are held for these entries. */
export async function offerTurns(
  tx: Transaction,
  turns: readonly { readonly id: string; readonly holdId: string }[],
  at: Date,
): Promise<void> {
  await tx.prepared(
    `update waitlist_entry w set state = 'offered', hold_id = t.hold_id, offered_at = $4
     from unnest($2::uuid[], $3::uuid[]) as t(id, hold_id) where w.shop = $1 and w.id = t.id and w.state = 'waiting'`,
    [tx.shop, turns.map((turn) => turn.id), turns.map((turn) => turn.holdId), at],
  );
}

/** Ends the turns that these holds were: bought, missed, or given back. */
export async function closeTurns(
  tx: Transaction,
  holdIds: readonly string[],
  to: { readonly state: "bought" | "missed" | "left"; readonly at: Date },
): Promise<void> {
  if (holdIds.length === 0) return;
  await tx.prepared(
    `update waitlist_entry set state = $3::"WaitState", closed_at = $4
     where shop = $1 and hold_id = any ($2::uuid[]) and state = 'offered'`,
    [tx.shop, holdIds, to.state, to.at],
  );
}

/** Takes a shopper out of the queue. */
export async function leaveQueue(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.prepared(
    "update waitlist_entry set state = 'left', closed_at = $3 where shop = $1 and id = $2 and state = 'waiting'",
    [tx.shop, id, at],
  );
}

/** Variants with free units by their allocation that somebody waits for, in shows on air. */
export async function listAwaited(db: Sql): Promise<
  readonly {
    readonly shop: string;
    readonly showId: string;
    readonly variants: readonly { readonly itemId: string; readonly variantId: string }[];
  }[]
> {
  return db.prepared(
    `select w.shop, w.show_id as "showId",
       json_agg(distinct jsonb_build_object('itemId', w.item_id, 'variantId', w.variant_id::text)) as variants
     from show s join waitlist_entry w on w.shop = s.shop and w.show_id = s.id and w.state = 'waiting'
     join allocation a on a.shop = w.shop and a.item_id = w.item_id and a.variant_id = w.variant_id
     where s.state = 'live' and s.stock_state = 'open' and (a.units is null or a.held + a.sold < a.units)
     group by w.shop, w.show_id`,
    [],
  );
}

/** Ends the queues of a show that is over. */
export async function closeQueues(tx: Transaction, showId: string, at: Date): Promise<void> {
  await tx.prepared(
    "update waitlist_entry set state = 'missed', closed_at = $3 where shop = $1 and show_id = $2 and state = 'waiting'",
    [tx.shop, showId, at],
  );
}
