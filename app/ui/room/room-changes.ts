import { isSoldOut, type Room } from "./room.ts";

/** Something that people who do not see the screen are told of. */
export type RoomChange =
  | { readonly kind: "soldOut"; readonly title: string }
  | { readonly kind: "pinned"; readonly title: string }
  | { readonly kind: "unpinned"; readonly title: string }
  | { readonly kind: "sale"; readonly order: string; readonly title: string; readonly quantity: number };

type Seen = Pick<Room, "items" | "pins" | "sales">;

/** What happened between two moments of the room, the gravest first. Numbers that only went down are not told. */
export function roomChanges(before: Seen, after: Seen): readonly RoomChange[] {
  const soldOutBefore = new Set(before.items.filter(isSoldOut).map(({ id }) => id));
  const knownItems = new Set(before.items.map(({ id }) => id));
  const soldOut = after.items
    .filter((item) => knownItems.has(item.id) && !soldOutBefore.has(item.id) && isSoldOut(item))
    .map(({ title }) => ({ kind: "soldOut" as const, title }));

  const titleOf = (itemId: string) => after.items.find(({ id }) => id === itemId)?.title ?? "";
  const pinnedBefore = new Set(before.pins.map(({ itemId }) => itemId));
  const pinnedAfter = new Set(after.pins.map(({ itemId }) => itemId));
  const pinned = [...pinnedAfter.difference(pinnedBefore)].map((id) => ({
    kind: "pinned" as const,
    title: titleOf(id),
  }));
  const unpinned =
    pinned.length > 0
      ? []
      : [...pinnedBefore.difference(pinnedAfter)].map((id) => ({ kind: "unpinned" as const, title: titleOf(id) }));

  const newest = before.sales[0]?.at ?? "";
  const knownOrders = new Set(before.sales.map(({ orderId }) => orderId));
  const sales = after.sales
    .filter(({ orderId, at }) => !knownOrders.has(orderId) && at >= newest)
    .map(({ orderName, title, quantity }) => ({ kind: "sale" as const, order: orderName, title, quantity }));
  return [...soldOut, ...pinned, ...unpinned, ...sales];
}
