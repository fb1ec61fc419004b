import { randomUUID } from "node:crypto";
import type { Sql } from "../../app/persistence/database.server.ts";
import { benchShop } from "../bench-house.ts";

/** A show on air with one item of one variant, of which the store has more than anybody wants. */
export interface HotShow {
  readonly showId: string;
  readonly itemId: string;
  readonly variantId: string;
}

const product = { id: "8700000000001", variantId: "8700000000002", inventoryItemId: "8700000000003" };
const locationId = "8700000000004";

/** Writes the show, its item and the store's stock of it. */
export async function makeHotShow(db: Sql): Promise<HotShow> {
  const show = { showId: randomUUID(), itemId: randomUUID(), variantId: product.variantId };
  await db.query(
    `insert into product (shop, id, title, handle, status, published, option_names, variant_ids, updated_at)
     values ($1, $2, 'Linen shirt', 'linen-shirt', 'active', true, '{Size}', $3, now())`,
    [benchShop, product.id, [product.variantId]],
  );
  await db.query(
    `insert into variant (shop, id, product_id, inventory_item_id, title, position, price_minor, tracked, oversells, updated_at)
     values ($1, $2, $3, $4, 'M', 1, 1999, true, false, now())`,
    [benchShop, product.variantId, product.id, product.inventoryItemId],
  );
  await db.query("insert into location (shop, id, name) values ($1, $2, 'Genova')", [benchShop, locationId]);
  await db.query(
    `insert into inventory_level (shop, inventory_item_id, location_id, available, updated_at)
     values ($1, $2, $3, 10000000, now())`,
    [benchShop, product.inventoryItemId, locationId],
  );
  await db.query(
    `insert into show (id, shop, title, host, starts_at, stream_url, state, started_at, stock_state)
     values ($1, $2, 'Bench', 'Nobody', now(), 'https://stream.example/live.m3u8', 'live', now(), 'open')`,
    [show.showId, benchShop],
  );
  await db.query("insert into line_up_item (id, shop, show_id, product_id, position) values ($1, $2, $3, $4, 0)", [
    show.itemId,
    benchShop,
    show.showId,
    product.id,
  ]);
  return show;
}

/** Forgets every hold of the show and allocates so many units of its item. */
export async function allocate(db: Sql, { showId, itemId, variantId }: HotShow, units: number): Promise<void> {
  await db.query("truncate hold, waitlist_entry");
  await db.query(
    `insert into allocation (shop, show_id, item_id, variant_id, units) values ($1, $2, $3, $4, $5)
     on conflict (shop, item_id, variant_id) do update set units = excluded.units, held = 0, sold = 0`,
    [benchShop, showId, itemId, variantId, units],
  );
}

/** The units that the allocation counts as held, and those in the holds. */
export async function countHeldUnits(db: Sql): Promise<{ readonly counted: number; readonly kept: number }> {
  const [row] = await db.query<{ counted: number; kept: number }>(
    `select (select coalesce(sum(held), 0)::int from allocation) as counted,
       (select coalesce(sum(units), 0)::int from hold where state = 'held') as kept`,
  );
  return row ?? { counted: 0, kept: 0 };
}
