import type { CrowdNews, Crowds } from "../live/crowds.ts";
import { countOf, merged } from "../live/sketch.ts";
import { keepPast, listAudience, takePast, tellAudience } from "../persistence/audience.server.ts";
import type { House } from "./house.server.ts";

/** A process that was not heard of for so long is dead: its viewers are gone, or come back to another. */
const heardWithinMs = 20_000;
/** After so long nobody waits for it either: its sketch joins those of the crowds that are over. */
const buriedAfterMs = 3_600_000;

/** How many watch a show, and how many ever did. */
export interface ShowAudience {
  readonly viewers: number;
  readonly viewersSoFar: number;
}

/** Counts the viewers of a show at all web processes. */
export async function readAudience(house: House, shop: string, showId: string): Promise<ShowAudience> {
  const told = await listAudience(house.db, shop, showId);
  const since = house.clock().getTime() - heardWithinMs;
  const present = told.filter(({ toldAt }) => toldAt.getTime() >= since);
  return {
    viewers: present.reduce((sum, { viewers }) => sum + viewers, 0),
    viewersSoFar: countOf(merged(told.map(({ seen }) => seen))),
  };
}

/** Tells the other processes who watches here. */
export interface AudienceNotes {
  /** Writes what changed; answers the shows it wrote. What cannot be written is written the next time. */
  flush(): Promise<readonly string[]>;
  /** The same when the process goes: nobody watches here any more. */
  end(): Promise<void>;
}

/** Notes of this process's crowds. `nowMs` is the clock that the crowds are counted by. */
export function openAudienceNotes(house: House, crowds: Crowds, nowMs: () => number): AudienceNotes {
  const owed = new Map<string, CrowdNews>();

  async function write(news: readonly CrowdNews[]): Promise<readonly string[]> {
    for (const each of news) owed.set(each.crowd, each);
    const written: string[] = [];
    for (const each of [...owed.values()]) {
      try {
        await (each.isOver ? bury(house, each) : tell(house, each));
        owed.delete(each.crowd);
        written.push(each.show);
      } catch (error) {
        house.log.warn({ err: error, show: each.show }, "the viewers were not noted");
        break;
      }
    }
    return written;
  }

  return {
    flush: () => write(crowds.news(nowMs())),
    async end() {
      await write(crowds.end());
    },
  };
}

async function tell(house: House, { shop, show, crowd, viewers, seen }: CrowdNews): Promise<void> {
  await tellAudience(house.db, shop, { showId: show, crowd, viewers, seen, toldAt: house.clock() });
}

async function bury(house: House, { shop, show, crowd, seen }: CrowdNews): Promise<void> {
  const now = house.clock();
  const before = new Date(now.getTime() - buriedAfterMs);
  await house.db.transaction(shop, async (tx) => {
    const sketches = await takePast(tx, { showId: show, crowd, before });
    await keepPast(tx, show, merged([...sketches, seen]), now);
  });
}
