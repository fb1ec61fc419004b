import { importNews } from "../persistence/catalogue.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { saveInventoryItem } from "../persistence/inventory-items.server.ts";
import { touchItemsOfProducts } from "../persistence/on-screen.server.ts";
import { parseInventoryItemNews } from "../shopify/stock-news.ts";
import type { House } from "./house.server.ts";
import { findInstalledShop } from "./installed-shop.server.ts";
import type { WebhookMessage } from "./webhook-message.ts";

/**
 * inventory_items/create and inventory_items/update: the store counts an item's units from now on, or does so no more. Product
 * news does not say it since 2024-07. Tells the viewers of its product, unless something newer is known.
 */
export async function applyInventoryItem(house: House, tx: Transaction, message: WebhookMessage): Promise<void> {
  if ((await findInstalledShop(house, tx)) === null) return;
  const products = await saveInventoryItem(tx, parseInventoryItemNews(message.body), message.triggeredAt ?? importNews);
  await touchItemsOfProducts(tx, products);
}
