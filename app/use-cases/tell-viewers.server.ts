import { NotFound } from "../domain/not-found.ts";
import type { Change, Place, Source } from "../live/hub.server.ts";
import type { LiveMessage } from "../live/message.ts";
import type { RoomMessage } from "../live/room-message.ts";
import type { House } from "./house.server.ts";
import { readItemViews, readPins, readSnapshot } from "./read-live.server.ts";

/** What the viewers of a show are told, and where it is read from. `onTold` hears what goes to them. */
export function viewersSource(
  house: House,
  onTold: (place: Place, messages: readonly LiveMessage[]) => void = () => undefined,
): Source<LiveMessage> {
  async function told(place: Place, load: () => Promise<readonly LiveMessage[]>) {
    const messages = await orGone(load);
    if (messages !== null) onTold(place, messages);
    return messages;
  }

  return {
    loadSnapshot: (place) => told(place, async () => [await readSnapshot(house, place.shop, place.show, place.market)]),
    loadChange: (place, change) => told(place, () => viewersNews(house, place, change)),
    subjectOf: liveSubject,
  };
}

/** The messages that say what a change made true for viewers. Throws NotFound. */
export async function viewersNews(
  house: House,
  { shop, show, market }: Place,
  change: Change,
): Promise<readonly LiveMessage[]> {
  switch (change.kind) {
    // A show that starts, ends or is edited may change its line-up and every price: all of it is told.
    case "show":
      return [await readSnapshot(house, shop, show, market)];
    case "pins":
      return [{ kind: "pins", ...(await readPins(house, shop, show)) }];
    case "item": {
      const items = await readItemViews(house, shop, { showId: show, itemIds: change.items, market });
      return items.map((item) => ({ kind: "item", item }));
    }
    case "sales":
    case "stock":
    case "viewers":
    case "measures":
      return [];
  }
}

/** Messages with the same subject replace one another. */
export function liveSubject(message: RoomMessage): string {
  return message.kind === "item" ? `item ${message.item.id}` : message.kind;
}

/** Answers null for a show that is not, or no longer, there. */
export async function orGone<Value>(load: () => Promise<Value>): Promise<Value | null> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
