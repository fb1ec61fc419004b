import type { Sql } from "./database.server.ts";
import type { WaitState } from "./waitlist.server.ts";

export interface PlaceOnScreen {
  readonly place: number;
  readonly itemId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly units: number;
  readonly state: WaitState;
  readonly joinedAt: Date;
  readonly offeredAt: Date | null;
}

/**
 * How many wait in a show's queues, and places in their order: those who wait, from the first, and before them those who were
 * served last. A shopper's number in the order counts from the show's first.
 */
export async function readQueue(
  db: Sql,
  shop: string,
  of: { readonly showId: string; readonly most: number },
): Promise<{ readonly waiting: number; readonly places: readonly PlaceOnScreen[] }> {
  const [counted] = await db.query<{ waiting: number }>(
    "select count(*)::int as waiting from waitlist_entry where shop = $1 and show_id = $2 and state = 'waiting'",
    [shop, of.showId],
  );
  const places = await db.query<PlaceOnScreen>(
    `with numbered as (
       select w.*, row_number() over (order by w.place) as nth from waitlist_entry w where w.shop = $1 and w.show_id = $2),
     shown as (
       (select * from numbered where state <> 'waiting' order by place desc limit $3 / 2)
       union all
       (select * from numbered where state = 'waiting' order by place limit $3 / 2))
     select s.nth::int as place, s.item_id as "itemId", coalesce(p.title, '') as title, coalesce(v.title, '') as "variantTitle",
       s.units, s.state, s.joined_at as "joinedAt", s.offered_at as "offeredAt"
     from shown s
     left join variant v on v.shop = $1 and v.id = s.variant_id
     left join product p on p.shop = $1 and p.id = v.product_id
     order by s.place`,
    [shop, of.showId, of.most],
  );
  return { waiting: counted?.waiting ?? 0, places };
}
