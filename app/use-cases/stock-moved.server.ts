import { listStock, lockAllocationsOf } from "../persistence/allocations.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { listShown, noteLowest, tellOfStock, type ShownVariant } from "../persistence/stock-on-screen.server.ts";
import type { House } from "./house.server.ts";
import { reconsiderGuard } from "./reconsider-guard.server.ts";
import { serveQueues } from "./serve-queues.server.ts";

/** Levels whose units turned out to be otherwise than they were known. */
export async function levelsMoved(
  house: House,
  tx: Transaction,
  levels: readonly { readonly inventoryItemId: string; readonly updatedAt: Date }[],
): Promise<void> {
  if (levels.length === 0) return;
  const items = [...new Set(levels.map((level) => level.inventoryItemId))];
  const changedAt = new Date(Math.max(...levels.map((level) => level.updatedAt.getTime()))).toISOString();
  await stockMoved(house, tx, { shown: await listShown(tx, items), changedAt });
}

/**
 * After the store's units of variants moved, at `changedAt` by Shopify's clock: while the show is on air the lowest is
 * noted, the queue's next have what came back and the guard at the checkout is thought over; viewers hear.
 */
export async function stockMoved(
  house: House,
  tx: Transaction,
  { shown, changedAt }: { readonly shown: readonly ShownVariant[]; readonly changedAt: string },
): Promise<void> {
  if (shown.length === 0) return;
  const onAir = shown.filter((variant) => variant.isOnAir);
  for (const [showId, variants] of Map.groupBy(onAir, (variant) => variant.showId)) {
    const variantIds = variants.map((variant) => variant.variantId);
    // Allocations before items, as holds lock them, so that two do not lock each other out.
    await lockAllocationsOf(tx, showId, variantIds);
    await noteLowest(tx, showId, variantIds);
    await serveQueues(house, tx, { showId, stock: await listStock(tx, tx.shop, showId, variantIds) });
    await reconsiderGuard(house, tx, { showId, variantIds });
  }
  await tellOfStock(tx, [...new Set(shown.map((variant) => variant.itemId))], changedAt);
}
