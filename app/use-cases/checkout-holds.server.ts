import { grant, refuse, type Decision } from "../domain/decision.ts";
import type { HoldRefusal, HoldView } from "../live/message.ts";
import { lockAllocationsOf } from "../persistence/allocations.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { listHolds, lockHolds, type HoldRecord } from "../persistence/holds.server.ts";
import { keyReturns, lockReservations, returnPart } from "../persistence/reservations.server.ts";
import type { ShowRecord } from "../persistence/shows.server.ts";
import { ShopifyUnavailable } from "../shopify/errors.ts";
import { holdView } from "./hold-view.ts";
import type { House } from "./house.server.ts";
import { makeMove, movesIn, type Move } from "./move-units.server.ts";
import { getShow } from "./shop-and-show.server.ts";

/**
 * Lets the units of a shopper's holds out of Shopify's `reserved` state, where a show keeps them there, so that its checkout can
 * take them. Once per hold, however often it is asked. Refuses holds that are over, or that are not theirs. Throws
 * ShopifyUnavailable when it is to be asked again.
 */
export async function checkoutHolds(
  house: House,
  shop: string,
  of: { readonly ids: readonly string[]; readonly shopper: string },
): Promise<Decision<readonly HoldView[], HoldRefusal>> {
  const ids = [...new Set(of.ids)];
  const known = await listHolds(house.db, shop, ids);
  if (known.length < ids.length || known.some((hold) => hold.shopper !== of.shopper)) return refuse({ kind: "ended" });
  const shows = new Map<string, ShowRecord>();
  for (const [showId, holds] of Map.groupBy(known, (hold) => hold.showId)) {
    const show = await getShow(house.db, shop, showId);
    shows.set(showId, show);
    const noted = await house.db.transaction(shop, (tx) => noteOutgoing(house, tx, { show, holds }));
    if (!noted.ok) return noted;
    await letGo(house, shop, noted.value);
  }
  const now = house.clock();
  const views = (await listHolds(house.db, shop, ids)).flatMap((hold) => {
    const show = shows.get(hold.showId);
    return show === undefined ? [] : [holdView(hold, { show, key: house.holdKey(shop, show.guardKey), now })];
  });
  return grant(views.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id)));
}

/** Notes which kept units go out for these holds; those on their way already are asked for again. */
async function noteOutgoing(
  house: House,
  tx: Transaction,
  { show, holds }: { readonly show: ShowRecord; readonly holds: readonly HoldRecord[] },
): Promise<Decision<readonly Move[], HoldRefusal>> {
  await lockAllocationsOf(
    tx,
    show.id,
    holds.map((hold) => hold.variantId),
  );
  const locked = await lockHolds(
    tx,
    holds.map((hold) => hold.id),
  );
  const now = house.clock();
  if (locked.some((hold) => hold.state !== "held" || hold.endsAt <= now)) return refuse({ kind: "ended" });
  if (show.stockKeeper !== "reserve") return grant([]);
  const moveKey = house.newId();
  const keys = new Set<string>();
  for (const hold of locked) {
    const rows = await lockReservations(tx, show.id);
    const begun = rows.filter((row) => row.holdId === hold.id && row.state === "returning");
    for (const row of begun) keys.add(row.moveKey ?? moveKey);
    await keyReturns(
      tx,
      begun.filter((row) => row.moveKey === null).map((row) => row.id),
      moveKey,
    );
    let missing = hold.units - hold.unitsOut - begun.reduce((sum, row) => sum + row.units, 0);
    for (const row of rows.filter((one) => one.variantId === hold.variantId && one.state === "reserved")) {
      // What is not kept is available already.
      if (missing <= 0) break;
      const units = Math.min(missing, row.units);
      await returnPart(tx, row.id, { units, newId: house.newId(), holdId: hold.id, moveKey });
      keys.add(moveKey);
      missing -= units;
    }
  }
  const moves = movesIn(show.id, await lockReservations(tx, show.id));
  return grant(moves.filter((move) => keys.has(move.key)));
}

async function letGo(house: House, shop: string, moves: readonly Move[]): Promise<void> {
  for (const move of moves) {
    const outcome = await makeMove(house, shop, { admin: await house.shopify(shop), move, isResumed: true });
    if (outcome !== "made") throw new ShopifyUnavailable("the units of a hold could not be let out");
  }
}
