import { unkeptUnits } from "../domain/unkept.ts";
import { listStock } from "../persistence/allocations.server.ts";
import { addUnkept } from "../persistence/broken-promises.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import type { HoldRecord } from "../persistence/holds.server.ts";

/** Counts units of holds that run out and that the store could not have delivered any more. The rows are locked, the holds still count. */
export async function countUnkept(tx: Transaction, showId: string, ending: readonly HoldRecord[]): Promise<void> {
  const endingOf = Map.groupBy(ending, (hold) => hold.variantId);
  const stock = await listStock(tx, tx.shop, showId, [...endingOf.keys()]);
  const unkept = stock.map((figures) => {
    const holds = (endingOf.get(figures.variantId) ?? []).filter(({ itemId }) => itemId === figures.itemId);
    const units = holds.reduce((sum, hold) => sum + hold.units, 0);
    return { itemId: figures.itemId, variantId: figures.variantId, units: unkeptUnits(figures, units) };
  });
  await addUnkept(
    tx,
    unkept.filter(({ units }) => units > 0),
  );
}
