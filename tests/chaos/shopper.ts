import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { type Answered, BrowserTab, type Paid } from "./browser-tab.ts";
import type { Viewer } from "./viewer.ts";

/** What a shopper is like. */
export type Fate =
  /** Taps and pays; where it is sold out, waits for their turn */
  | "buys"
  /** Taps twice at once, as an impatient finger does, and pays */
  | "taps-twice"
  /** Holds, and gives it back */
  | "gives-back"
  /** Holds, and is never seen again */
  | "walks-away"
  /** Holds, and pays when the time is up */
  | "pays-late"
  /** Waits in the queue, and leaves it */
  | "loses-patience"
  /** Comes by the store's own page and knows of no show */
  | "passes-by";

export interface Evening {
  readonly shop: string;
  readonly showId: string;
  readonly itemId: string;
  readonly variantId: string;
  readonly viewer: Viewer;
  /** A token of a shopper's, as the app hands them out */
  readonly newShopper: () => string;
}

/** What a shopper was told, and did. */
export interface Story {
  readonly fate: Fate;
  /** Holds that they were told of */
  readonly holds: Set<string>;
  /** What came of paying for a hold in time */
  readonly inTime: Paid[];
  /** What came of paying for one that was over */
  readonly late: Paid[];
  /** What came of paying without one */
  readonly without: Paid[];
  units: number;
}

const hold = z.object({ id: z.string(), units: z.number(), endsAt: z.string(), mark: z.string() });
type Hold = z.infer<typeof hold>;
const entry = z.object({ id: z.string(), state: z.string(), place: z.number(), hold: hold.nullable() });
const refused = z.object({ refusal: z.looseObject({ kind: z.string() }) });

/** How long before its end a hold is paid at the latest; an answer takes its time on a busy machine. */
const marginMs = 15_000;

const longestWaitMs = 90_000;

/** Lives through a shopper's evening, until they have what they want or the show is over. */
export async function liveThrough(
  evening: Evening,
  of: { readonly fate: Fate; readonly units: number },
): Promise<Story> {
  const shopper = new Shopper(evening, {
    fate: of.fate,
    holds: new Set(),
    inTime: [],
    late: [],
    without: [],
    units: of.units,
  });
  await shopper.live();
  return shopper.story;
}

class Shopper {
  readonly story: Story;
  readonly #evening: Evening;
  readonly #tab: BrowserTab;
  readonly #token: string;

  constructor(evening: Evening, story: Story) {
    this.#evening = evening;
    this.story = story;
    this.#tab = new BrowserTab(evening.shop);
    this.#token = evening.newShopper();
  }

  async live(): Promise<void> {
    if (this.story.fate === "passes-by") {
      this.story.without.push(await this.#pay(null));
      return;
    }
    const held = (await this.#tap()) ?? (await this.#queue());
    if (held !== null) await this.#use(held);
  }

  async #tap(): Promise<Hold | null> {
    const { showId, itemId, variantId } = this.#evening;
    const tap = { id: randomUUID(), show: showId, item: itemId, variant: variantId, pin: null };
    const send = () => this.#tab.ask("holds", { ...tap, units: this.story.units, shopper: this.#token });
    const answers = await Promise.all(this.story.fate === "taps-twice" ? [send(), send()] : [send()]);
    // Of two that differ, units came back in between.
    const [held = null] = answers.map((answer) => this.#heldBy(answer)).filter((one) => one !== null);
    return held;
  }

  /** The hold of an answer; null when it is sold out. */
  #heldBy(answer: Answered): Hold | null {
    if (answer.status === 200) return this.#told(z.object({ hold }).parse(JSON.parse(answer.text)).hold);
    const { kind } = refused.parse(JSON.parse(answer.text)).refusal;
    if (kind === "sold-out" || kind === "not-live" || kind === "ended") return null;
    throw new Error(`a tap was refused: ${answer.text}`);
  }

  /** Waits for their turn; null when it does not come, or they do not wait for it. */
  async #queue(): Promise<Hold | null> {
    const { showId, itemId, variantId, viewer } = this.#evening;
    const wish = { id: randomUUID(), show: showId, item: itemId, variant: variantId, units: this.story.units };
    const joined = await this.#tab.ask("waitlist", { ...wish, shopper: this.#token });
    // Units came back in between: they tap again.
    if (joined.status === 409) return refusalOf(joined) === "not-sold-out" ? this.#again() : null;
    const { place, hold: atOnce } = z.object({ entry }).parse(JSON.parse(joined.text)).entry;
    if (atOnce !== null) return this.#told(atOnce);
    if (this.story.fate === "loses-patience") {
      await this.#tab.ask("waitlist/leave", { id: wish.id, shopper: this.#token });
      return null;
    }
    if (!(await viewer.turnOf(place))) return null;
    const mine = await this.#tab.ask("holds/mine", { show: showId, shopper: this.#token });
    const { queue } = z.object({ queue: z.array(entry) }).parse(JSON.parse(mine.text));
    const turn = queue.find(({ id }) => id === wish.id)?.hold ?? null;
    return turn === null ? null : this.#told(turn);
  }

  #told(held: Hold): Hold {
    this.story.holds.add(held.id);
    return held;
  }

  async #again(): Promise<Hold | null> {
    return (await this.#tap()) ?? this.#queue();
  }

  async #use(held: Hold): Promise<void> {
    const { fate } = this.story;
    const leftMs = Date.parse(held.endsAt) - Date.now();
    // A turn lasts longer than an evening here: who would not pay for it gives it back.
    const outstays = leftMs > longestWaitMs && (fate === "walks-away" || fate === "pays-late");
    if (fate === "gives-back" || fate === "loses-patience" || outstays) {
      await this.#tab.ask("holds/release", { id: held.id, shopper: this.#token });
      return;
    }
    if (fate === "walks-away") return;
    if (fate === "pays-late") {
      await wait(leftMs + 2_000);
      this.story.late.push(await this.#pay(held));
    } else if (leftMs > marginMs) this.story.inTime.push(await this.#pay(held));
    else this.story.late.push(await this.#pay(held));
  }

  async #pay(held: Hold | null): Promise<Paid> {
    const { showId, itemId, variantId } = this.#evening;
    const properties = held === null ? {} : { _paniere_show: showId, _paniere_item: itemId, _paniere_hold: held.mark };
    const units = held?.units ?? this.story.units;
    return this.#tab.buy({
      variantId,
      units,
      properties,
      email: `${this.#token
        .slice(0, 12)
        .toLowerCase()
        .replaceAll(/[^a-z0-9]/g, "x")}@example.com`,
    });
  }
}

function refusalOf(answer: Answered): string {
  return refused.parse(JSON.parse(answer.text)).refusal.kind;
}
