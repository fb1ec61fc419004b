import { grant, refuse, type Decision } from "../domain/decision.ts";
import { draftLiveDeal, type LiveDealErrors, type LiveDealInput } from "../domain/live-deal.ts";
import { listStock } from "../persistence/allocations.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { listItemsOnScreen } from "../persistence/items-on-screen.server.ts";
import { insertLiveDeal, listOpenDealsOfItem } from "../persistence/live-deals.server.ts";
import { touchItems } from "../persistence/on-screen.server.ts";
import type { House } from "./house.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import { getShop, getShowToChange, isUuid } from "./shop-and-show.server.ts";

/** A deal that the host asks for. The page makes its uuid, so that what is sent twice is planned once. */
export interface DealToPlan extends LiveDealInput {
  readonly id: string;
  readonly itemId: string;
}

export type PlanDealRefusal =
  | { readonly kind: "not-live" }
  /** The item is no longer in the line-up, or nothing of it is left to choose */
  | { readonly kind: "gone" }
  | { readonly kind: "invalid"; readonly fields: LiveDealErrors };

/**
 * Plans a live deal of a show on air, or starts it at once; its code at Shopify is made ahead. One that is known stays as it is.
 * Throws NotFound.
 */
export async function planDeal(
  house: House,
  shop: string,
  showId: string,
  asked: DealToPlan,
): Promise<Decision<{ readonly id: string }, PlanDealRefusal>> {
  const { currency } = await getShop(house.db, shop);
  return house.db.transaction(shop, async (tx) => {
    // The show's lock lets one deal be planned at a time.
    const show = await getShowToChange(tx, showId);
    if (show.state !== "live") return refuse({ kind: "not-live" });
    const item = isUuid(asked.itemId) && isUuid(asked.id) ? await findItem(tx, showId, asked.itemId) : null;
    if (item === null) return refuse({ kind: "gone" });
    const others = await listOpenDealsOfItem(tx, asked.itemId);
    if (others.some((deal) => deal.id === asked.id)) return grant({ id: asked.id });
    const now = house.clock();
    const beside = { ...item, now, currency, mostPerShopper: show.unitsPerShopper, others };
    const draft = draftLiveDeal(asked, beside);
    if (!draft.ok) return refuse({ kind: "invalid", fields: draft.refusal });
    const isDue = draft.value.startsAt.getTime() <= now.getTime();
    await insertLiveDeal(tx, {
      ...draft.value,
      id: asked.id,
      showId,
      itemId: asked.itemId,
      state: isDue ? "running" : "planned",
      startedAt: isDue ? now : null,
    });
    await oweEffect(house, tx, "settle-deals", showId);
    await touchItems(tx, [asked.itemId]);
    return grant({ id: asked.id });
  });
}

/** What the item's variants cost in the show, and how many of their units can be sold yet; null for no item to sell. */
async function findItem(tx: Transaction, showId: string, itemId: string) {
  const [item] = await listItemsOnScreen(tx, tx.shop, showId, [itemId]);
  if (item === undefined || item.variants.length === 0) return null;
  const { livePriceMinor, variants } = item;
  const stock = await listStock(
    tx,
    tx.shop,
    showId,
    variants.map((variant) => variant.id),
  );
  const sellable = stock.map(({ units, sold, inStore }) =>
    Math.max(0, Math.min(units === null ? Infinity : units - sold, inStore ?? Infinity)),
  );
  const sum = sellable.reduce((total, units) => total + units, 0);
  return {
    prices: variants.map(({ priceMinor }) => Math.min(priceMinor, livePriceMinor ?? Infinity)),
    sellable: Number.isFinite(sum) ? sum : null,
  };
}
