import { listKnownProducts, listShowsToReconcile } from "../persistence/known-line-up.server.ts";
import { findShop } from "../persistence/shops.server.ts";
import { findShow } from "../persistence/shows.server.ts";
import type { House } from "./house.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import { reconcileProducts } from "./reconcile-products.server.ts";
import { reconcileVariants } from "./reconcile-variants.server.ts";

/**
 * Compares the line-up of a show with what Shopify says now: products, prices, publication, and the units at every location. What
 * is otherwise is made right, told to the viewers and recorded as drift, unless its news may still be on its way. News that was
 * lost is so made up for within a minute of a show on air.
 */
export async function reconcileShow(house: House, shop: string, showId: string): Promise<void> {
  const known = await findShop(house.db, shop);
  const show = await findShow(house.db, shop, showId);
  if (known === null || known.uninstalledAt !== null || show === null || show.state === "ended") return;
  const products = await listKnownProducts(house.db, shop, showId);
  const reconciling = { shop: known, showId, admin: await house.shopify(shop) };
  const variantIds = await reconcileProducts(house, reconciling, products);
  await reconcileVariants(house, reconciling, variantIds);
}

const mostPerSweep = 20;

/** Owes a comparison to the shows on air every minute, and to those that start within half an hour. */
export async function oweReconciliations(house: House): Promise<void> {
  for (const { shop, showId } of await listShowsToReconcile(house.db, house.clock(), mostPerSweep)) {
    await house.db.transaction(shop, async (tx) => {
      await oweEffect(house, tx, "reconcile-show", showId);
      await oweEffect(house, tx, "read-market-prices", showId);
    });
  }
}
