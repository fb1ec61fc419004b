import type { KeptUnits } from "../domain/reservation.ts";
import type { Sql, Transaction } from "./database.server.ts";

export type ReservationState = "wanted" | "reserved" | "returning" | "returned" | "failed";

/** Units of one location that a show keeps in `reserved`, or that are on their way there or back. */
export interface ReservationRow extends KeptUnits {
  readonly state: ReservationState;
  /** Key of the move that is under way; null when none is */
  readonly moveKey: string | null;
  /** What the state that is moved from held before */
  readonly moveFrom: number | null;
  /** What `reserved` held before */
  readonly reservedBefore: number | null;
  readonly holdId: string | null;
  /** Let out to a checkout a moment ago, by a process that is at it still */
  readonly isUnderWay: boolean;
  readonly error: string | null;
}

const columns = `id, item_id as "itemId", variant_id as "variantId", inventory_item_id as "inventoryItemId",
  location_id as "locationId", units, state, move_key as "moveKey", move_from as "moveFrom",
  reserved_before as "reservedBefore", hold_id as "holdId", error,
  move_key is not null and hold_id is not null and created_at > now() - interval '1 minute' as "isUnderWay"`;

/** The reservations of a show that are not over. */
export async function listReservations(db: Sql, shop: string, showId: string): Promise<readonly ReservationRow[]> {
  return db.query<ReservationRow>(
    `select ${columns} from reservation where shop = $1 and show_id = $2 and state <> 'returned' order by created_at, id`,
    [shop, showId],
  );
}

/** The same, and nobody else changes them until the transaction ends. */
export async function lockReservations(tx: Transaction, showId: string): Promise<readonly ReservationRow[]> {
  return tx.query<ReservationRow>(
    `select ${columns} from reservation where shop = $1 and show_id = $2 and state <> 'returned'
     order by created_at, id for update`,
    [tx.shop, showId],
  );
}

/** The shows of a shop that keep units, are to keep some, or did not get them back. */
export async function listKeepingShows(tx: Transaction): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `select show_id as id from reservation where shop = $1 and state <> 'returned'
     union select id from show where shop = $1 and state = 'scheduled' and reserves`,
    [tx.shop],
  );
  return rows.map((row) => row.id);
}

/** Whether a show on air keeps units in `reserved`, to let them out hold by hold. */
export async function isKeepingOnAir(tx: Transaction, showId: string): Promise<boolean> {
  const rows = await tx.prepared(
    `select id from show where shop = $1 and id = $2 and state = 'live' and stock_keeper = 'reserve'
       and exists (select from reservation r where r.shop = $1 and r.show_id = $2 and r.state <> 'returned')`,
    [tx.shop, showId],
  );
  return rows.length > 0;
}

/** Notes moves into `reserved` before they are asked for. */
export async function insertWanted(
  tx: Transaction,
  showId: string,
  rows: readonly (KeptUnits & {
    readonly moveKey: string;
    readonly moveFrom: number;
    readonly reservedBefore: number;
  })[],
): Promise<void> {
  await tx.query(
    `insert into reservation (shop, show_id, id, item_id, variant_id, inventory_item_id, location_id, units, move_key, move_from,
       reserved_before)
     select $1, $2, r.id, r."itemId", r."variantId", r."inventoryItemId", r."locationId", r.units, r."moveKey", r."moveFrom",
       r."reservedBefore"
     from jsonb_to_recordset($3::jsonb) as r(id uuid, "itemId" uuid, "variantId" bigint, "inventoryItemId" bigint,
       "locationId" bigint, units int, "moveKey" text, "moveFrom" int, "reservedBefore" int)`,
    [tx.shop, showId, JSON.stringify(rows)],
  );
}

/** Has `units` of a reservation go back; what stays of it is a reservation still. `newId` is for the part that goes. */
export async function returnPart(
  tx: Transaction,
  id: string,
  part: {
    readonly units: number;
    readonly newId: string;
    readonly holdId?: string;
    readonly moveKey?: string;
  },
): Promise<void> {
  const { units, newId, holdId = null, moveKey = null } = part;
  await tx.query(
    `with whole as (
       update reservation set state = 'returning', hold_id = $5, move_key = $6, created_at = now()
       where shop = $1 and id = $2 and units <= $3 returning id),
     stays as (
       update reservation set units = units - $3 where shop = $1 and id = $2 and units > $3
       returning show_id, item_id, variant_id, inventory_item_id, location_id)
     insert into reservation (shop, id, show_id, item_id, variant_id, inventory_item_id, location_id, units, state, hold_id, move_key)
     select $1, $4, show_id, item_id, variant_id, inventory_item_id, location_id, $3, 'returning', $5, $6 from stays`,
    [tx.shop, id, units, newId, holdId, moveKey],
  );
}

/** Notes moves out of `reserved` before they are asked for. */
export async function startReturns(
  tx: Transaction,
  rows: readonly {
    readonly id: string;
    readonly units: number;
    readonly moveKey: string;
    /** Null where Shopify tells of no such level */
    readonly moveFrom: number | null;
  }[],
): Promise<void> {
  await tx.query(
    `update reservation v set units = r.units, move_key = r."moveKey", move_from = r."moveFrom", reserved_before = r."moveFrom"
     from jsonb_to_recordset($2::jsonb) as r(id uuid, units int, "moveKey" text, "moveFrom" int)
     where v.shop = $1 and v.id = r.id`,
    [tx.shop, JSON.stringify(rows)],
  );
}

/** Notes a move of returning units that goes by no figures: whatever is there of them is ours. */
export async function keyReturns(tx: Transaction, ids: readonly string[], moveKey: string): Promise<void> {
  await tx.query(
    `update reservation set move_key = $3, move_from = null, reserved_before = null, error = null, created_at = now()
     where shop = $1 and id = any ($2::uuid[]) and state = 'returning'`,
    [tx.shop, ids, moveKey],
  );
}

/** Notes that a move was made. Answers its rows as they were; none when that was noted before. */
export async function finishMove(tx: Transaction, moveKey: string): Promise<readonly ReservationRow[]> {
  const rows = await tx.query<ReservationRow>(
    `select ${columns} from reservation where shop = $1 and move_key = $2 order by id for update`,
    [tx.shop, moveKey],
  );
  await tx.query(
    `update reservation set move_key = null, error = null,
       state = case state when 'wanted' then 'reserved' else 'returned' end::"ReservationState"
     where shop = $1 and move_key = $2`,
    [tx.shop, moveKey],
  );
  return rows;
}

/** Notes that units of a hold were let out to its checkout. */
export async function letOut(tx: Transaction, holdId: string, units: number): Promise<void> {
  await tx.query("update hold set units_out = units_out + $3 where shop = $1 and id = $2", [tx.shop, holdId, units]);
}

/** Notes that a move was not made: what was to be kept is not, what was to go back is there still. */
export async function dropMove(tx: Transaction, moveKey: string): Promise<void> {
  await tx.query("delete from reservation where shop = $1 and move_key = $2 and state = 'wanted'", [tx.shop, moveKey]);
  await tx.query("update reservation set move_key = null where shop = $1 and move_key = $2", [tx.shop, moveKey]);
}

/** Notes, in Shopify's words, why rows cannot be moved. */
export async function failRows(tx: Transaction, ids: readonly string[], words: string): Promise<void> {
  await tx.query(
    `update reservation set error = $3, move_key = null,
       state = case state when 'wanted' then 'failed' else state end::"ReservationState"
     where shop = $1 and id = any ($2::uuid[])`,
    [tx.shop, ids, words],
  );
}

/** Notes that units which were to go back are not in `reserved` any more: somebody else moved them. */
export async function closeReturns(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.query(
    "update reservation set state = 'returned', move_key = null where shop = $1 and id = any ($2::uuid[])",
    [tx.shop, ids],
  );
}

/** Forgets what failed, so that it is tried anew. */
export async function forgetFailures(tx: Transaction, showId: string): Promise<void> {
  await tx.query("delete from reservation where shop = $1 and show_id = $2 and state = 'failed'", [tx.shop, showId]);
  await tx.query("update reservation set error = null where shop = $1 and show_id = $2 and error is not null", [
    tx.shop,
    showId,
  ]);
}

/** A variant of a line-up whose units the store counts, with what is known of them in its show. */
export interface CountedVariant {
  readonly itemId: string;
  readonly variantId: string;
  readonly inventoryItemId: string;
  readonly units: number | null;
  readonly sold: number;
  /** Units of open holds that were let out to a checkout, or are on their way there */
  readonly unitsOut: number;
  /** The active locations that the item may be sold from */
  readonly locationIds: readonly string[];
}

export async function listCountedVariants(db: Sql, shop: string, showId: string): Promise<readonly CountedVariant[]> {
  return db.query<CountedVariant>(
    `select i.id as "itemId", v.id as "variantId", v.inventory_item_id as "inventoryItemId", a.units,
       coalesce(a.sold, 0) as sold,
       (select coalesce(sum(h.units_out), 0)::int from hold h where h.shop = $1 and h.show_id = $2 and h.variant_id = v.id
          and h.state in ('held', 'lapsed'))
         + (select coalesce(sum(r.units), 0)::int from reservation r where r.shop = $1 and r.show_id = $2
          and r.variant_id = v.id and r.state = 'returning' and r.hold_id is not null) as "unitsOut",
       array(select o.id::text from location o where o.shop = $1 and o.active
         and (i.location_ids = '{}' or o.id = any (i.location_ids))) as "locationIds"
     from line_up_item i join variant v on v.shop = $1 and v.product_id = i.product_id and v.tracked and not v.oversells
     left join allocation a on a.shop = $1 and a.item_id = i.id and a.variant_id = v.id
     where i.shop = $1 and i.show_id = $2 and i.removed_at is null order by i.position, i.id, v.position, v.id`,
    [shop, showId],
  );
}
