import type { Transaction } from "../persistence/database.server.ts";
import { deleteShopData } from "../persistence/shops.server.ts";
import type { House } from "./house.server.ts";
import type { WebhookMessage } from "./webhook-message.ts";

/** shop/redact: deletes all that is known of the shop. */
export async function redactShop(house: House, tx: Transaction, message: WebhookMessage): Promise<void> {
  await deleteShopData(tx, message.id);
  house.log.info({ shop: tx.shop }, "the shop's data is deleted");
}
