import { ReadInstallationDocument, SetMetafieldsDocument } from "../shopify/generated.ts";
import type { House } from "./house.server.ts";
import { readLiveState } from "./read-live-state.server.ts";

/**
 * Tells the storefront which show is on air, or which comes next: the JSON of the app's own metafield `paniere.live`, which
 * Liquid reads as `app.metafields.paniere.live`.
 */
export async function publishLive(house: House, shop: string): Promise<void> {
  const value = JSON.stringify(await readLiveState(house, shop));
  const admin = await house.shopify(shop);
  const { currentAppInstallation } = await admin.query(ReadInstallationDocument, {});
  await admin.mutate(SetMetafieldsDocument, {
    metafields: [{ ownerId: currentAppInstallation.id, namespace: "paniere", key: "live", type: "json", value }],
  });
}
