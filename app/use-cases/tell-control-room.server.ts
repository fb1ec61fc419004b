import type { Source } from "../live/hub.server.ts";
import type { RoomMessage } from "../live/message.ts";
import type { House } from "./house.server.ts";
import { readSales, readSnapshot } from "./read-live.server.ts";
import { liveSubject, orGone, viewersNews } from "./tell-viewers.server.ts";

/** What a control room is told: what viewers are, and what was sold. `viewersOf` counts who watches at this process. */
export function controlRoomSource(house: House, viewersOf: (show: string) => number): Source<RoomMessage> {
  async function salesNews(shop: string, show: string): Promise<readonly RoomMessage[]> {
    const { sales, sold } = await readSales(house, shop, show);
    return [
      // Read newest first, told in the order in which they happened.
      ...sales.map((sale) => ({ kind: "sale" as const, sale })).reverse(),
      { kind: "totals", totals: { ...sold, viewers: viewersOf(show) } },
    ];
  }

  return {
    loadSnapshot: ({ shop, show }) =>
      orGone(async () => [await readSnapshot(house, shop, show), ...(await salesNews(shop, show))]),
    loadChange: (place, change) =>
      orGone<readonly RoomMessage[]>(() =>
        change.kind === "sales" || change.kind === "viewers"
          ? salesNews(place.shop, place.show)
          : viewersNews(house, place, change),
      ),
    subjectOf: (message) => {
      if (message.kind === "totals") return "totals";
      if (message.kind !== "sale") return liveSubject(message);
      const { orderId, itemId, variantTitle, quantity, total } = message.sale;
      return `sale ${orderId} ${itemId} ${variantTitle} ${quantity} ${total.amountMinor}`;
    },
  };
}
