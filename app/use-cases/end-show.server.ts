import { grant, refuse, type Decision } from "../domain/decision.ts";
import { decideEnd } from "../domain/show.ts";
import type { ShowView } from "../live/message.ts";
import { announcePins, closePins } from "../persistence/pins.server.ts";
import { moveShow } from "../persistence/shows.server.ts";
import { closeQueues } from "../persistence/waitlist.server.ts";
import { endDealsOfShow } from "./end-deal.server.ts";
import type { House } from "./house.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import { reconsiderGuard } from "./reconsider-guard.server.ts";
import { getShow, getShowToChange } from "./shop-and-show.server.ts";
import { showView } from "./show-view.ts";

export type EndShowRefusal = { readonly kind: "not-live" };

/** Takes a show off the air: nothing is pinned, live prices end. An ended show stays as it is. Throws NotFound. */
export async function endShow(house: House, shop: string, showId: string): Promise<Decision<ShowView, EndShowRefusal>> {
  return house.db.transaction(shop, async (tx) => {
    const show = await getShowToChange(tx, showId);
    const decision = decideEnd(show.state);
    if (!decision.ok) return refuse(decision.refusal);
    if (decision.value === "ends") {
      const now = house.clock();
      await moveShow(tx, showId, "ended", now);
      await reconsiderGuard(house, tx, { showId, variantIds: null });
      await closeQueues(tx, showId, now);
      if ((await closePins(tx, showId, null, now)) > 0) await announcePins(tx, showId);
      await endDealsOfShow(tx, showId, now);
      await oweEffect(house, tx, "settle-reservations", showId);
      await oweEffect(house, tx, "settle-deals", showId);
      await oweEffect(house, tx, "publish-live", "live");
      await tx.announce({ show: showId, change: "show" });
    }
    return grant(showView(await getShow(tx, shop, showId)));
  });
}
