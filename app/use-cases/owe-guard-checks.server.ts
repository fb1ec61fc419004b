import { listShopsToCheck, markGuardChecked } from "../persistence/guard-checks.server.ts";
import type { House } from "./house.server.ts";
import { oweEffect } from "./owe-effect.server.ts";

const mostPerSweep = 20;

/** Owes a look at the guard to the shops that were not asked lately: every minute around a show, else once a day. */
export async function oweGuardChecks(house: House): Promise<void> {
  const now = house.clock();
  for (const shop of await listShopsToCheck(house.db, now, mostPerSweep)) {
    await house.db.transaction(shop, async (tx) => {
      if (await markGuardChecked(tx, now)) await oweEffect(house, tx, "check-guard", "guard");
    });
  }
}
