import { pinsToTakeDown } from "../../domain/pins.ts";
import type { RoomPin } from "./room.ts";

/** What the merchant just asked for and the server has not answered yet. */
export type PinWish = { readonly kind: "pin" | "unpin"; readonly itemId: string } | { readonly kind: "unpin-all" };

/** The items that stand on screen once the wishes are granted, one after the other; newest first. */
export function pinnedItems(pins: readonly RoomPin[], wishes: readonly PinWish[]): readonly string[] {
  return wishes.reduce(
    granted,
    pins.map(({ itemId }) => itemId),
  );
}

function granted(pinned: readonly string[], wish: PinWish): readonly string[] {
  switch (wish.kind) {
    case "unpin-all":
      return [];
    case "unpin":
      return pinned.filter((itemId) => itemId !== wish.itemId);
    case "pin": {
      if (pinned.includes(wish.itemId)) return pinned;
      const leaving = pinsToTakeDown(pinned);
      return [wish.itemId, ...pinned.filter((itemId) => !leaving.includes(itemId))];
    }
  }
}
