import { listEndedHolds } from "../persistence/holds.server.ts";
import { endHolds } from "./free-stock.server.ts";
import type { House } from "./house.server.ts";

/** Ends every hold whose time is up, whichever process made it and whether it still runs; answers how many. */
export async function endAllHolds(house: House): Promise<number> {
  let ended = 0;
  for (const { shop, showId, variants } of await listEndedHolds(house.db, house.clock())) {
    ended += await house.db.transaction(shop, (tx) => endHolds(house, tx, { showId, variants }));
  }
  return ended;
}
