import type { HoldCounts, QueueCounts, ShowOutcome } from "../domain/show-outcome.ts";
import type { Sql } from "./database.server.ts";

interface OutcomeRow {
  readonly showId: string;
  readonly unitsSold: number;
  readonly unitsBelowZero: number;
  readonly unitsUnkept: number;
  readonly holds: HoldCounts;
  readonly queue: QueueCounts;
}

/**
 * What became of the stock of these shows, by show. A hold ran out when it was not bought and nobody gave it back before its end.
 */
export async function readOutcomes(
  db: Sql,
  shop: string,
  showIds: readonly string[],
): Promise<ReadonlyMap<string, ShowOutcome>> {
  const rows = await db.query<OutcomeRow>(
    `select s.id as "showId",
       (select coalesce(sum(quantity), 0)::int from sale where shop = $1 and show_id = s.id) as "unitsSold",
       (select coalesce(sum(greatest(0, -a.lowest_in_store)), 0)::int from allocation a
        where a.shop = $1 and a.show_id = s.id) as "unitsBelowZero",
       (select coalesce(sum(a.unkept), 0)::int from allocation a where a.shop = $1 and a.show_id = s.id) as "unitsUnkept",
       (select json_build_object('bought', count(*) filter (where state = 'sold'),
          'gaveBack', count(*) filter (where state in ('lapsed', 'released') and closed_at < ends_at),
          'ranOut', count(*) filter (where state in ('lapsed', 'released') and coalesce(closed_at, ends_at) >= ends_at),
          'held', count(*) filter (where state = 'held'))
        from hold where shop = $1 and show_id = s.id and not is_turn) as holds,
       (select json_build_object('bought', count(*) filter (where state = 'bought'),
          'passed', count(*) filter (where state in ('missed', 'left') and offered_at is not null),
          'offered', count(*) filter (where state = 'offered'),
          'notReached', count(*) filter (where state in ('missed', 'left') and offered_at is null),
          'waiting', count(*) filter (where state = 'waiting'))
        from waitlist_entry where shop = $1 and show_id = s.id) as queue
     from show s where s.shop = $1 and s.id = any ($2::uuid[])`,
    [shop, showIds],
  );
  return new Map(rows.map(({ showId, ...outcome }) => [showId, outcome]));
}
