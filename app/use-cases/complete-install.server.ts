import { saveLocations } from "../persistence/catalogue.server.ts";
import { findShop, lockShop, saveInstalledShop } from "../persistence/shops.server.ts";
import { ReadShopDocument } from "../shopify/generated.ts";
import { idOf } from "../shopify/gid.ts";
import type { House } from "./house.server.ts";
import { wantImport } from "./import-catalogue.server.ts";
import { oweEffect } from "./owe-effect.server.ts";

/**
 * Makes the shop known after an install or a first load: its name, money, time and addresses from Shopify, its first import
 * and the storefront's metafield enqueued. Cheap when all that is done already.
 */
export async function completeInstall(house: House, shop: string): Promise<void> {
  const known = await findShop(house.db, shop);
  if (known !== null && known.uninstalledAt === null) return;
  await refreshInstall(house, shop);
}

/** The same, and what is known of the shop is read anew: after its scopes, money or addresses may have changed. */
export async function refreshInstall(house: House, shop: string): Promise<void> {
  const admin = await house.shopify(shop);
  const answer = await admin.query(ReadShopDocument, {});
  const currency = answer.shop.currencyCode;
  const locations = answer.locations.nodes.map((location) => ({
    id: idOf(location.id),
    name: location.name,
    active: location.isActive,
  }));
  await house.db.transaction(shop, async (tx) => {
    await saveInstalledShop(tx, {
      name: answer.shop.name,
      currency,
      timeZone: answer.shop.ianaTimezone,
      locale: "en",
      storefrontOrigins: originsOf(answer.shop.primaryDomain.url, answer.shop.myshopifyDomain),
      scopes: answer.currentAppInstallation.accessScopes.map((scope) => scope.handle),
      now: house.clock(),
    });
    await saveLocations(tx, locations);
    const saved = await lockShop(tx);
    if (saved?.importState === "none") await wantImport(house, tx);
    await oweEffect(house, tx, "publish-live", "live");
  });
}

/** Where shoppers may open event streams from: the shop's address, and Shopify's own for it. */
function originsOf(primaryUrl: string, myshopifyDomain: string): readonly string[] {
  return [...new Set([new URL(primaryUrl).origin, `https://${myshopifyDomain}`])];
}
