import type { RoomPin } from "./room.ts";

/** What the merchant just asked for and the server has not answered yet. */
export interface PinWish {
  readonly kind: "pin" | "unpin";
  readonly itemId: string;
}

/** The items that stand on screen once the wish is granted; one item at a time. */
export function pinnedItems(pins: readonly RoomPin[], wish: PinWish | null): readonly string[] {
  const pinned = pins.map(({ itemId }) => itemId);
  if (wish === null) return pinned;
  return wish.kind === "pin" ? [wish.itemId] : pinned.filter((itemId) => itemId !== wish.itemId);
}
