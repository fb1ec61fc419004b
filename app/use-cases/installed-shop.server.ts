import type { Transaction } from "../persistence/database.server.ts";
import { findShop, type ShopRecord } from "../persistence/shops.server.ts";
import type { House } from "./house.server.ts";

/** The shop that a webhook is about, if the app is installed there; news of any other is passed over. */
export async function findInstalledShop(house: House, tx: Transaction): Promise<ShopRecord | null> {
  const shop = await findShop(tx, tx.shop);
  if (shop === null || shop.uninstalledAt !== null) {
    house.log.info({ shop: tx.shop }, "news of a shop that has not installed the app is passed over");
    return null;
  }
  return shop;
}
