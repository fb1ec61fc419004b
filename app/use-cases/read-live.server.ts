import type { ItemView, PinView, PriceView, SnapshotMessage } from "../live/message.ts";
import type { SaleView } from "../live/room-message.ts";
import { listStock } from "../persistence/allocations.server.ts";
import { listItemsOnScreen, type ItemOnScreen } from "../persistence/items-on-screen.server.ts";
import { listPricesIn } from "../persistence/market-prices.server.ts";
import { listPinsSince, type PinRecord } from "../persistence/pins.server.ts";
import { listSalesOfShow, sumSales } from "../persistence/sales.server.ts";
import { findShowOfAnyShop, type ShowRecord } from "../persistence/shows.server.ts";
import type { House } from "./house.server.ts";
import { itemView, priceView, type ShowOnScreen } from "./item-view.ts";
import { getShop, getShow, isUuid } from "./shop-and-show.server.ts";
import { pinView, saleView, showView } from "./show-view.ts";

/** Who may open the event stream of a show. */
export interface PublicShow {
  readonly shop: string;
  readonly state: "scheduled" | "live" | "ended";
  /** Origins of the online store */
  readonly origins: readonly string[];
  /** Countries whose prices are known and in another currency than the shop's */
  readonly countries: readonly string[];
}

/** Finds the show whose stream a viewer asks for; null for an unknown one, or one of a shop that uninstalled. */
export async function findPublicShow(house: House, showId: string): Promise<PublicShow | null> {
  return isUuid(showId) ? findShowOfAnyShop(house.db, showId) : null;
}

/** Everything a viewer needs, its prices in a market's currency: a country, or "" for the shop's own. Throws NotFound. */
export async function readSnapshot(house: House, shop: string, showId: string, market = ""): Promise<SnapshotMessage> {
  const style = await getShop(house.db, shop);
  return aroundShow(house, shop, showId, async (show) => {
    const [pins, items] = await Promise.all([
      pinsForLatePictures(house, shop, showId),
      listItemsOnScreen(house.db, shop, showId, null),
    ]);
    const onScreen = await showOnScreen(house, { shop, show, items, market });
    return {
      kind: "snapshot",
      show: showView(show),
      items: items.map((item) => itemView(item, onScreen, style)),
      pins: pins.map(pinView),
      pinsVersion: show.pinsVersion,
    };
  });
}

/**
 * Reads what belongs to a show, again if the show changed meanwhile: a viewer keeps the highest version of a value, so a
 * new version must never come with an older value. Throws NotFound.
 */
async function aroundShow<Value>(
  house: House,
  shop: string,
  showId: string,
  read: (show: ShowRecord) => Promise<Value>,
): Promise<Value> {
  let show = await getShow(house.db, shop, showId);
  for (;;) {
    const value = await read(show);
    const after = await getShow(house.db, shop, showId);
    if (after.version === show.version && after.pinsVersion === show.pinsVersion) return value;
    show = after;
  }
}

/** The items asked for, as viewers in a market see them; one that left the line-up is absent. Throws NotFound. */
export async function readItemViews(
  house: House,
  shop: string,
  of: { readonly showId: string; readonly itemIds: readonly string[]; readonly market: string },
): Promise<readonly ItemView[]> {
  const { showId, itemIds, market } = of;
  const style = await getShop(house.db, shop);
  return aroundShow(house, shop, showId, async (show) => {
    const items = await listItemsOnScreen(house.db, shop, showId, itemIds);
    const onScreen = await showOnScreen(house, { shop, show, items, market });
    return items.map((item) => itemView(item, onScreen, style));
  });
}

interface ToRead {
  readonly shop: string;
  readonly show: ShowRecord;
  readonly items: readonly ItemOnScreen[];
  readonly market: string;
}

/** Units and prices are read after the version of their item, so that an old figure never comes with a new version. */
async function showOnScreen(house: House, { shop, show, items, market }: ToRead): Promise<ShowOnScreen> {
  const isLive = show.state === "live";
  const variantIds = items.flatMap((item) => item.variants.map((variant) => variant.id));
  const [stock, prices] = await Promise.all([
    isLive ? listStock(house.db, shop, show.id, variantIds) : [],
    market === "" ? [] : listPricesIn(house.db, shop, { showId: show.id, country: market }),
  ]);
  return {
    isLive,
    stock: new Map(stock.map((figures) => [figures.variantId, figures])),
    now: house.clock(),
    market: new Map(prices.map((price) => [price.variantId, price])),
  };
}

/** How far a viewer's picture may lag behind the host for their pins to be those of the picture. */
const latestPictureMs = 10 * 60_000;

function pinsForLatePictures(house: House, shop: string, showId: string): Promise<readonly PinRecord[]> {
  return listPinsSince(house.db, shop, { showId, since: new Date(house.clock().getTime() - latestPictureMs) });
}

/** What is on screen now, and what left it in the last ten minutes, newest first. Throws NotFound. */
export async function readPins(
  house: House,
  shop: string,
  showId: string,
): Promise<{ readonly pins: readonly PinView[]; readonly version: number }> {
  // The version first: pins that are newer than it are sent again, never held back.
  const show = await getShow(house.db, shop, showId);
  const pins = await pinsForLatePictures(house, shop, showId);
  return { pins: pins.map(pinView), version: show.pinsVersion };
}

/** What was sold; the contract's TotalsView without the viewers, whom only the hub can count. */
export interface SoldSoFar {
  readonly orders: number;
  readonly units: number;
  readonly grossSales: PriceView;
}

/** The last 50 sales of a show, newest first, and the totals of all. Throws NotFound. */
export async function readSales(
  house: House,
  shop: string,
  showId: string,
): Promise<{ readonly sales: readonly SaleView[]; readonly sold: SoldSoFar }> {
  const style = await getShop(house.db, shop);
  await getShow(house.db, shop, showId);
  const [sales, sums] = await Promise.all([
    listSalesOfShow(house.db, shop, showId, 50),
    sumSales(house.db, shop, showId),
  ]);
  return {
    sales: sales.map((sale) => saleView(sale, style.locale)),
    sold: { orders: sums.orders, units: sums.units, grossSales: priceView(sums.grossMinor, style) },
  };
}
