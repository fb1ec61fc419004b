import type { ShowState } from "../domain/show.ts";
import { passEnd } from "../live/show-token.server.ts";
import { findShop } from "../persistence/shops.server.ts";
import { findNextShow } from "../persistence/shows.server.ts";
import type { House } from "./house.server.ts";
import { mayMail } from "./may-mail.ts";

/** What a page of the online store knows of us before any script runs; the app's metafield `paniere.live` holds it. */
export interface LiveState {
  readonly v: 1;
  /** Where the event stream is */
  readonly origin: string;
  /** Whether a shopper in a queue may ask for an e-mail at their turn */
  readonly mail: boolean;
  /** The live show, or else the one that starts next */
  readonly show: {
    readonly id: string;
    readonly title: string;
    readonly host: string;
    readonly state: ShowState;
    /** ISO 8601 */
    readonly startsAt: string;
    /** For pages without script, and while the event stream cannot be reached */
    readonly streamUrl: string;
    /** What a page opens the event stream with; the same all day */
    readonly token: string;
  } | null;
}

/** What the online store should show of a shop's shows now. */
export async function readLiveState(house: House, shop: string): Promise<LiveState> {
  const known = await findShop(house.db, shop);
  const common = { v: 1, origin: house.appOrigin, mail: known !== null && mayMail(known) } as const;
  const now = house.clock();
  const show = await findNextShow(house.db, shop, now);
  if (show === null) return { ...common, show: null };
  const { id, title, host, state, startsAt, streamUrl, plannedMinutes } = show;
  const plannedEnd = new Date(startsAt.getTime() + plannedMinutes * 60_000);
  const token = house.showTokens.sign({ shop, show: id, expiresAt: passEnd(plannedEnd, now) });
  return { ...common, show: { id, title, host, state, startsAt: startsAt.toISOString(), streamUrl, token } };
}
