import type { StockFigures } from "../domain/stock.ts";
import type { Sql, Transaction } from "./database.server.ts";

/** A variant of a line-up with its units, and what the checkout's guard was told of it. */
export interface VariantStock extends StockFigures {
  readonly productId: string;
  /** For sale on the online store */
  readonly forSale: boolean;
  readonly soldOutside: number;
  readonly guardWanted: boolean;
  readonly guardOn: boolean;
  /** The highest place in the queue whose turn has come */
  readonly servedUpTo: number;
}

/**
 * The variants of a show's line-up with their units; only those asked for when `variantIds` is not null. A sale is in the
 * locations' figures once one of them was read, or changed at Shopify, in a later second than the order was placed in. Of the
 * sales of the figures' own second, as many are as the figures fell in it. What the show keeps in `reserved` is in the store too.
 */
export async function listStock(
  db: Sql,
  shop: string,
  showId: string,
  variantIds: readonly string[] | null,
): Promise<readonly VariantStock[]> {
  return db.prepared<VariantStock>(
    `select i.id as "itemId", v.id as "variantId", i.product_id as "productId",
       coalesce(p.published and p.status in ('active', 'unlisted'), false) as "forSale",
       a.units, coalesce(a.held, 0) as held, coalesce(a.sold, 0) as sold, coalesce(a.sold_outside, 0) as "soldOutside",
       coalesce(a.guard_wanted, false) as "guardWanted", coalesce(a.guard_on, false) as "guardOn",
       case when v.tracked and not v.oversells then stock.available + kept.units - unseen.later
         - greatest(0, unseen.same_second - stock.fell_in_second) end as "inStore",
       queue.waiting, queue.served as "servedUpTo"
     from line_up_item i
     join variant v on v.shop = $1 and v.product_id = i.product_id
     left join product p on p.shop = $1 and p.id = i.product_id
     left join allocation a on a.shop = $1 and a.item_id = i.id and a.variant_id = v.id
     cross join lateral (
       select coalesce(sum(at.available), 0)::int as available, max(at.as_of) as as_of,
         coalesce(sum(greatest(0, at.before - at.available)) filter (where at.updated_at = at.newest), 0)::int as fell_in_second
       from (
         select l.available, l.before, l.updated_at, greatest(l.updated_at, l.read_at) as as_of,
           max(greatest(l.updated_at, l.read_at)) over () as newest
         from inventory_level l join location o on o.shop = $1 and o.id = l.location_id and o.active
         where l.shop = $1 and l.inventory_item_id = v.inventory_item_id
           and (i.location_ids = '{}' or l.location_id = any (i.location_ids))) at) stock
     cross join lateral (
       select coalesce(sum(r.units), 0)::int as units from reservation r
       where r.shop = $1 and r.show_id = $2 and r.variant_id = v.id and r.state = 'reserved') kept
     cross join lateral (
       select coalesce(sum(s.quantity) filter (where s.sold_at > stock.as_of), 0)::int as later,
         coalesce(sum(s.quantity) filter (where s.sold_at = stock.as_of), 0)::int as same_second
       from sale s where s.shop = $1 and s.variant_id = v.id and s.sold_at >= stock.as_of) unseen
     cross join lateral (
       select coalesce(sum(w.units) filter (where w.state = 'waiting'), 0)::int as waiting,
         coalesce(max(w.place) filter (where w.offered_at is not null), 0)::float8 as served
       from waitlist_entry w where w.shop = $1 and w.show_id = $2 and w.variant_id = v.id) queue
     where i.shop = $1 and i.show_id = $2 and i.removed_at is null and ($3::bigint[] is null or v.id = any ($3::bigint[]))
     order by i.position, i.id, v.position, v.id`,
    [shop, showId, variantIds],
  );
}

/** An item's variant */
export interface VariantOfItem {
  readonly itemId: string;
  readonly variantId: string;
}

/** The row of a variant, locked. */
export interface LockedAllocation extends VariantOfItem {
  readonly held: number;
  readonly sold: number;
  readonly units: number | null;
  /** The checkout's guard is told of this variant, or is to be: what ended may still be bought there */
  readonly isGuarded: boolean;
}

const lockedColumns = `a.item_id as "itemId", a.variant_id as "variantId", a.held, a.sold, a.units,
  a.guard_wanted or a.guard_on as "isGuarded"`;

/** Makes the rows of these variants if need be; nobody else changes them until the transaction ends. */
export async function lockAllocations(
  tx: Transaction,
  showId: string,
  wanted: readonly VariantOfItem[],
): Promise<readonly LockedAllocation[]> {
  const items = wanted.map(({ itemId }) => itemId);
  const variants = wanted.map(({ variantId }) => variantId);
  // In one order for everybody, so that two transactions do not lock each other out.
  const lock = () =>
    tx.prepared<LockedAllocation>(
      `select ${lockedColumns} from allocation a join unnest($2::uuid[], $3::bigint[]) as w(item_id, variant_id)
         on a.item_id = w.item_id and a.variant_id = w.variant_id
       where a.shop = $1 order by a.variant_id, a.item_id for update of a`,
      [tx.shop, items, variants],
    );
  const known = await lock();
  if (known.length === wanted.length) return known;
  await tx.prepared(
    `insert into allocation (shop, show_id, item_id, variant_id)
     select $1, $2, w.item_id, w.variant_id from unnest($3::uuid[], $4::bigint[]) as w(item_id, variant_id)
     order by w.variant_id, w.item_id on conflict do nothing`,
    [tx.shop, showId, items, variants],
  );
  return lock();
}

/** Locks the rows that these variants have in a show. */
export async function lockAllocationsOf(
  tx: Transaction,
  showId: string,
  variantIds: readonly string[],
): Promise<readonly LockedAllocation[]> {
  return tx.prepared<LockedAllocation>(
    `select ${lockedColumns} from allocation a where a.shop = $1 and a.show_id = $2 and a.variant_id = any ($3::bigint[])
     order by a.variant_id, a.item_id for update of a`,
    [tx.shop, showId, variantIds],
  );
}

/** Counts units that were bought in the show without a hold, in rows that are made if need be. */
export async function countOutside(
  tx: Transaction,
  showId: string,
  bought: readonly (VariantOfItem & { readonly units: number })[],
): Promise<void> {
  await tx.prepared(
    `insert into allocation as a (shop, show_id, item_id, variant_id, sold_outside)
     select $1, $2, b.item_id, b.variant_id, sum(b.units)::int
     from unnest($3::uuid[], $4::bigint[], $5::int[]) as b(item_id, variant_id, units)
     group by b.item_id, b.variant_id order by b.variant_id, b.item_id
     on conflict (shop, item_id, variant_id) do update set sold_outside = a.sold_outside + excluded.sold_outside`,
    [
      tx.shop,
      showId,
      bought.map((line) => line.itemId),
      bought.map((line) => line.variantId),
      bought.map((line) => line.units),
    ],
  );
}

/** Changes of the counts of one variant. */
export interface CountChange extends VariantOfItem {
  readonly held?: number;
  readonly sold?: number;
  readonly soldOutside?: number;
}

/** Adds to the counts of locked rows; the database refuses more held and sold than there are units. */
export async function addToCounts(tx: Transaction, changes: readonly CountChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.prepared(
    `update allocation a set held = a.held + c.held, sold = a.sold + c.sold, sold_outside = a.sold_outside + c.outside
     from (select item_id, variant_id, sum(held)::int as held, sum(sold)::int as sold, sum(outside)::int as outside
       from unnest($2::uuid[], $3::bigint[], $4::int[], $5::int[], $6::int[]) as w(item_id, variant_id, held, sold, outside)
       group by 1, 2) c
     where a.shop = $1 and a.item_id = c.item_id and a.variant_id = c.variant_id`,
    [
      tx.shop,
      changes.map((change) => change.itemId),
      changes.map((change) => change.variantId),
      changes.map((change) => change.held ?? 0),
      changes.map((change) => change.sold ?? 0),
      changes.map((change) => change.soldOutside ?? 0),
    ],
  );
}
