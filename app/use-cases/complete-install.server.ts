import { saveLocations } from "../persistence/catalogue.server.ts";
import { findShop, lockShop, saveInstalledShop } from "../persistence/shops.server.ts";
import type { House } from "./house.server.ts";
import { wantImport } from "./import-catalogue.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import { askForShop } from "./refresh-shop.server.ts";
import { oweOpenReservations } from "./settle-reservations.server.ts";

/**
 * Makes the shop known after an install or a first load: its name, money, time and addresses from Shopify, its first import
 * and the storefront's metafield enqueued. Cheap when all that is done already.
 */
export async function completeInstall(house: House, shop: string): Promise<void> {
  const known = await findShop(house.db, shop);
  if (known !== null && known.uninstalledAt === null) return;
  const { locations, ...asked } = await askForShop(house, shop);
  await house.db.transaction(shop, async (tx) => {
    await saveInstalledShop(tx, asked);
    await saveLocations(tx, locations);
    const saved = await lockShop(tx);
    if (saved?.importState === "none") await wantImport(house, tx);
    await oweEffect(house, tx, "publish-live", "live");
    await oweOpenReservations(house, tx);
  });
}
