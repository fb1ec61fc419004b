import { listReplays, listShown, listUpcoming } from "../persistence/storefront-shows.server.ts";
import type { House } from "./house.server.ts";
import {
  fitted,
  mostProducts,
  mostShows,
  replay,
  upcomingShow,
  type Replay,
  type UpcomingShow,
} from "./storefront-lists.ts";

/** The shows that a shop's pages announce, and those that can be watched again. */
export async function readStorefrontLists(
  house: House,
  shop: string,
): Promise<{ readonly upcoming: readonly UpcomingShow[]; readonly replays: readonly Replay[] }> {
  const upcoming = await listUpcoming(house.db, shop, { now: house.clock(), most: mostShows, mostProducts });
  const recorded = await listReplays(house.db, shop, mostShows);
  const ids = recorded.map(({ id }) => id);
  const shown = await listShown(house.db, shop, ids);
  const replays = recorded.map((row) =>
    replay(
      row,
      shown.filter(({ showId }) => showId === row.id),
    ),
  );
  return { upcoming: upcoming.map(upcomingShow), replays: fitted(replays) };
}
