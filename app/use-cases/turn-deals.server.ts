import { dueMove } from "../domain/live-deal.ts";
import { endLiveDeal, listDueDeals, lockLiveDeal, startLiveDeal } from "../persistence/live-deals.server.ts";
import { touchItems } from "../persistence/on-screen.server.ts";
import type { House } from "./house.server.ts";
import { oweEffect } from "./owe-effect.server.ts";

/**
 * Starts and ends every live deal whose moment has come, of all shops; answers how many. A deal that was slept through, or whose
 * show or item is gone, ends. Any number of workers may do it at once.
 */
export async function turnDeals(house: House): Promise<number> {
  let turned = 0;
  for (const { shop, showId, id } of await listDueDeals(house.db, house.clock())) {
    const moved = await house.db.transaction(shop, async (tx) => {
      const deal = await lockLiveDeal(tx, id);
      const now = house.clock();
      const move = deal === null ? null : dueMove(deal, now);
      if (deal === null || move === null) return 0;
      if (move === "start") await startLiveDeal(tx, id, now);
      else await endLiveDeal(tx, id, earlier(deal.endsAt, now));
      await oweEffect(house, tx, "settle-deals", showId);
      await touchItems(tx, [deal.itemId]);
      return 1;
    });
    turned += moved;
  }
  return turned;
}

/** A deal that ended by itself ended at its time, however late that is noted. */
function earlier(endsAt: Date | null, now: Date): Date {
  return endsAt !== null && endsAt < now ? endsAt : now;
}
