import type { ShowState } from "../domain/show.ts";
import type { Sql } from "./database.server.ts";

export interface ShowListRow {
  readonly id: string;
  readonly title: string;
  readonly host: string;
  readonly state: ShowState;
  readonly startsAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly itemCount: number;
  readonly unitsSold: number;
  readonly imageUrl: string | null;
}

const columns = `s.id, s.title, s.host, s.state, s.starts_at as "startsAt", s.started_at as "startedAt",
  s.ended_at as "endedAt",
  (select count(*)::int from line_up_item i where i.shop = $1 and i.show_id = s.id and i.removed_at is null) as "itemCount",
  (select coalesce(sum(quantity), 0)::int from sale where shop = $1 and show_id = s.id) as "unitsSold",
  (select p.image_url from line_up_item i join product p on p.shop = $1 and p.id = i.product_id
   where i.shop = $1 and i.show_id = s.id and i.removed_at is null and p.image_url is not null order by i.position limit 1) as "imageUrl"`;

/** Live first, then scheduled by start, then ended by end, newest first. */
const inOrder = `order by array_position(array['live', 'scheduled', 'ended']::"ShowState"[], s.state),
  case when s.state = 'scheduled' then s.starts_at end, s.ended_at desc, s.id`;

export interface ShowFilter {
  readonly state: ShowState | null;
  /** Text that title or host contain, whatever its case; empty for all */
  readonly words: string;
}

const matching = `s.shop = $1 and ($2::"ShowState" is null or s.state = $2::"ShowState")
  and ($3 = '' or position(lower($3) in lower(s.title)) > 0 or position(lower($3) in lower(s.host)) > 0)`;

export async function countShows(db: Sql, shop: string, filter: ShowFilter): Promise<number> {
  const [row] = await db.query<{ total: number }>(`select count(*)::int as total from show s where ${matching}`, [
    shop,
    filter.state,
    filter.words,
  ]);
  return row?.total ?? 0;
}

export async function listShowRows(
  db: Sql,
  shop: string,
  filter: ShowFilter,
  part: { readonly offset: number; readonly most: number },
): Promise<readonly ShowListRow[]> {
  return db.query<ShowListRow>(`select ${columns} from show s where ${matching} ${inOrder} offset $4 limit $5`, [
    shop,
    filter.state,
    filter.words,
    part.offset,
    part.most,
  ]);
}

export async function findShowRow(db: Sql, shop: string, showId: string): Promise<ShowListRow | null> {
  const [row] = await db.query<ShowListRow>(`select ${columns} from show s where s.shop = $1 and s.id = $2`, [
    shop,
    showId,
  ]);
  return row ?? null;
}

export interface ShowResultRow extends ShowListRow {
  readonly orders: number;
  readonly units: number;
  readonly grossMinor: number;
}

/** The shows that ended last, with what they sold. */
export async function listResults(db: Sql, shop: string, most: number): Promise<readonly ShowResultRow[]> {
  return db.query<ShowResultRow>(
    `select ${columns}, sums.* from show s cross join lateral (
       select count(distinct order_id)::int as orders, coalesce(sum(quantity), 0)::int as units,
         coalesce(sum(total_minor), 0)::float8 as "grossMinor"
       from sale where shop = $1 and show_id = s.id) sums
     where s.shop = $1 and s.state = 'ended' order by s.ended_at desc, s.id limit $2`,
    [shop, most],
  );
}

/** Whether the shop ever made a show, and ever held one. */
export async function readShowHistory(
  db: Sql,
  shop: string,
): Promise<{ readonly made: boolean; readonly held: boolean }> {
  const [row] = await db.query<{ made: boolean; held: boolean }>(
    `select exists (select from show where shop = $1) as made,
       exists (select from show where shop = $1 and started_at is not null) as held`,
    [shop],
  );
  return row ?? { made: false, held: false };
}

/** How much the catalogue holds; units of the variants that the store counts, at its active locations. */
export async function countCatalogue(
  db: Sql,
  shop: string,
): Promise<{ readonly products: number; readonly variants: number; readonly units: number }> {
  const [row] = await db.query<{ products: number; variants: number; units: number }>(
    `select (select count(*)::int from product where shop = $1) as products,
       (select count(*)::int from variant where shop = $1) as variants,
       (select coalesce(sum(l.available), 0)::float8 from inventory_level l
        join variant v on v.shop = $1 and v.inventory_item_id = l.inventory_item_id and v.tracked
        where l.shop = $1 and l.available <> 0
          and l.location_id = any (array(select o.id from location o where o.shop = $1 and o.active))) as units`,
    [shop],
  );
  return row ?? { products: 0, variants: 0, units: 0 };
}
