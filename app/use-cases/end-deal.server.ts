import { grant, refuse, type Decision } from "../domain/decision.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { endLiveDeal, endLiveDealsOfShow, lockLiveDeal } from "../persistence/live-deals.server.ts";
import { touchItems } from "../persistence/on-screen.server.ts";
import type { House } from "./house.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import { isUuid } from "./shop-and-show.server.ts";

export type EndDealRefusal = { readonly kind: "gone" };

/**
 * Ends a live deal before its time, or takes back one that has not started; one that is over stays so. What is held at its price
 * keeps it. Refuses a deal that this show does not have.
 */
export async function endDeal(
  house: House,
  shop: string,
  showId: string,
  dealId: string,
): Promise<Decision<null, EndDealRefusal>> {
  if (!isUuid(dealId)) return refuse({ kind: "gone" });
  return house.db.transaction(shop, async (tx) => {
    const deal = await lockLiveDeal(tx, dealId);
    if (deal?.showId !== showId) return refuse({ kind: "gone" });
    if (deal.state === "ended") return grant(null);
    await endLiveDeal(tx, dealId, house.clock());
    await oweEffect(house, tx, "settle-deals", showId);
    await touchItems(tx, [deal.itemId]);
    return grant(null);
  });
}

/** Ends all live deals of a show that goes off the air; its codes are settled with it. */
export async function endDealsOfShow(tx: Transaction, showId: string, at: Date): Promise<void> {
  await touchItems(tx, [...new Set(await endLiveDealsOfShow(tx, showId, at))]);
}
