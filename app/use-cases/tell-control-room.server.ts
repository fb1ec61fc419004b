import type { Change, Place, Source } from "../live/hub.server.ts";
import type { LiveMessage } from "../live/message.ts";
import type { RoomMessage } from "../live/room-message.ts";
import type { House } from "./house.server.ts";
import { readAudience } from "./note-audience.server.ts";
import { readSales, readSnapshot } from "./read-live.server.ts";
import { readRoomDeals } from "./read-room-deals.server.ts";
import { readRoomMeasures } from "./read-room-measures.server.ts";
import { readRoomQueue, readRoomStock } from "./read-room-stock.server.ts";
import { liveSubject, orGone, viewersNews } from "./tell-viewers.server.ts";

/** What a control room is told: what viewers are, what was sold, and how many watch. */
export function controlRoomSource(house: House): Source<RoomMessage> {
  async function salesNews(shop: string, show: string): Promise<readonly RoomMessage[]> {
    const { sales, sold } = await readSales(house, shop, show);
    return [
      // Read newest first, told in the order in which they happened.
      ...sales.map((sale) => ({ kind: "sale" as const, sale })).reverse(),
      { kind: "totals", totals: { ...sold, ...(await readAudience(house, shop, show)) } },
    ];
  }

  /** After what viewers are told, the units of the same items, the queues and the live deals. */
  async function withStock(place: Place, news: readonly LiveMessage[]): Promise<readonly RoomMessage[]> {
    const items = news.flatMap((message) =>
      message.kind === "item" ? [message.item] : message.kind === "snapshot" ? message.items : [],
    );
    if (items.length === 0) return news;
    const variantIds = items.flatMap((item) => item.variants.map((variant) => variant.id));
    const stock = await readRoomStock(house, place.shop, { showId: place.show, variantIds });
    const queue = await readRoomQueue(house, place.shop, place.show);
    return [...news, ...stock, queue, await readRoomDeals(house, place.shop, place.show)];
  }

  async function roomNews(place: Place, change: Change): Promise<readonly RoomMessage[]> {
    if (change.kind === "sales" || change.kind === "viewers") return salesNews(place.shop, place.show);
    if (change.kind === "stock") return readRoomStock(house, place.shop, { showId: place.show, variantIds: null });
    if (change.kind === "measures") return [await readRoomMeasures(house, place.shop, place.show)];
    return withStock(place, await viewersNews(house, place, change));
  }

  return {
    loadSnapshot: (place) =>
      orGone(async () => [
        ...(await withStock(place, [await readSnapshot(house, place.shop, place.show)])),
        ...(await salesNews(place.shop, place.show)),
        await readRoomMeasures(house, place.shop, place.show),
      ]),
    loadChange: (place, change) => orGone(() => roomNews(place, change)),
    subjectOf: (message) => {
      if (message.kind === "stock") return `stock ${message.itemId}`;
      if (message.kind !== "sale") return liveSubject(message);
      const { orderId, itemId, variantTitle, quantity, total } = message.sale;
      return `sale ${orderId} ${itemId} ${variantTitle} ${quantity} ${total.amountMinor}`;
    },
  };
}
