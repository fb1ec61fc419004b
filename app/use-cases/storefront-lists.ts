import { cuesOf, type Cue, type ShownProduct } from "../domain/replay.ts";
import type { ReplayRow, UpcomingRow } from "../persistence/storefront-shows.server.ts";

/** A show to come, in the app's metafield `paniere.upcoming`. */
export interface UpcomingShow extends Pick<UpcomingRow, "id" | "title" | "host" | "plannedMinutes" | "products"> {
  /** ISO 8601 */
  readonly startsAt: string;
  /** ISO 8601: as it is planned */
  readonly endsAt: string;
}

/** A show to watch again, in the app's metafield `paniere.replays`. */
export interface Replay {
  readonly id: string;
  readonly title: string;
  readonly host: string;
  /** ISO 8601 */
  readonly startedAt: string;
  /** Seconds of the show in the recording; null when it is not known */
  readonly duration: number | null;
  readonly recordingUrl: string;
  readonly cues: readonly Cue[];
}

/** How many shows a list has. */
export const mostShows = 12;
/** How many products an upcoming show shows. */
export const mostProducts = 4;
/** A loop of Liquid ends after fifty. https://shopify.dev/docs/api/liquid/tags/for */
export const mostCues = 50;
/**
 * Shopify takes 128 KB of JSON, and pages read it at every visit, so we stay well below.
 * https://shopify.dev/docs/apps/build/metafields/metafield-limits
 */
export const mostBytes = 96 * 1024;

export function upcomingShow(row: UpcomingRow): UpcomingShow {
  const endsAt = new Date(row.startsAt.getTime() + row.plannedMinutes * 60_000).toISOString();
  return { ...row, startsAt: row.startsAt.toISOString(), endsAt };
}

/** A recording with its cues; `shown` is what was on screen in that show. */
export function replay(row: ReplayRow, shown: readonly ShownProduct[]): Replay {
  const { id, title, host, startedAt, endedAt, recordingUrl, recordingFrom } = row;
  const durationS = endedAt === null ? 0 : Math.round((endedAt.getTime() - recordingFrom.getTime()) / 1000);
  return {
    id,
    title,
    host,
    startedAt: startedAt.toISOString(),
    duration: durationS > 0 ? durationS : null,
    recordingUrl,
    cues: cuesOf(shown, recordingFrom, mostCues),
  };
}

/**
 * The replays as far as they fit into `bytes` of JSON: the shows with the most cues lose the last of them first, and when
 * no cues are left to take, the oldest replay goes.
 */
export function fitted(replays: readonly Replay[], bytes = mostBytes): readonly Replay[] {
  for (let cues = mostCues; cues > 0; cues = Math.floor(cues / 2)) {
    const cut = replays.map((each) => ({ ...each, cues: each.cues.slice(0, cues) }));
    if (sizeOf(cut) <= bytes) return cut;
  }
  const bare = replays.map((each) => ({ ...each, cues: [] }));
  const fitting = bare.findLastIndex((_, last) => sizeOf(bare.slice(0, last + 1)) <= bytes);
  return bare.slice(0, fitting + 1);
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
