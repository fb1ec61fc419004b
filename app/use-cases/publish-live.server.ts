import { ReadInstallationDocument, SetMetafieldsDocument } from "../shopify/generated.ts";
import type { House } from "./house.server.ts";
import { readLiveState } from "./read-live-state.server.ts";
import { readStorefrontLists } from "./read-storefront-lists.server.ts";

/**
 * Tells the storefront which show is on air or comes next, which are planned, and which can be watched again: the JSON of
 * the app's own metafields `paniere.live`, `paniere.upcoming` and `paniere.replays`, which Liquid reads as
 * `app.metafields.paniere`. They change together or not at all.
 */
export async function publishLive(house: House, shop: string): Promise<void> {
  const live = await readLiveState(house, shop);
  const { upcoming, replays } = await readStorefrontLists(house, shop);
  const admin = await house.shopify(shop);
  const { currentAppInstallation } = await admin.query(ReadInstallationDocument, {});
  const values = { live, upcoming: { v: 1, shows: upcoming }, replays: { v: 1, shows: replays } };
  await admin.mutate(SetMetafieldsDocument, {
    metafields: Object.entries(values).map(([key, value]) => ({
      ownerId: currentAppInstallation.id,
      namespace: "paniere",
      key,
      type: "json",
      value: JSON.stringify(value),
    })),
  });
}
