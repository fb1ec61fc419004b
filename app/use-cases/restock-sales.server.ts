import { addToCounts, lockAllocationsOf } from "../persistence/allocations.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { lockHolds } from "../persistence/holds.server.ts";
import { countRestocks, lockOrder, saveRestockedLines, type RestockedSale } from "../persistence/restocks.server.ts";
import { parseCancelledNews, parseRefundNews, type RestockNews } from "../shopify/restock-news.ts";
import type { VariantsOfShow } from "./free-stock.server.ts";
import type { House } from "./house.server.ts";
import { findInstalledShop } from "./installed-shop.server.ts";
import type { WebhookHandler, WebhookMessage } from "./webhook-message.ts";

/** refunds/create: units that were bought with a hold and are back on the shelf are for the show again, for its queue first. */
export const restockRefunded: WebhookHandler = (house, tx, message) =>
  restock(house, tx, message, parseRefundNews(message.body));

/** orders/cancelled: the same for the whole order. Whether its units are on the shelf is seen by the store's own figures. */
export const restockCancelled: WebhookHandler = (house, tx, message) =>
  restock(house, tx, message, parseCancelledNews(message.body));

async function restock(house: House, tx: Transaction, message: WebhookMessage, news: RestockNews): Promise<void> {
  if ((await findInstalledShop(house, tx)) === null) return;
  await lockOrder(tx, news.orderId);
  await saveRestockedLines(tx, news);
  const lineIds = news.lines.map((line) => line.lineId);
  for (const moved of await applyRestocks(tx, lineIds)) message.unitsMoved(moved);
}

/**
 * Counts what is noted as back on the shelf of these lines; news of a refund may have come before that of its order. Answers
 * whose units moved by it.
 */
export async function applyRestocks(tx: Transaction, lineIds: readonly string[]): Promise<readonly VariantsOfShow[]> {
  if (lineIds.length === 0) return [];
  const sales = await countRestocks(tx, lineIds);
  const moved: VariantsOfShow[] = [];
  for (const [showId, ofShow] of Map.groupBy(sales, (sale) => sale.showId)) {
    const variantIds = [...new Set(ofShow.map((sale) => sale.variantId))];
    const variants = await lockAllocationsOf(tx, showId, variantIds);
    await addToCounts(tx, await unitsBack(tx, ofShow));
    await tx.announce({ show: showId, change: "sales" });
    moved.push({ showId, variants });
  }
  return moved;
}

/** A line may have bought more than its hold; what is back counts for the hold first. */
async function unitsBack(tx: Transaction, sales: readonly RestockedSale[]) {
  const holds = await lockHolds(
    tx,
    sales.flatMap((sale) => (sale.holdId === null ? [] : [sale.holdId])),
  );
  return sales.map(({ itemId, variantId, holdId, orderId, before, now }) => {
    const byHold = holds.find((hold) => hold.id === holdId && hold.orderId === orderId)?.units ?? 0;
    return { itemId, variantId, sold: Math.min(before, byHold) - Math.min(now, byHold) };
  });
}
