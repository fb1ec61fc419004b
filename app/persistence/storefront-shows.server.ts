import type { ShownProduct } from "../domain/replay.ts";
import type { Sql } from "./database.server.ts";

/** A show that the online store announces. */
export interface UpcomingRow {
  readonly id: string;
  readonly title: string;
  readonly host: string;
  readonly startsAt: Date;
  readonly plannedMinutes: number;
  /** The first of its line-up that the store sells */
  readonly products: readonly { readonly handle: string; readonly title: string; readonly imageUrl: string | null }[];
}

/** Scheduled shows in the order of their starts; one that is late by half a day is not waited for. */
export async function listUpcoming(
  db: Sql,
  shop: string,
  { now, most, mostProducts }: { readonly now: Date; readonly most: number; readonly mostProducts: number },
): Promise<readonly UpcomingRow[]> {
  return db.query<UpcomingRow>(
    `select s.id, s.title, s.host, s.starts_at as "startsAt", s.planned_minutes as "plannedMinutes",
       coalesce((select json_agg(json_build_object('handle', first.handle, 'title', first.title, 'imageUrl', first.image_url)
           order by first.position)
         from (select p.handle, p.title, p.image_url, i.position from line_up_item i
               join product p on p.shop = $1 and p.id = i.product_id and p.published and p.status in ('active', 'unlisted')
               where i.shop = $1 and i.show_id = s.id and i.removed_at is null
               order by i.position, i.id limit $4) as first), '[]') as products
     from show s
     where s.shop = $1 and s.state = 'scheduled' and s.starts_at > $2::timestamptz - interval '12 hours'
     order by s.starts_at, s.id limit $3`,
    [shop, now, most, mostProducts],
  );
}

/** A show that can be watched again. */
export interface ReplayRow {
  readonly id: string;
  readonly title: string;
  readonly host: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly recordingUrl: string;
  readonly recordingFrom: Date;
}

/** Ended shows with a recording, newest first. */
export async function listReplays(db: Sql, shop: string, most: number): Promise<readonly ReplayRow[]> {
  return db.query<ReplayRow>(
    `select id, title, host, started_at as "startedAt", ended_at as "endedAt", recording_url as "recordingUrl",
       coalesce(recording_from, started_at) as "recordingFrom"
     from show where shop = $1 and state = 'ended' and recording_url is not null and started_at is not null
     order by started_at desc, id limit $2`,
    [shop, most],
  );
}

/** What was on screen in shows, each time it came; products that are gone from the catalogue are absent. */
export async function listShown(
  db: Sql,
  shop: string,
  showIds: readonly string[],
): Promise<readonly (ShownProduct & { readonly showId: string })[]> {
  return db.query<ShownProduct & { readonly showId: string }>(
    `select n.show_id as "showId", n.pinned_at as "pinnedAt", p.handle, p.title
     from pin n join line_up_item i on i.shop = $1 and i.id = n.item_id
       join product p on p.shop = $1 and p.id = i.product_id
     where n.shop = $1 and n.show_id = any ($2::uuid[]) order by n.pinned_at, n.id`,
    [shop, showIds],
  );
}
