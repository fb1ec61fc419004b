import { grant, refuse, type Decision } from "../domain/decision.ts";
import { deleteAudience } from "../persistence/audience.server.ts";
import { deleteShowRow, lockShow } from "../persistence/shows.server.ts";
import type { House } from "./house.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import { isUuid } from "./shop-and-show.server.ts";

export type DeleteShowRefusal = { readonly kind: "live" };

/** Deletes a show that is not on air; a show that is gone already is as good as deleted. Its sales stay. */
export async function deleteShow(
  house: House,
  shop: string,
  showId: string,
): Promise<Decision<null, DeleteShowRefusal>> {
  if (!isUuid(showId)) return grant(null);
  return house.db.transaction(shop, async (tx) => {
    const show = await lockShow(tx, showId);
    if (show === null) return grant(null);
    if (show.state === "live") return refuse({ kind: "live" });
    await deleteShowRow(tx, showId);
    await deleteAudience(tx, showId);
    await oweEffect(house, tx, "publish-live", "live");
    await oweEffect(house, tx, "settle-reservations", showId);
    await oweEffect(house, tx, "settle-deals", showId);
    await tx.announce({ show: showId, change: "show" });
    return grant(null);
  });
}
