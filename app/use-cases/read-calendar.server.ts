import { findShop } from "../persistence/shops.server.ts";
import { findShow } from "../persistence/shows.server.ts";
import type { House } from "./house.server.ts";
import { isUuid } from "./shop-and-show.server.ts";
import { calendarOf } from "./show-calendar.ts";

/** The calendar file of the show that `?show=ID` names; null when the shop has no such show. */
export async function calendarFile(
  house: House,
  shop: string,
  query: URLSearchParams,
): Promise<{ readonly type: string; readonly name: string; readonly text: string } | null> {
  const showId = query.get("show") ?? "";
  const known = await findShop(house.db, shop);
  const show = isUuid(showId) ? await findShow(house.db, shop, showId) : null;
  if (known === null || known.uninstalledAt !== null || show === null) return null;
  const text = calendarOf(show, { store: known.storefrontOrigins[0] ?? `https://${shop}`, now: house.clock() });
  return { type: "text/calendar; charset=utf-8", name: "show.ics", text };
}
