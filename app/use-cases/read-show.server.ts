import type { ShowState } from "../domain/show.ts";
import { listItemsOnScreen, listProductsOnScreen } from "../persistence/items-on-screen.server.ts";
import type { House } from "./house.server.ts";
import { productForLineUp, type ItemForEditing, type ProductForLineUp } from "./item-for-editing.ts";
import { getShop, getShow } from "./shop-and-show.server.ts";

export type { ItemForEditing, ProductForLineUp } from "./item-for-editing.ts";

export interface ShowForEditing {
  readonly id: string;
  readonly title: string;
  readonly host: string;
  readonly startsAt: string;
  readonly streamUrl: string;
  readonly state: ShowState;
  readonly version: number;
  readonly items: readonly ItemForEditing[];
  readonly currency: string;
  readonly timeZone: string;
}

/** Reads a show with its line-up. Throws NotFound. */
export async function readShow(house: House, shop: string, showId: string): Promise<ShowForEditing> {
  const { currency, timeZone } = await getShop(house.db, shop);
  const show = await getShow(house.db, shop, showId);
  const items = await listItemsOnScreen(house.db, shop, showId, null);
  return {
    id: show.id,
    title: show.title,
    host: show.host,
    startsAt: show.startsAt.toISOString(),
    streamUrl: show.streamUrl,
    state: show.state,
    version: show.version,
    items: items.map((item) => ({
      ...productForLineUp(item, currency),
      id: item.id,
      livePrice: item.livePriceMinor === null ? null : { minor: item.livePriceMinor, currency },
    })),
    currency,
    timeZone,
  };
}

/** The products just picked, in their order, as the line-up lists them; those that the catalogue does not know are absent. */
export async function readProductsForLineUp(
  house: House,
  shop: string,
  productIds: readonly string[],
): Promise<readonly ProductForLineUp[]> {
  const { currency } = await getShop(house.db, shop);
  const numbers = productIds.filter((id) => /^\d{1,18}$/.test(id));
  const rows = await listProductsOnScreen(house.db, shop, numbers);
  return rows.map((row) => productForLineUp(row, currency));
}
