import { z } from "zod";

/**
 * What of a show changed. `stock` is of concern to those who run it alone. `viewers` and `measures` never leave their process: the
 * one is about who watches there, the other a matter of time.
 */
const kinds = ["show", "pins", "sales", "item", "stock", "viewers", "measures"] as const;
export type ChangeKind = (typeof kinds)[number];

/** Names what changed in a committed transaction; whoever has viewers of the show loads the new value itself. */
export interface Announcement {
  readonly show: string;
  readonly kind: ChangeKind;
  /** The line-up item, when one item changed */
  readonly item: string | null;
  /** When the units changed at the store, ms since the epoch, where the change of an item is one of its stock */
  readonly changedAtMs?: number;
}

const announcement = z.object({
  show: z.uuid(),
  change: z.enum(kinds),
  item: z.uuid().nullish(),
  changedAt: z.string().nullish(),
});

/** Reads the payload of a database notification; null when it is none of ours. */
export function parseAnnouncement(payload: string): Announcement | null {
  const parsed = announcement.safeParse(readJson(payload));
  if (!parsed.success) return null;
  const { show, change, item, changedAt } = parsed.data;
  const announced = { show, kind: change, item: item ?? null };
  const changedAtMs = Date.parse(changedAt ?? "");
  return Number.isNaN(changedAtMs) ? announced : { ...announced, changedAtMs };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
