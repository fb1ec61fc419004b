import { freeUnits } from "../domain/stock.ts";
import { listStock } from "../persistence/allocations.server.ts";
import { listAwaited } from "../persistence/waitlist.server.ts";
import { unitsMoved } from "./free-stock.server.ts";
import type { House } from "./house.server.ts";

/** Serves the queues of shows on air that have free units and were not served: whoever owed it may have died. */
export async function catchUpShows(house: House): Promise<void> {
  for (const { shop, showId, variants } of await listAwaited(house.db)) {
    const variantIds = variants.map(({ variantId }) => variantId);
    const stock = await listStock(house.db, shop, showId, variantIds);
    const overdue = stock.filter((figures) => figures.forSale && figures.waiting > 0 && freeUnits(figures) !== 0);
    if (overdue.length === 0) continue;
    await house.db.transaction(shop, (tx) => unitsMoved(house, tx, { showId, variants: overdue }));
  }
}
