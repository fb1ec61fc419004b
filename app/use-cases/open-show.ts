import type { HoldRefusal } from "../live/message.ts";
import type { ShowRecord } from "../persistence/shows.server.ts";

/** How long a show whose units are still on their way out of Shopify's `reserved` state is waited for. */
const openingMs = 1000;

/** Why nothing can be held in a show now; null when it can. */
export function refusalOfShow(show: ShowRecord | null): HoldRefusal | null {
  if (show === null) return { kind: "gone" };
  if (show.state !== "live") return { kind: "not-live" };
  return show.stockState === "open" ? null : { kind: "opening", retryAfterMs: openingMs };
}
