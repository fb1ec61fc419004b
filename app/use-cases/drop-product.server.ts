import { deleteProduct, lockProduct } from "../persistence/catalogue.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { touchItemsOfProducts } from "../persistence/on-screen.server.ts";
import { parseDeletedProduct } from "../shopify/product-news.ts";
import type { House } from "./house.server.ts";
import { findInstalledShop } from "./installed-shop.server.ts";
import { oweDealsOf } from "./settle-deals.server.ts";
import type { WebhookMessage } from "./webhook-message.ts";

/** products/delete: the product is gone for good, whatever late news of it still comes; line-ups show it as not for sale. */
export async function dropProduct(house: House, tx: Transaction, message: WebhookMessage): Promise<void> {
  if ((await findInstalledShop(house, tx)) === null) return;
  const productId = parseDeletedProduct(message.body);
  await lockProduct(tx, productId);
  await deleteProduct(tx, productId, house.clock());
  await oweDealsOf(house, tx, await touchItemsOfProducts(tx, [productId]));
}
