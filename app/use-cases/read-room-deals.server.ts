import type { DealsMessage } from "../live/room-message.ts";
import { listLiveDeals } from "../persistence/live-deals.server.ts";
import type { House } from "./house.server.ts";
import { priceView } from "./item-view.ts";
import { getShop } from "./shop-and-show.server.ts";

/** The live deals of a show, for its control room. Throws NotFound. */
export async function readRoomDeals(house: House, shop: string, showId: string): Promise<DealsMessage> {
  const style = await getShop(house.db, shop);
  const deals = await listLiveDeals(house.db, shop, showId);
  return {
    kind: "deals",
    deals: deals.map((deal) => ({
      id: deal.id,
      itemId: deal.itemId,
      price: priceView(deal.priceMinor, style),
      startsAt: deal.startsAt.toISOString(),
      endsAt: deal.endsAt?.toISOString() ?? null,
      units: deal.units,
      taken: deal.taken,
      perShopper: deal.perShopper,
      state: deal.state,
      isTrue: deal.isTrue,
    })),
  };
}
