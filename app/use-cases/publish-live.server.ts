import { findNextShow } from "../persistence/shows.server.ts";
import { ReadInstallationDocument, SetMetafieldsDocument } from "../shopify/generated.ts";
import type { House } from "./house.server.ts";

/**
 * Tells the storefront which show is on air, or which comes next: the JSON of the app's own metafield `paniere.live`, which
 * Liquid reads as `app.metafields.paniere.live`.
 */
export async function publishLive(house: House, shop: string): Promise<void> {
  const show = await findNextShow(house.db, shop, house.clock());
  const value = JSON.stringify({
    v: 1,
    origin: house.appOrigin,
    show:
      show === null
        ? null
        : {
            id: show.id,
            title: show.title,
            host: show.host,
            state: show.state,
            startsAt: show.startsAt.toISOString(),
          },
  });
  const admin = await house.shopify(shop);
  const { currentAppInstallation } = await admin.query(ReadInstallationDocument, {});
  await admin.mutate(SetMetafieldsDocument, {
    metafields: [{ ownerId: currentAppInstallation.id, namespace: "paniere", key: "live", type: "json", value }],
  });
}
