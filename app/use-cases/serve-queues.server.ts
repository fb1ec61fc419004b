import { freeUnits } from "../domain/stock.ts";
import { decideTurns } from "../domain/turns.ts";
import type { VariantStock } from "../persistence/allocations.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { insertHolds } from "../persistence/holds.server.ts";
import { findShow } from "../persistence/shows.server.ts";
import { listQueue, offerTurns } from "../persistence/waitlist.server.ts";
import { claimsAtPrices } from "./deal-prices.server.ts";
import type { House } from "./house.server.ts";

/** How long units are held for the queue's next: short, because others wait behind. */
export const turnMs = 3 * 60_000;

/** Most that are served at a time; who is behind them is served when the next units come. */
const mostTurns = 500;

/** Holds what is free of these variants, whose rows are locked, for the first in their queues, while the show is on air. */
export async function serveQueues(
  house: House,
  tx: Transaction,
  { showId, stock }: { readonly showId: string; readonly stock: readonly VariantStock[] },
): Promise<void> {
  const awaited = stock.filter((figures) => figures.waiting > 0 && figures.forSale && freeUnits(figures) !== 0);
  if (awaited.length === 0) return;
  const show = await findShow(tx, tx.shop, showId);
  if (show?.state !== "live" || show.stockState !== "open") return;
  const madeAt = house.clock();
  const endsAt = new Date(madeAt.getTime() + turnMs);
  for (const figures of awaited) {
    const queue = await listQueue(tx, showId, { variantId: figures.variantId, most: mostTurns });
    const turns = decideTurns(freeUnits(figures), queue).map(({ entry, units }) => ({
      entry,
      units,
      holdId: house.newId(),
    }));
    const claims = turns.map(({ entry, units, holdId }) => {
      const { itemId, variantId, shopper } = entry;
      return { id: holdId, itemId, variantId, pinId: null, shopper, units };
    });
    const priced = await claimsAtPrices(house, tx, { showId, claims });
    await insertHolds(tx, showId, { claims: priced, madeAt, endsAt, areTurns: true });
    await offerTurns(
      tx,
      turns.map(({ entry, holdId }) => ({ id: entry.id, holdId })),
      madeAt,
    );
  }
}
