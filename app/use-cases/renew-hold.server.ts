import { grant, refuse } from "../domain/decision.ts";
import { lockAllocationsOf } from "../persistence/allocations.server.ts";
import { listHolds, lockHolds, renewHoldRow } from "../persistence/holds.server.ts";
import type { HoldAnswer } from "./hold-units.server.ts";
import { holdView, mostRenewals } from "./hold-view.ts";
import type { House } from "./house.server.ts";
import { getShow } from "./shop-and-show.server.ts";

/** A hold in its shopper's hand. */
export interface HoldOfShopper {
  readonly id: string;
  /** Hash of the shopper's token */
  readonly shopper: string;
}

/**
 * Gives a hold its full time again for the checkout, twice at most. Refuses one that is over: its units may be somebody else's.
 * A hold of another shopper is as unknown as none.
 */
export async function renewHold(house: House, shop: string, of: HoldOfShopper): Promise<HoldAnswer> {
  const [known] = await listHolds(house.db, shop, [of.id]);
  if (known === undefined || known.shopper !== of.shopper) return refuse({ kind: "ended" });
  const show = await getShow(house.db, shop, known.showId);
  const now = house.clock();
  return house.db.transaction(shop, async (tx) => {
    await lockAllocationsOf(tx, known.showId, [known.variantId]);
    const [hold] = await lockHolds(tx, [of.id]);
    if (hold === undefined || hold.state !== "held" || hold.endsAt <= now) return refuse({ kind: "ended" });
    if (hold.renewals >= mostRenewals) return refuse({ kind: "no-more-renewals" });
    const endsAt = new Date(now.getTime() + show.holdMinutes * 60_000);
    await renewHoldRow(tx, hold.id, endsAt);
    const renewed = { ...hold, endsAt, renewals: hold.renewals + 1 };
    return grant(holdView(renewed, { show, key: house.holdKey(shop, show.guardKey), now }));
  });
}
