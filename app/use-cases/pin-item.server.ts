import type { Decision } from "../domain/decision.ts";
import type { PinView } from "../live/message.ts";
import type { House } from "./house.server.ts";

/** "gone": the item is no longer in the line-up */
export type PinRefusal = { readonly kind: "not-live" } | { readonly kind: "gone" };

/** Puts an item on screen in place of the one before; the item that is on screen already stays as it is. */
export async function pinItem(
  house: House,
  shop: string,
  showId: string,
  itemId: string,
): Promise<Decision<PinView, PinRefusal>> {
  throw new Error(`not built: ${shop} ${house.appOrigin} ${showId} ${itemId}`);
}
