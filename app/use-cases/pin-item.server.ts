import { grant, refuse, type Decision } from "../domain/decision.ts";
import { pinsToTakeDown } from "../domain/pins.ts";
import type { PinView } from "../live/message.ts";
import { announcePins, closePins, insertPin, isItemOfShow, listPins } from "../persistence/pins.server.ts";
import type { House } from "./house.server.ts";
import { getShowToChange, isUuid } from "./shop-and-show.server.ts";
import { pinView } from "./show-view.ts";

/** "gone": the item is no longer in the line-up */
export type PinRefusal = { readonly kind: "not-live" } | { readonly kind: "gone" };

export interface Pinned {
  readonly pin: PinView;
  /** The items that left the screen for it */
  readonly left: readonly string[];
}

/**
 * Puts an item on screen beside what is there; when that is as much as fits, the oldest leaves. The item that is on screen
 * already stays as it is. Throws NotFound.
 */
export async function pinItem(
  house: House,
  shop: string,
  showId: string,
  itemId: string,
): Promise<Decision<Pinned, PinRefusal>> {
  return house.db.transaction(shop, async (tx) => {
    const show = await getShowToChange(tx, showId);
    if (show.state !== "live") return refuse({ kind: "not-live" });
    if (!isUuid(itemId) || !(await isItemOfShow(tx, showId, itemId))) return refuse({ kind: "gone" });
    const onScreen = await listPins(tx, shop, showId);
    const already = onScreen.find((pin) => pin.itemId === itemId);
    if (already !== undefined) return grant({ pin: pinView(already), left: [] });
    const pin = { id: house.newId(), itemId, pinnedAt: house.clock(), unpinnedAt: null };
    const left = pinsToTakeDown(onScreen);
    for (const oldest of left) await closePins(tx, showId, oldest.itemId, pin.pinnedAt);
    await insertPin(tx, showId, pin);
    await announcePins(tx, showId);
    return grant({ pin: pinView(pin), left: left.map((oldest) => oldest.itemId) });
  });
}
