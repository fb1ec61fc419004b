import { dealCode, isSameDeal, wantedDeals, type WantedDeal } from "../domain/live-price.ts";
import type { Transaction } from "../persistence/database.server.ts";
import {
  insertDeal,
  listDeals,
  listPricedItems,
  listShowsWithSpentDeals,
  moveDeal,
  type DealRecord,
} from "../persistence/deals.server.ts";
import { hasMarketPrices } from "../persistence/market-prices.server.ts";
import { touchItems, type TouchedItem } from "../persistence/on-screen.server.ts";
import { findShop } from "../persistence/shops.server.ts";
import { findShow, lockShow } from "../persistence/shows.server.ts";
import type { AdminClient } from "../shopify/admin-client.server.ts";
import { boundDeal, createDiscount, deleteDiscount, findDiscount, type AtShopify } from "./deal-code.server.ts";
import type { House } from "./house.server.ts";
import { oweEffect } from "./owe-effect.server.ts";

/**
 * Owes new discount codes to the shows on air whose items were touched, because their prices may have changed, and a look at what
 * they cost in other countries.
 */
export async function oweDealsOf(house: House, tx: Transaction, touched: readonly TouchedItem[]): Promise<void> {
  if (touched.length > 0 && (await hasMarketPrices(tx))) {
    for (const showId of new Set(touched.map((item) => item.showId))) {
      await oweEffect(house, tx, "read-market-prices", showId);
    }
  }
  const shows = touched.filter((item) => item.hasDeals).map((item) => item.showId);
  for (const showId of new Set(shows)) await oweEffect(house, tx, "settle-deals", showId);
}

/**
 * Makes the discount codes at Shopify what the show needs: while it is on air, one per item and store price above its live
 * price, and the same ahead for each live deal; none otherwise. A code that is not needed is taken from the screen before it is
 * deleted, and a new one is shown once it exists. A live deal's code works until nobody holds units at its price any more.
 * Works on from wherever an earlier run stopped.
 */
export async function settleDeals(house: House, shop: string, showId: string): Promise<void> {
  const known = await findShop(house.db, shop);
  if (known === null) return;
  const deals = await planDeals(house, shop, showId);
  if (deals.length === 0) return;
  const admin = await house.shopify(shop);
  const holdMinutes = (await findShow(house.db, shop, showId))?.holdMinutes ?? 0;
  const at = { admin, holdMinutes, currency: known.currency };
  for (const deal of deals) {
    if (deal.state !== "closing") continue;
    if (deal.isHeld) await boundDeal(at, deal);
    else await closeDeal(house, shop, { admin, deal });
  }
  for (const deal of deals) {
    if (deal.state === "wanted") await openDeal(house, shop, { ...at, deal });
  }
}

/** Owes the deletion of codes whose live deal is over, once nobody holds units at its price. */
export async function oweSpentDeals(house: House): Promise<void> {
  for (const { shop, showId } of await listShowsWithSpentDeals(house.db)) {
    await house.db.transaction(shop, (tx) => oweEffect(house, tx, "settle-deals", showId));
  }
}

/** Notes which deals the show needs and which it needs no more; answers those that are not over. */
async function planDeals(house: House, shop: string, showId: string): Promise<readonly DealRecord[]> {
  return house.db.transaction(shop, async (tx) => {
    const show = await lockShow(tx, showId);
    const items = show?.state === "live" ? await listPricedItems(tx, shop, showId) : [];
    const wanted = items.flatMap((item) => wantedDeals(item));
    const current = (await listDeals(tx, shop, showId)).filter((deal) => deal.state !== "closing");
    const needless = current.filter((deal) => !wanted.some((want) => isSameDeal(want, deal)));
    for (const deal of needless) {
      await moveDeal(tx, deal.id, { from: ["wanted", "open"], to: "closing", discountId: null });
    }
    await touchItems(tx, [...new Set(needless.map((deal) => deal.itemId))]);
    for (const want of wanted.filter((candidate) => !current.some((deal) => isSameDeal(candidate, deal)))) {
      await insertDeal(tx, showId, newDeal(house, want));
    }
    return listDeals(tx, shop, showId);
  });
}

function newDeal(house: House, want: WantedDeal): WantedDeal & { readonly id: string; readonly code: string } {
  const id = house.newId();
  return { ...want, id, code: dealCode(house.newId()) };
}

async function openDeal(house: House, shop: string, at: AtShopify & { readonly deal: DealRecord }): Promise<void> {
  const { admin, deal } = at;
  // A run that was killed may have made the code and not noted it.
  const discountId = (await findDiscount(admin, deal.code)) ?? (await createDiscount(house, at));
  await house.db.transaction(shop, async (tx) => {
    if (await moveDeal(tx, deal.id, { from: ["wanted"], to: "open", discountId })) await touchItems(tx, [deal.itemId]);
  });
}

async function closeDeal(
  house: House,
  shop: string,
  { admin, deal }: { readonly admin: AdminClient; readonly deal: DealRecord },
): Promise<void> {
  const discountId = deal.discountId ?? (await findDiscount(admin, deal.code));
  if (discountId !== null) await deleteDiscount(admin, { discountId, code: deal.code });
  await house.db.transaction(shop, (tx) =>
    moveDeal(tx, deal.id, { from: ["closing"], to: "closed", discountId: null }),
  );
}
