import { momentText, type RecordingInput } from "../domain/replay.ts";
import type { ShowState } from "../domain/show.ts";
import { listItemsOnScreen, listProductsOnScreen } from "../persistence/items-on-screen.server.ts";
import { listItemRows } from "../persistence/line-up.server.ts";
import { listReservations } from "../persistence/reservations.server.ts";
import { listLocations, listShelves, listUnits, type LocationRow } from "../persistence/show-units.server.ts";
import type { ShowRecord } from "../persistence/shows.server.ts";
import type { House } from "./house.server.ts";
import {
  productForLineUp,
  stockForEditing,
  type ItemForEditing,
  type ItemStock,
  type ProductForLineUp,
} from "./item-for-editing.ts";
import { getShop, getShow } from "./shop-and-show.server.ts";

export type { ItemForEditing, ProductForLineUp } from "./item-for-editing.ts";

export interface ShowForEditing {
  readonly id: string;
  readonly title: string;
  readonly host: string;
  readonly startsAt: string;
  readonly streamUrl: string;
  readonly plannedMinutes: number;
  readonly streamDelayMs: number | null;
  /** The recording, and the moment of the show at which it begins, as it is typed; null without one */
  readonly recording: RecordingInput | null;
  readonly state: ShowState;
  readonly version: number;
  readonly reserves: boolean;
  readonly holdMinutes: number;
  readonly unitsPerShopper: number;
  readonly items: readonly ItemForEditing[];
  readonly locations: readonly LocationRow[];
  readonly currency: string;
  readonly timeZone: string;
}

/** Reads a show with its line-up. Throws NotFound. */
export async function readShow(house: House, shop: string, showId: string): Promise<ShowForEditing> {
  const { currency, timeZone } = await getShop(house.db, shop);
  const show = await getShow(house.db, shop, showId);
  const items = await listItemsOnScreen(house.db, shop, showId, null);
  const rows = await listItemRows(house.db, shop, showId);
  const stock: ItemStock = {
    shelves: await listShelves(house.db, shop, showId),
    units: await listUnits(house.db, shop, showId),
    reservations: await listReservations(house.db, shop, showId),
    reserves: show.reserves && show.state === "scheduled",
  };
  return {
    id: show.id,
    title: show.title,
    host: show.host,
    startsAt: show.startsAt.toISOString(),
    streamUrl: show.streamUrl,
    plannedMinutes: show.plannedMinutes,
    streamDelayMs: show.streamDelayMs,
    recording: recordingOf(show),
    state: show.state,
    version: show.version,
    reserves: show.reserves,
    holdMinutes: show.holdMinutes,
    unitsPerShopper: show.unitsPerShopper,
    locations: await listLocations(house.db, shop),
    items: items.map((item) => ({
      ...productForLineUp(item, currency),
      ...stockForEditing(item.id, item.variants, stock),
      id: item.id,
      locationIds: rows.find((row) => row.id === item.id)?.locationIds ?? [],
      livePrice: item.livePriceMinor === null ? null : { minor: item.livePriceMinor, currency },
    })),
    currency,
    timeZone,
  };
}

function recordingOf({ recordingUrl, recordingFrom, startedAt }: ShowRecord): RecordingInput | null {
  if (recordingUrl === null) return null;
  const seconds =
    recordingFrom === null || startedAt === null ? 0 : (recordingFrom.getTime() - startedAt.getTime()) / 1000;
  return { url: recordingUrl, begins: seconds === 0 ? "" : momentText(seconds) };
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

/** The locations of a shop, by their names, for the form of a new show. */
export async function readLocations(house: House, shop: string): Promise<readonly LocationRow[]> {
  return listLocations(house.db, shop);
}
