import type { ShowSummary } from "../domain/show-summary.ts";
import type { ShowState } from "../domain/show.ts";
import type { House } from "./house.server.ts";

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

/** Lists a shop's shows, 25 a page: live first, then scheduled by start, then ended by end, newest first. */
export async function listShows(house: House, shop: string, query: ShowsQuery): Promise<ShowsPage> {
  throw new Error(`not built: ${shop} ${house.appOrigin} ${query.page}`);
}
