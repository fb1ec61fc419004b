import { deleteOtherVariants, importNews, saveProducts, saveVariants } from "../persistence/catalogue.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { touchItemsOfProducts } from "../persistence/on-screen.server.ts";
import { parseProductNews } from "../shopify/product-news.ts";
import type { House } from "./house.server.ts";
import { findInstalledShop } from "./installed-shop.server.ts";
import { oweDealsOf } from "./settle-deals.server.ts";
import type { WebhookMessage } from "./webhook-handlers.server.ts";

/** products/create and products/update: writes the product with its variants, unless something newer is known. */
export async function applyProduct(house: House, tx: Transaction, message: WebhookMessage): Promise<void> {
  const shop = await findInstalledShop(house, tx);
  if (shop === null) return;
  const news = parseProductNews(message.body, shop.currency);
  const newsAt = message.triggeredAt ?? importNews;
  const written = await saveProducts(tx, [{ ...news.product, variantIds: news.variantIds }], newsAt);
  if (written.length === 0) return;
  await saveVariants(tx, news.variants, { at: newsAt, since: null });
  await deleteOtherVariants(tx, news.product.id, news.variantIds);
  await oweDealsOf(house, tx, await touchItemsOfProducts(tx, [news.product.id]));
}
