import type { House } from "./house.server.ts";

/**
 * Makes the shop known after an install or a first load: its name, money, time and addresses from Shopify, its first import
 * and the storefront's metafield enqueued. Cheap when all that is done already.
 */
export async function completeInstall(house: House, shop: string): Promise<void> {
  throw new Error(`not built: ${shop} ${house.appOrigin}`);
}
