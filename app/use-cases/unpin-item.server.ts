import type { Decision } from "../domain/decision.ts";
import type { House } from "./house.server.ts";
import type { PinRefusal } from "./pin-item.server.ts";

/** Takes an item off the screen; one that is not on screen is left so. */
export async function unpinItem(
  house: House,
  shop: string,
  showId: string,
  itemId: string,
): Promise<Decision<null, PinRefusal>> {
  throw new Error(`not built: ${shop} ${house.appOrigin} ${showId} ${itemId}`);
}
