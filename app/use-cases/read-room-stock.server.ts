import { freeUnits, unitsForOthers } from "../domain/stock.ts";
import type { QueueMessage, StockMessage, VariantStockView } from "../live/room-message.ts";
import { listStock, type VariantStock } from "../persistence/allocations.server.ts";
import { readQueue } from "../persistence/queue-on-screen.server.ts";
import type { House } from "./house.server.ts";

/** Places of a show's queues that are told: half of them served, half of them waiting. */
const mostPlaces = 60;

/** The units of a show's variants by item, for its control room; of all variants when `variantIds` is null. */
export async function readRoomStock(
  house: House,
  shop: string,
  of: { readonly showId: string; readonly variantIds: readonly string[] | null },
): Promise<readonly StockMessage[]> {
  const stock = await listStock(house.db, shop, of.showId, of.variantIds);
  const byItem = Map.groupBy(stock, (figures) => figures.itemId);
  return [...byItem].map(([itemId, variants]) => ({ kind: "stock", itemId, variants: variants.map(unitsView) }));
}

function unitsView(figures: VariantStock): VariantStockView {
  const { variantId, units, held, sold, soldOutside, waiting, guardOn, guardWanted } = figures;
  return {
    variantId,
    allocated: units,
    held,
    sold,
    soldOutside,
    left: freeUnits(figures),
    waiting,
    guard: guardOn === guardWanted ? (guardOn ? "on" : "off") : "switching",
    short: Math.max(0, -(unitsForOthers(figures) ?? 0)),
  };
}

/** The queues of a show, for its control room. */
export async function readRoomQueue(house: House, shop: string, showId: string): Promise<QueueMessage> {
  const { waiting, places } = await readQueue(house.db, shop, { showId, most: mostPlaces });
  return {
    kind: "queue",
    waiting,
    places: places.map(({ joinedAt, offeredAt, ...place }) => ({
      ...place,
      joinedAt: joinedAt.toISOString(),
      offeredAt: offeredAt?.toISOString() ?? null,
    })),
  };
}
