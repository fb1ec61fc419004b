import type { ShowState } from "../domain/show.ts";
import type { Sql, Transaction } from "./database.server.ts";

export interface ShowRecord {
  readonly id: string;
  readonly title: string;
  readonly host: string;
  readonly startsAt: Date;
  readonly streamUrl: string;
  readonly streamDelayMs: number | null;
  readonly plannedMinutes: number;
  readonly recordingUrl: string | null;
  readonly recordingFrom: Date | null;
  /** Null before it was on air */
  readonly startedAt: Date | null;
  readonly state: ShowState;
  readonly version: number;
  readonly pinsVersion: number;
  /** Keeps its units in Shopify's `reserved` state until it starts */
  readonly reserves: boolean;
  readonly holdMinutes: number;
  readonly unitsPerShopper: number;
  readonly stockState: "closed" | "opening" | "open";
  readonly stockKeeper: "guard" | "reserve";
  /** Number of the key that its shop's holds are signed with */
  readonly guardKey: number;
}

const columns = `id, title, host, starts_at as "startsAt", stream_url as "streamUrl", state, version,
  stream_delay_ms as "streamDelayMs", planned_minutes as "plannedMinutes", recording_url as "recordingUrl",
  recording_from as "recordingFrom", started_at as "startedAt",
  pins_version as "pinsVersion", reserves, hold_minutes as "holdMinutes", units_per_shopper as "unitsPerShopper",
  stock_state as "stockState", stock_keeper as "stockKeeper",
  (select guard_key from shop where domain = show.shop) as "guardKey"`;

export async function findShow(db: Sql, shop: string, showId: string): Promise<ShowRecord | null> {
  const [row] = await db.query<ShowRecord>(`select ${columns} from show where shop = $1 and id = $2`, [shop, showId]);
  return row ?? null;
}

/** The same, and nobody else changes the show until the transaction ends. */
export async function lockShow(tx: Transaction, showId: string): Promise<ShowRecord | null> {
  const [row] = await tx.query<ShowRecord>(`select ${columns} from show where shop = $1 and id = $2 for update`, [
    tx.shop,
    showId,
  ]);
  return row ?? null;
}

/**
 * The shop that a show belongs to, with what decides who may watch, and the countries whose prices are known and in another currency
 * than the shop's; for viewers, who know only the show's id.
 */
export async function findShowOfAnyShop(
  db: Sql,
  showId: string,
): Promise<{
  readonly shop: string;
  readonly state: ShowState;
  readonly origins: readonly string[];
  readonly countries: readonly string[];
} | null> {
  const [row] = await db.query<{ shop: string; state: ShowState; origins: string[]; countries: string[] }>(
    `select s.shop, s.state, p.storefront_origins as origins, array(
       select distinct m.country from line_up_item i
       join variant v on v.shop = s.shop and v.product_id = i.product_id
       join market_price m on m.shop = s.shop and m.variant_id = v.id and m.currency <> p.currency
       where i.shop = s.shop and i.show_id = s.id and i.removed_at is null) as countries
     from show s join shop p on p.domain = s.shop where s.id = $1 and p.uninstalled_at is null`,
    [showId],
  );
  return row ?? null;
}

export async function findLiveShowId(tx: Transaction): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>("select id from show where shop = $1 and state = 'live'", [tx.shop]);
  return row?.id ?? null;
}

/** The live show, or else the scheduled one that starts next; a start missed by half a day is not waited for. */
export async function findNextShow(db: Sql, shop: string, now: Date): Promise<ShowRecord | null> {
  const [row] = await db.query<ShowRecord>(
    `select ${columns} from show where shop = $1
       and (state = 'live' or (state = 'scheduled' and starts_at > $2::timestamptz - interval '12 hours'))
     order by state = 'live' desc, starts_at, id limit 1`,
    [shop, now],
  );
  return row ?? null;
}

interface ShowFields {
  readonly id: string;
  readonly title: string;
  readonly host: string;
  readonly startsAt: Date;
  readonly streamUrl: string;
  readonly plannedMinutes: number;
  readonly streamDelayMs: number | null;
  readonly reserves: boolean;
  readonly holdMinutes: number;
  readonly unitsPerShopper: number;
}

const fieldsOf = (show: ShowFields) => [
  show.id,
  show.title,
  show.host,
  show.startsAt,
  show.streamUrl,
  show.reserves,
  show.holdMinutes,
  show.unitsPerShopper,
  show.plannedMinutes,
  show.streamDelayMs,
];

/** Answers whether the show was made: false when its id is taken. */
export async function insertShow(tx: Transaction, show: ShowFields): Promise<boolean> {
  const rows = await tx.query(
    `insert into show (shop, id, title, host, starts_at, stream_url, reserves, hold_minutes, units_per_shopper,
       planned_minutes, stream_delay_ms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (id) do nothing returning id`,
    [tx.shop, ...fieldsOf(show)],
  );
  return rows.length > 0;
}

export async function updateShow(tx: Transaction, show: ShowFields): Promise<void> {
  await tx.query(
    `update show set title = $3, host = $4, starts_at = $5, stream_url = $6, reserves = $7, hold_minutes = $8,
       units_per_shopper = $9, planned_minutes = $10, stream_delay_ms = $11, version = version + 1
     where shop = $1 and id = $2`,
    [tx.shop, ...fieldsOf(show)],
  );
}

/** Gives a show its recording, or takes it away. `from` is the moment of the show at which it begins. */
export async function setRecording(
  tx: Transaction,
  showId: string,
  recording: { readonly url: string; readonly from: Date | null } | null,
): Promise<void> {
  await tx.query("update show set recording_url = $3, recording_from = $4 where shop = $1 and id = $2", [
    tx.shop,
    showId,
    recording?.url ?? null,
    recording?.from ?? null,
  ]);
}

export async function deleteShowRow(tx: Transaction, showId: string): Promise<void> {
  await tx.query("delete from show where shop = $1 and id = $2", [tx.shop, showId]);
}

/** Notes who keeps the show's units from the store's other shoppers while it is on air. */
export async function setStockKeeper(tx: Transaction, showId: string, keeper: "guard" | "reserve"): Promise<void> {
  await tx.query(`update show set stock_keeper = $3::"StockKeeper" where shop = $1 and id = $2`, [
    tx.shop,
    showId,
    keeper,
  ]);
}

/**
 * Puts a show on air or takes it off, and counts up its items, whose prices change with it. Its units can be held at once,
 * unless some lie in Shopify's `reserved` state still.
 */
export async function moveShow(tx: Transaction, showId: string, to: "live" | "ended", now: Date): Promise<void> {
  const stamp = to === "live" ? "started_at" : "ended_at";
  await tx.query(
    `update show set state = $3::"ShowState", ${stamp} = $4, version = version + 1, stock_state = case
       when $3 = 'ended' then 'closed'
       when exists (select from reservation r where r.shop = $1 and r.show_id = $2 and r.state in ('wanted', 'reserved', 'returning'))
         or (stock_keeper = 'reserve' and exists (select from allocation a where a.shop = $1 and a.show_id = $2 and a.units is not null))
         then 'opening' else 'open' end::"StockState"
     where shop = $1 and id = $2`,
    [tx.shop, showId, to, now],
  );
  await tx.query("update line_up_item set version = version + 1 where shop = $1 and show_id = $2", [tx.shop, showId]);
}

/** Lets the units of a show on air be held; answers whether they could not be before. */
export async function openStock(tx: Transaction, showId: string): Promise<boolean> {
  const rows = await tx.query(
    `update show set stock_state = 'open' where shop = $1 and id = $2 and state = 'live' and stock_state = 'opening' returning id`,
    [tx.shop, showId],
  );
  return rows.length > 0;
}
