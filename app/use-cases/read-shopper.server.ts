import type { HoldView, QueueView } from "../live/message.ts";
import { listHoldsOfShopper } from "../persistence/holds.server.ts";
import { listWaitsOfShopper } from "../persistence/waitlist.server.ts";
import { holdView } from "./hold-view.ts";
import type { House } from "./house.server.ts";
import { queueView } from "./queue-view.ts";
import { getShow } from "./shop-and-show.server.ts";

/** What a shopper has of a show: what is held for them and what they bought by it, and their places in its queues. Throws NotFound. */
export async function readShopper(
  house: House,
  shop: string,
  of: { readonly showId: string; readonly shopper: string },
): Promise<{ readonly holds: readonly HoldView[]; readonly queue: readonly QueueView[] }> {
  const show = await getShow(house.db, shop, of.showId);
  const at = { show, key: house.holdKey(shop, show.guardKey), now: house.clock() };
  // The queue first: a turn that comes in between has its hold then.
  const waits = await listWaitsOfShopper(house.db, shop, of);
  const holds = (await listHoldsOfShopper(house.db, shop, of)).map((hold) => holdView(hold, at));
  return { holds, queue: waits.map((entry) => queueView(entry, holds)) };
}
