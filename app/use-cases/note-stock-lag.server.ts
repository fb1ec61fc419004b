import { lagClass } from "../domain/lag.ts";
import type { Place } from "../live/hub.server.ts";
import { addLags } from "../persistence/measures.server.ts";
import type { House } from "./house.server.ts";

/** Counts how long changes of stock took from the store to viewers' screens at this process. */
export interface LagNotes {
  /** Counts changes that are on screen now; `changedAtMs` is when the store made them. */
  note(place: Place, changedAtMs: readonly number[]): void;
  /** Writes what was counted since the last time. What cannot be written is kept for the next. */
  flush(): Promise<void>;
}

export function openLagNotes(house: House): LagNotes {
  const counts = new Map<string, { readonly place: Place; readonly withinMs: number; count: number }>();

  function add({ place, withinMs, count }: { place: Place; withinMs: number; count: number }): void {
    const key = `${place.show} ${withinMs}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { place, withinMs, count });
    else known.count += count;
  }

  return {
    note(place, changedAtMs) {
      const nowMs = house.clock().getTime();
      for (const moment of changedAtMs) add({ place, withinMs: lagClass(nowMs - moment), count: 1 });
    },
    async flush() {
      const taken = [...counts.values()];
      counts.clear();
      try {
        const lags = taken.map(({ place, withinMs, count }) => ({
          shop: place.shop,
          showId: place.show,
          withinMs,
          count,
        }));
        await addLags(house.db, lags);
      } catch (error) {
        for (const entry of taken) add(entry);
        house.log.warn({ err: error }, "the lag of stock was not noted");
      }
    },
  };
}
