import {
  deleteOtherVariants,
  importNews,
  lockProduct,
  saveProducts,
  saveVariants,
} from "../persistence/catalogue.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { listProductsOnScreen } from "../persistence/items-on-screen.server.ts";
import { isInOpenShow, touchItemsOfProducts } from "../persistence/on-screen.server.ts";
import { parseProductNews } from "../shopify/product-news.ts";
import type { House } from "./house.server.ts";
import { findInstalledShop } from "./installed-shop.server.ts";
import { oweDealsOf } from "./settle-deals.server.ts";
import type { WebhookMessage } from "./webhook-message.ts";

/**
 * products/create and products/update: writes the product with its variants, unless something newer is known. Shows hear of it
 * only when viewers see a difference: Shopify tells of the product at every change of its stock too.
 */
export async function applyProduct(house: House, tx: Transaction, message: WebhookMessage): Promise<void> {
  const shop = await findInstalledShop(house, tx);
  if (shop === null) return;
  const news = parseProductNews(message.body, shop.currency);
  const newsAt = message.triggeredAt ?? importNews;
  const { id } = news.product;
  await lockProduct(tx, id);
  const before = await seenBy(tx, id);
  const written = await saveProducts(tx, [{ ...news.product, variantIds: news.variantIds }], newsAt);
  if (written.length === 0) return;
  await saveVariants(tx, news.variants, newsAt);
  await deleteOtherVariants(tx, id, news.variantIds);
  if (before === null || before === (await seenBy(tx, id))) return;
  await oweDealsOf(house, tx, await touchItemsOfProducts(tx, [id]));
}

/**
 * What viewers see of a product, as text to compare, but for its stock, which has news of its own; null when no show has it
 * that is yet to end.
 */
async function seenBy(tx: Transaction, productId: string): Promise<string | null> {
  if (!(await isInOpenShow(tx, productId))) return null;
  const seen = await listProductsOnScreen(tx, tx.shop, [productId]);
  return JSON.stringify(seen, (key, value: unknown) => (key === "units" ? undefined : value));
}
