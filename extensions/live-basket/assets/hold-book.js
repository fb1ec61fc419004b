// @ts-check
/** @import { HoldView, QueueView } from "../../../app/live/message.ts" */
/** @import { ShopperDoor, Said } from "./shopper-door.js" */
/** @import { ShowState } from "./show-state.js" */
/** @import { CartLine } from "./store-cart.js" */
import { markOf } from "./hold-mark.js";
import { newId } from "./new-id.js";
import { rememberSeen, seenBefore } from "./seen-holds.js";

/**
 * What a shopper wants held, or waits for.
 * @typedef {{ itemId: string, variantId: string, units: number, pinId?: string | undefined }} Wish
 * @typedef {{ hold: HoldView }} HoldTold
 * @typedef {{ entry: QueueView, mail?: "noted" | "not-noted" | "not-offered" }} EntryTold
 * @typedef {{ holds: HoldView[], queue: QueueView[] }} MineTold
 */

/** How often the place in a queue is asked for while the queue moves. */
const PLACE_MS = 20_000;
const AGAIN_MS = 3000;

/**
 * What is held for this shopper in the show, and where they wait, by the app's clock. `onChange` hears of every change, and of
 * the hold that ended or the place whose turn came.
 */
export class HoldBook {
  /** `deadline` and `heardAt` are on this page's own steady clock @type {Map<string, { view: HoldView, deadline: number, heardAt: number }>} */
  #holds = new Map();
  /** By variant @type {Map<string, QueueView>} */
  #queue = new Map();
  /** Holds that are on a line of the cart, or on their way there @type {Set<string>} */
  #placed = new Set();
  /** Holds that were on a line once, on whatever page @type {Set<string>} */
  #seen = new Set(seenBefore());
  /** Turns that were told @type {Set<string>} */
  #told = new Set();
  /** What the stream last said of a variant's queue, by variant @type {Map<string, string>} */
  #heard = new Map();
  #isLoaded = false;
  #endTimer = 0;
  #askTimer = 0;
  #askAt = Infinity;

  /**
   * @param {ShopperDoor} door
   * @param {string} showId
   * @param {(news: { ended?: HoldView, turn?: QueueView }) => void} onChange
   */
  constructor(door, showId, onChange) {
    this.door = door;
    this.showId = showId;
    this.onChange = onChange;
  }

  /** Holds that have not ended, the one that ends first in front. */
  get open() {
    return [...this.#holds.values()]
      .filter(({ view }) => this.leftMs(view.id) > 0)
      .sort((a, b) => a.deadline - b.deadline)
      .map(({ view }) => view);
  }

  /** The hold whose end comes next, of what is in the cart and what is offered. */
  get next() {
    return this.open.find(({ id }) => this.#placed.has(id) || !this.#seen.has(id));
  }

  /** Whether something is held, or waited for. */
  get isInUse() {
    return this.open.length > 0 || [...this.#queue.values()].some(({ state }) => state === "waiting");
  }

  /** @param {string} id */
  leftMs(id) {
    const known = this.#holds.get(id);
    return known?.view.state === "held" ? Math.max(0, known.deadline - performance.now()) : 0;
  }

  /**
   * How long a line is held yet: 0 once that is over, null for a line that never was. A hold that this page does not know (of
   * another show, or while the app is away) ends when its mark says so.
   * @param {CartLine} line
   */
  leftOn(line) {
    const mark = markOf(line);
    if (!mark) return null;
    const isOurs = line.properties?.["_paniere_show"] === this.showId;
    if (this.#holds.has(mark.id) || (isOurs && this.#isLoaded)) return this.leftMs(mark.id);
    return Math.max(0, mark.endsAtMs - Date.now());
  }

  /** The hold of a line, while it lasts. @param {CartLine} line */
  holdOn(line) {
    const id = markOf(line)?.id ?? "";
    return this.leftMs(id) > 0 ? this.#holds.get(id)?.view : undefined;
  }

  /** The shopper's place in the queue of a variant, or their turn. @param {string} variantId */
  waitFor(variantId) {
    return this.#queue.get(variantId);
  }

  /** A turn that can be taken: held, and not in the cart yet. @param {string} variantId */
  turnOf(variantId) {
    return this.unplaced.find((hold) => hold.variantId === variantId);
  }

  /**
   * Holds that never were on a line of the cart: turns, and taps whose line got lost. One that was there and is gone may have been
   * bought this moment: it is neither offered again nor given back, and ends by itself.
   */
  get unplaced() {
    return this.open.filter(({ id }) => !this.#placed.has(id) && !this.#seen.has(id));
  }

  /** Learns which holds are on the cart's lines. @param {CartLine[]} lines */
  place(lines) {
    this.#placed = new Set(lines.map((line) => markOf(line)?.id ?? ""));
    for (const id of this.#placed) this.#seen.add(id);
    rememberSeen(this.#seen);
    this.onChange({});
  }

  /** Holds units. @param {Wish} wish @returns {Promise<Said<HoldTold>>} */
  async take({ itemId, variantId, units, pinId }) {
    const body = { id: newId(), show: this.showId, item: itemId, pin: pinId ?? null, variant: variantId, units };
    const said = await this.door.ask("holds", body);
    if (said.told) this.#placed.add(body.id);
    return this.#note(said);
  }

  /** Gives a hold its full time again. @param {string} id @returns {Promise<Said<HoldTold>>} */
  async renew(id) {
    const said = await this.door.ask("holds/renew", { id });
    const known = this.#holds.get(id);
    if (said.refusal?.kind === "ended" && known) this.#keep({ ...known.view, state: "lapsed" });
    return this.#note(said);
  }

  /** Gives a hold back. Nobody has to wait for it: it ends by itself where the app does not hear. @param {string} id */
  async release(id) {
    const known = this.#holds.get(id);
    if (known) this.#keep({ ...known.view, state: "released" });
    this.onChange({});
    this.#note(await this.door.ask("holds/release", { id }));
  }

  /** Lets held units out of the stock that Shopify keeps back, where the show keeps it so. @param {string} id @returns {Promise<Said<MineTold>>} */
  async letOut(id) {
    const said = await this.door.ask("holds/checkout", { ids: [id] });
    for (const hold of /** @type {Said<MineTold>} */ (said).told?.holds ?? []) this.#keep(hold);
    return said;
  }

  /** Waits for units. The same wish again brings an address to it. @param {Wish} wish @param {string} [email] @returns {Promise<Said<EntryTold>>} */
  async join({ itemId, variantId, units }, email) {
    const id = this.#waitingId(variantId) ?? newId();
    const wish = { id, show: this.showId, item: itemId, variant: variantId, units };
    return this.#enter(await this.door.ask("waitlist", { ...wish, ...(email && { email }) }));
  }

  /** Leaves a queue. @param {string} variantId @returns {Promise<Said<EntryTold>>} */
  async leave(variantId) {
    return this.#enter(await this.door.ask("waitlist/leave", { id: this.#waitingId(variantId) ?? "" }));
  }

  /** Asks the app for everything of this shopper's. */
  async refresh() {
    clearTimeout(this.#askTimer);
    this.#askAt = Infinity;
    if (!this.door.isKnown) return;
    const asked = performance.now();
    const { told } = /** @type {Said<MineTold>} */ (await this.door.ask("holds/mine", { show: this.showId }));
    if (!told) return this.isInUse ? this.#askLater(AGAIN_MS) : undefined;
    this.#isLoaded = true;
    // What was held while the answer was on its way is not in it.
    this.#holds = new Map([...this.#holds].filter(([, { heardAt }]) => heardAt > asked));
    for (const hold of told.holds) this.#keep(hold);
    this.#queue = new Map(told.queue.map((entry) => [entry.variantId, entry]));
    this.#watch();
    this.onChange({});
    for (const entry of told.queue) {
      if (entry.state !== "offered" || this.#told.has(entry.id)) continue;
      this.#told.add(entry.id);
      this.onChange({ turn: entry });
    }
  }

  /** Hears from the stream whose turn has come; asks for places in between, at ease. @param {ShowState} state */
  hear(state) {
    for (const { variants } of state.items.values()) {
      for (const { id, waiting, servedUpTo } of variants) {
        const entry = this.#queue.get(id);
        if (entry?.state !== "waiting") continue;
        const news = `${waiting} ${servedUpTo}`;
        if (this.#heard.get(id) === news) continue;
        const isFirst = !this.#heard.has(id);
        this.#heard.set(id, news);
        if (entry.place <= servedUpTo) this.#askLater(0);
        else if (!isFirst) this.#askLater(PLACE_MS * (0.5 + Math.random()));
      }
    }
  }

  /** Stops its timers. */
  close() {
    clearTimeout(this.#endTimer);
    clearTimeout(this.#askTimer);
  }

  /** @param {string} variantId */
  #waitingId(variantId) {
    const entry = this.#queue.get(variantId);
    return entry?.state === "waiting" ? entry.id : undefined;
  }

  /** @param {Said<HoldTold>} said */
  #note(said) {
    if (said.told) this.#keep(said.told.hold);
    this.#watch();
    this.onChange({});
    return said;
  }

  /** @param {Said<EntryTold>} said */
  #enter(said) {
    if (said.told) this.#queue.set(said.told.entry.variantId, said.told.entry);
    this.onChange({});
    if (said.told?.entry.state === "offered") this.refresh();
    return said;
  }

  /** @param {HoldView} view */
  #keep(view) {
    const heardAt = performance.now();
    this.#holds.set(view.id, { view, deadline: heardAt + Date.parse(view.endsAt) - Date.parse(view.now), heardAt });
  }

  /** @param {number} ms */
  #askLater(ms) {
    const at = performance.now() + ms;
    if (at >= this.#askAt) return;
    clearTimeout(this.#askTimer);
    this.#askAt = at;
    this.#askTimer = window.setTimeout(() => this.refresh(), ms);
  }

  /** Waits for the next end. */
  #watch() {
    clearTimeout(this.#endTimer);
    const [next] = this.open;
    if (next) this.#endTimer = window.setTimeout(() => this.#end(), this.leftMs(next.id) + 50);
  }

  #end() {
    for (const { view, deadline } of [...this.#holds.values()]) {
      if (view.state !== "held" || deadline > performance.now()) continue;
      this.#keep({ ...view, state: "lapsed" });
      const entry = this.#queue.get(view.variantId);
      if (entry?.hold?.id === view.id) this.#queue.set(view.variantId, { ...entry, state: "missed", hold: null });
      this.onChange({ ended: view });
    }
    this.#watch();
  }
}
