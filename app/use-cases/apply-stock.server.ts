import { importNews } from "../persistence/catalogue.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { saveLevelNews } from "../persistence/stock-on-screen.server.ts";
import { parseDisconnection, parseStockNews } from "../shopify/stock-news.ts";
import type { House } from "./house.server.ts";
import { findInstalledShop } from "./installed-shop.server.ts";
import { stockMoved } from "./stock-moved.server.ts";
import type { WebhookMessage } from "./webhook-message.ts";

/**
 * inventory_levels/connect and inventory_levels/update: writes the level and tells the viewers of its product, unless something
 * newer is known.
 */
export async function applyStockNews(house: House, tx: Transaction, message: WebhookMessage): Promise<void> {
  if ((await findInstalledShop(house, tx)) === null) return;
  const level = parseStockNews(message.body);
  const shown = await saveLevelNews(tx, level, message.triggeredAt ?? importNews);
  await stockMoved(house, tx, { shown, changedAt: message.triggeredAt ?? level.updatedAt });
}

/**
 * inventory_levels/disconnect: the item is no longer stocked at the location. The level stays as an empty one, so that late news
 * of it does not bring its units back. The news tells no other time than that of its trigger.
 */
export async function disconnectStock(house: House, tx: Transaction, message: WebhookMessage): Promise<void> {
  if ((await findInstalledShop(house, tx)) === null) return;
  const at = message.triggeredAt ?? house.clock().toISOString();
  // In whole seconds, as Shopify's levels tell it: the next news may be of the same second.
  const updatedAt = `${at.slice(0, 19)}Z`;
  const shown = await saveLevelNews(tx, { ...parseDisconnection(message.body), available: 0, updatedAt }, at);
  await stockMoved(house, tx, { shown, changedAt: at });
}
