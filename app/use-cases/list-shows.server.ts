import type { ShowSummary } from "../domain/show-summary.ts";
import type { ShowState } from "../domain/show.ts";
import { countShows, listShowRows } from "../persistence/show-lists.server.ts";
import type { House } from "./house.server.ts";
import { getShop } from "./shop-and-show.server.ts";
import { showSummary } from "./show-summary.ts";

export interface ShowsPage {
  readonly shows: readonly ShowSummary[];
  /** From 1; a page past the end is answered with the last one */
  readonly page: number;
  readonly pageCount: number;
  readonly total: number;
  readonly timeZone: string;
}

export interface ShowsQuery {
  readonly page: number;
  readonly state?: ShowState | undefined;
  /** Words that title or host contain */
  readonly query?: string | undefined;
}

const pageSize = 25;

/** Lists a shop's shows, 25 a page: live first, then scheduled by start, then ended by end, newest first. */
export async function listShows(house: House, shop: string, query: ShowsQuery): Promise<ShowsPage> {
  const { timeZone } = await getShop(house.db, shop);
  const filter = { state: query.state ?? null, words: query.query?.trim() ?? "" };
  const total = await countShows(house.db, shop, filter);
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  const page = Math.min(Math.max(1, Number.isSafeInteger(query.page) ? query.page : 1), pageCount);
  const rows = await listShowRows(house.db, shop, filter, { offset: (page - 1) * pageSize, most: pageSize });
  return { shows: rows.map(showSummary), page, pageCount, total, timeZone };
}
