import { grant, refuse, type Decision } from "../domain/decision.ts";
import { announcePins, closePins } from "../persistence/pins.server.ts";
import type { House } from "./house.server.ts";
import type { PinRefusal } from "./pin-item.server.ts";
import { getShowToChange, isUuid } from "./shop-and-show.server.ts";

/** Takes an item off the screen, or, for null, all of them; what is not on screen is left so. Throws NotFound. */
export async function unpinItem(
  house: House,
  shop: string,
  showId: string,
  itemId: string | null,
): Promise<Decision<null, PinRefusal>> {
  return house.db.transaction(shop, async (tx) => {
    const show = await getShowToChange(tx, showId);
    if (show.state !== "live") return refuse({ kind: "not-live" });
    if (itemId !== null && !isUuid(itemId)) return refuse({ kind: "gone" });
    if ((await closePins(tx, showId, itemId, house.clock())) > 0) await announcePins(tx, showId);
    return grant(null);
  });
}
