import { importNews } from "../persistence/catalogue.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { applyStock } from "../persistence/on-screen.server.ts";
import { parseStockNews } from "../shopify/stock-news.ts";
import type { House } from "./house.server.ts";
import { findInstalledShop } from "./installed-shop.server.ts";
import type { WebhookMessage } from "./webhook-message.ts";

/** inventory_levels/update: writes the level and tells the viewers of its product, unless something newer is known. */
export async function applyStockNews(house: House, tx: Transaction, message: WebhookMessage): Promise<void> {
  if ((await findInstalledShop(house, tx)) === null) return;
  await applyStock(tx, parseStockNews(message.body), message.triggeredAt ?? importNews);
}
