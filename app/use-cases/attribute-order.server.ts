import { attribute, claimOf, type AttributedLine } from "../domain/attribution.ts";
import { isGoodMark, readMark } from "../domain/hold-mark.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { lockOrder } from "../persistence/restocks.server.ts";
import { insertAttributedOrder, listSellingItems } from "../persistence/sales.server.ts";
import { parseOrderNews } from "../shopify/order-news.ts";
import type { House } from "./house.server.ts";
import { findInstalledShop } from "./installed-shop.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import { applyRestocks } from "./restock-sales.server.ts";
import { settleSale } from "./settle-sale.server.ts";
import type { WebhookMessage } from "./webhook-message.ts";

/**
 * orders/create: the lines that a show sold are written with the order, which owes the store their mark; control rooms hear of
 * them. An order that is known changes nothing, nor does one without such lines.
 */
export async function attributeOrder(house: House, tx: Transaction, message: WebhookMessage): Promise<void> {
  if ((await findInstalledShop(house, tx)) === null) return;
  const order = parseOrderNews(message.body);
  const claims = order.lines.map(claimOf).filter((claim) => claim !== null && claim !== "malformed");
  const items = await listSellingItems(
    tx,
    claims.map((claim) => claim.itemId),
  );
  const { sold, ignored } = attribute(order, items);
  for (const { lineId, reason } of ignored) {
    house.log.info(
      { shop: tx.shop, order: order.id, line: lineId, reason },
      "a line with our properties is not a sale",
    );
  }
  if (sold.length === 0) return;
  const lines = sold.map((line) => ({ ...line, holdId: holdOf(house, tx.shop, line) }));
  await lockOrder(tx, order.id);
  const written = await insertAttributedOrder(tx, order, lines);
  if (written === null) return;
  await oweEffect(house, tx, "write-back-order", order.id);
  for (const [showId, ofShow] of Map.groupBy(lines, ({ item }) => item.showId)) {
    message.unitsMoved(await settleSale(house, tx, { showId, orderId: order.id, lines: ofShow }));
    await tx.announce({ show: showId, change: "sales" });
  }
  for (const moved of await applyRestocks(tx, written.refundedLines)) message.unitsMoved(moved);
}

/** The hold that a line was bought with; null without one, and for a mark that we did not sign for this shop and variant. */
function holdOf(house: House, shop: string, { mark, line }: AttributedLine): string | null {
  const read = readMark(mark ?? "");
  if (mark === null || read === null) return null;
  return isGoodMark(mark, line.variantId, [house.holdKey(shop, read.keyVersion)]) ? read.id : null;
}
