import { grant, refuse, type Decision } from "../domain/decision.ts";
import type { PinView } from "../live/message.ts";
import { announcePins, closePins, insertPin, isItemOfShow, listPins } from "../persistence/pins.server.ts";
import type { House } from "./house.server.ts";
import { getShowToChange, isUuid } from "./shop-and-show.server.ts";
import { pinView } from "./show-view.ts";

/** "gone": the item is no longer in the line-up */
export type PinRefusal = { readonly kind: "not-live" } | { readonly kind: "gone" };

/** Puts an item on screen in place of the one before; the item that is on screen already stays as it is. Throws NotFound. */
export async function pinItem(
  house: House,
  shop: string,
  showId: string,
  itemId: string,
): Promise<Decision<PinView, PinRefusal>> {
  return house.db.transaction(shop, async (tx) => {
    const show = await getShowToChange(tx, showId);
    if (show.state !== "live") return refuse({ kind: "not-live" });
    if (!isUuid(itemId) || !(await isItemOfShow(tx, showId, itemId))) return refuse({ kind: "gone" });
    const onScreen = (await listPins(tx, shop, showId)).find((pin) => pin.itemId === itemId);
    if (onScreen !== undefined) return grant(pinView(onScreen));
    const pin = { id: house.newId(), itemId, pinnedAt: house.clock(), unpinnedAt: null };
    await closePins(tx, showId, null, pin.pinnedAt);
    await insertPin(tx, showId, pin);
    await announcePins(tx, showId);
    return grant(pinView(pin));
  });
}
