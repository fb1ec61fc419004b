import { attribute, claimOf } from "../domain/attribution.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { insertAttributedOrder, listSellingItems } from "../persistence/sales.server.ts";
import { parseOrderNews } from "../shopify/order-news.ts";
import type { House } from "./house.server.ts";
import { findInstalledShop } from "./installed-shop.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
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
  if (!(await insertAttributedOrder(tx, order, sold))) return;
  await oweEffect(house, tx, "write-back-order", order.id);
  for (const show of new Set(sold.map(({ item }) => item.showId))) await tx.announce({ show, change: "sales" });
}
