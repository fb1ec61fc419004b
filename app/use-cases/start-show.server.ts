import { grant, refuse, type Decision } from "../domain/decision.ts";
import { decideStart, type StartRefusal } from "../domain/show.ts";
import type { ShowView } from "../live/message.ts";
import { listItemRows } from "../persistence/line-up.server.ts";
import { lockShop } from "../persistence/shops.server.ts";
import { findLiveShowId, moveShow, setStockKeeper } from "../persistence/shows.server.ts";
import type { House } from "./house.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import { reconsiderGuard } from "./reconsider-guard.server.ts";
import { getShow, getShowToChange } from "./shop-and-show.server.ts";
import { showView } from "./show-view.ts";

export type StartShowRefusal = StartRefusal;

/** Puts a show on air and makes its live prices true at the checkout; a live show stays as it is. Throws NotFound. */
export async function startShow(
  house: House,
  shop: string,
  showId: string,
): Promise<Decision<ShowView, StartShowRefusal>> {
  return house.db.transaction(shop, async (tx) => {
    // The shop's lock lets one show start at a time.
    const known = await lockShop(tx);
    const show = await getShowToChange(tx, showId);
    const decision = decideStart({
      state: show.state,
      itemCount: (await listItemRows(tx, shop, showId)).length,
      streamUrl: show.streamUrl,
      liveShowId: await findLiveShowId(tx),
    });
    if (!decision.ok) return refuse(decision.refusal);
    if (decision.value === "starts") {
      await setStockKeeper(tx, showId, known?.guardActive === true ? "guard" : "reserve");
      await moveShow(tx, showId, "live", house.clock());
      await reconsiderGuard(house, tx, { showId, variantIds: null });
      await oweEffect(house, tx, "settle-reservations", showId);
      await oweEffect(house, tx, "settle-deals", showId);
      await oweEffect(house, tx, "reconcile-show", showId);
      await oweEffect(house, tx, "publish-live", "live");
      await tx.announce({ show: showId, change: "show" });
    }
    return grant(showView(await getShow(tx, shop, showId)));
  });
}
