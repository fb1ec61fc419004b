import { grant, refuse } from "../domain/decision.ts";
import { lockAllocationsOf } from "../persistence/allocations.server.ts";
import { listHolds, lockHolds, moveHolds } from "../persistence/holds.server.ts";
import { closeTurns } from "../persistence/waitlist.server.ts";
import { giveBack, unitsMoved } from "./free-stock.server.ts";
import type { HoldAnswer } from "./hold-units.server.ts";
import { holdView } from "./hold-view.ts";
import type { House } from "./house.server.ts";
import type { HoldOfShopper } from "./renew-hold.server.ts";
import { getShow } from "./shop-and-show.server.ts";

/**
 * Gives a hold back before its end: its shopper took it out of the basket. Twice is once; what was bought stays bought. Where
 * the checkout is guarded the units wait until it was told not to take the hold any more. Refuses an unknown hold as ended.
 */
export async function releaseHold(house: House, shop: string, of: HoldOfShopper): Promise<HoldAnswer> {
  const [known] = await listHolds(house.db, shop, [of.id]);
  if (known === undefined || known.shopper !== of.shopper) return refuse({ kind: "ended" });
  const show = await getShow(house.db, shop, known.showId);
  const { showId, itemId, variantId } = known;
  const now = house.clock();
  return house.db.transaction(shop, async (tx) => {
    const [allocation] = await lockAllocationsOf(tx, showId, [variantId]);
    const [hold] = await lockHolds(tx, [of.id]);
    if (hold === undefined) return refuse({ kind: "ended" });
    const view = (state: "held" | "lapsed" | "released" | "sold") =>
      grant(holdView({ ...hold, state }, { show, key: house.holdKey(shop, show.guardKey), now }));
    if (hold.state !== "held") return view(hold.state);
    const isGuarded = allocation?.isGuarded ?? false;
    // The signed end lies ahead still, so a guarded checkout takes the hold until it names the hold as used.
    if (isGuarded) await moveHolds(tx, [hold.id], { state: "lapsed", closedAt: now });
    else await giveBack(tx, [hold], now);
    await closeTurns(tx, [hold.id], { state: "left", at: now });
    await unitsMoved(house, tx, { showId, variants: [{ itemId, variantId }] });
    return view(isGuarded ? "lapsed" : "released");
  });
}
