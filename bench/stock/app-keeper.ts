import { HoldDesk } from "../../app/use-cases/hold-units.server.ts";
import type { House } from "../../app/use-cases/house.server.ts";
import { benchShop } from "../bench-house.ts";
import { allocate, countHeldUnits, makeHotShow } from "./hot-show.ts";
import type { Keeper } from "./keeper.ts";

/** The app's own path, all of it: limits of each shopper, the queue, the guard, the signed mark and the word to viewers. */
export async function appKeeper(house: House): Promise<Keeper> {
  const show = await makeHotShow(house.db);
  const { showId, itemId, variantId } = show;
  const desk = new HoldDesk(house);
  return {
    name: "Paniere",
    fill: (units) => allocate(house.db, show, units),
    async hold({ id, shopper, units }) {
      const answer = await desk.hold({
        shop: benchShop,
        showId,
        claim: { id, itemId, variantId, pinId: null, shopper, units },
      });
      if (!answer.ok && answer.refusal.kind !== "sold-out") throw new Error(`refused: ${answer.refusal.kind}`);
      return answer.ok;
    },
    count: () => countHeldUnits(house.db),
  };
}
