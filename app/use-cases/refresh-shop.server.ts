import { saveLocations } from "../persistence/catalogue.server.ts";
import { listShopsReadBefore, markShopRead, updateShop, type ShopAtShopify } from "../persistence/shops.server.ts";
import { listAllShown } from "../persistence/stock-on-screen.server.ts";
import { ReadShopDocument } from "../shopify/generated.ts";
import { idOf } from "../shopify/gid.ts";
import type { House } from "./house.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import { oweOpenReservations } from "./settle-reservations.server.ts";
import { stockMoved } from "./stock-moved.server.ts";

const nightlyMs = 24 * 3600_000;
const mostPerSweep = 20;

/**
 * Reads the shop anew: its name, money, time, addresses, scopes and locations. Units at a location that is no longer active are
 * not for sale: viewers hear of it. A shop that uninstalled meanwhile stays as it is.
 */
export async function refreshShop(house: House, shop: string): Promise<void> {
  const { locations, ...read } = await askForShop(house, shop);
  await house.db.transaction(shop, async (tx) => {
    if (!(await updateShop(tx, read)) || !(await saveLocations(tx, locations))) return;
    await stockMoved(house, tx, { shown: await listAllShown(tx), changedAt: read.now.toISOString() });
  });
}

/** What Shopify says of the shop. */
export async function askForShop(
  house: House,
  shop: string,
): Promise<
  ShopAtShopify & {
    readonly locations: readonly { readonly id: string; readonly name: string; readonly active: boolean }[];
  }
> {
  const admin = await house.shopify(shop);
  const answer = await admin.query(ReadShopDocument, {});
  return {
    name: answer.shop.name,
    currency: answer.shop.currencyCode,
    timeZone: answer.shop.ianaTimezone,
    locale: "en",
    storefrontOrigins: originsOf(answer.shop.primaryDomain.url, answer.shop.myshopifyDomain),
    scopes: answer.currentAppInstallation.accessScopes.map((scope) => scope.handle),
    locations: answer.locations.nodes.map((location) => ({
      id: idOf(location.id),
      name: location.name,
      // The online store sells no units that stand elsewhere.
      active: location.isActive && location.fulfillsOnlineOrders,
    })),
    now: house.clock(),
  };
}

/** Where shoppers may open event streams from: the shop's address, and Shopify's own for it. */
function originsOf(primaryUrl: string, myshopifyDomain: string): readonly string[] {
  return [...new Set([new URL(primaryUrl).origin, `https://${myshopifyDomain}`])];
}

/** Owes a new reading to the shops that were not read for a day. */
export async function oweNightlyReadings(house: House): Promise<void> {
  const now = house.clock();
  const before = new Date(now.getTime() - nightlyMs);
  for (const shop of await listShopsReadBefore(house.db, before, mostPerSweep)) {
    await house.db.transaction(shop, async (tx) => {
      if (!(await markShopRead(tx, { before, now }))) return;
      await oweEffect(house, tx, "refresh-shop", "shop");
      await oweOpenReservations(house, tx);
    });
  }
}
