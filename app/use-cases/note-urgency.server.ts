import {
  newlyShown,
  saysTheSame,
  subjectOf,
  unsaid,
  urgenciesOf,
  type ShownUrgency,
  type Urgency,
} from "../domain/urgency.ts";
import type { Place } from "../live/hub.server.ts";
import type { ItemView, LiveMessage } from "../live/message.ts";
import { insertUrgencies, listLastUrgencies, lockUrgencies } from "../persistence/urgency.server.ts";
import type { House } from "./house.server.ts";

/** Keeps what viewers of this process were told that presses them to hurry. */
export interface UrgencyNotes {
  /** Takes up messages that go to viewers. */
  readonly note: (place: Place, messages: readonly LiveMessage[]) => void;
  /** Writes what changed since the last time. What cannot be written is kept for the next. */
  readonly flush: () => Promise<void>;
}

/** Changes that wait to be written; beyond it none is noted. */
const mostWaiting = 20_000;

interface Pressing {
  readonly shop: string;
  /** What each item says now: its version, and its urgencies by subject */
  readonly items: Map<string, { readonly version: number; readonly said: ReadonlyMap<string, Urgency> }>;
  waiting: ShownUrgency[];
}

export function openUrgencyNotes(house: House): UrgencyNotes {
  const shows = new Map<string, Pressing>();

  function noteItem(show: Pressing, item: ItemView): void {
    const before = show.items.get(item.id);
    if (before !== undefined && item.version < before.version) return;
    const said = new Map(urgenciesOf(item).map((urgency) => [subjectOf(urgency), urgency]));
    show.items.set(item.id, { version: item.version, said });
    const isNews = (urgency: Urgency) => {
      const known = before?.said.get(subjectOf(urgency));
      return known === undefined || !saysTheSame(known, urgency);
    };
    const ended = [...(before?.said ?? [])]
      .filter(([subject]) => !said.has(subject))
      .map(([, urgency]) => unsaid(urgency));
    if (show.waiting.length > mostWaiting) return;
    const at = { itemId: item.id, version: item.version, shownAt: house.clock() };
    for (const urgency of [...ended, ...[...said.values()].filter(isNews)]) show.waiting.push({ ...urgency, ...at });
  }

  async function write(showId: string, { shop, waiting }: Pressing): Promise<void> {
    const itemIds = [...new Set(waiting.map((urgency) => urgency.itemId))];
    await house.db.transaction(shop, async (tx) => {
      await lockUrgencies(tx, showId);
      const news = newlyShown(waiting, await listLastUrgencies(tx, { showId, itemIds }));
      if (news.length > 0) await insertUrgencies(tx, showId, news);
    });
  }

  return {
    note({ shop, show: showId }, messages) {
      for (const message of messages) {
        if (message.kind !== "snapshot" && message.kind !== "item") continue;
        if (message.kind === "snapshot" && message.show.state !== "live") {
          shows.get(showId)?.items.clear();
          continue;
        }
        const show = shows.get(showId) ?? { shop, items: new Map(), waiting: [] };
        if (message.kind === "snapshot") shows.set(showId, show);
        // Before the show is on air nobody is pressed.
        if (!shows.has(showId)) continue;
        for (const item of message.kind === "snapshot" ? message.items : [message.item]) noteItem(show, item);
      }
    },
    async flush() {
      for (const [showId, show] of shows) {
        if (show.items.size === 0 && show.waiting.length === 0) shows.delete(showId);
        if (show.waiting.length === 0) continue;
        const taken = { ...show };
        show.waiting = [];
        try {
          await write(showId, taken);
        } catch (error) {
          show.waiting = [...taken.waiting, ...show.waiting];
          house.log.warn({ err: error }, "what pressed viewers was not noted");
        }
      }
    },
  };
}
