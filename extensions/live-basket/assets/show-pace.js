// @ts-check
/** @import { ShowState } from "./show-state.js" */
import { serverNow, withoutDeal } from "./deal-time.js";
import { NOTHING_KNOWN } from "./show-state.js";

/**
 * Where a picture is: the moment that its stream says, or how late it is.
 * @typedef {{ momentMs: number | null, behindMs: number, lagMs: number }} PictureClock
 */

/** The most pins on screen at once */
const MOST_PINS = 3;

/**
 * The show as a viewer sees it whose picture is at a moment: the pins of that moment, and before a running deal's start the price
 * from before it. Stock, and what is sold out, stay as they are.
 * @param {ShowState} state
 * @param {number} momentMs of the show
 * @returns {ShowState}
 */
export function asSeen(state, momentMs) {
  const pins = state.pins.filter((pin) => isSeen(pin, momentMs)).slice(0, MOST_PINS);
  const items = [...state.items.values()].map((item) =>
    item.deal && Date.parse(item.deal.startsAt) > momentMs ? withoutDeal(item) : item,
  );
  return {
    ...state,
    pins: pins.map((pin) => ({ ...pin, until: null })),
    items: new Map(items.map((item) => [item.id, item])),
  };
}

/**
 * The next moment of the show at which a viewer sees something else; Infinity without one.
 * @param {ShowState} state
 * @param {number} momentMs
 */
export function nextChangeMs({ pins, items }, momentMs) {
  const changes = [
    ...pins.flatMap(({ at, until }) => [at, until]),
    ...[...items.values()].map(({ deal }) => deal?.startsAt),
  ].map((time) => Date.parse(time ?? ""));
  return Math.min(Infinity, ...changes.filter((ms) => ms > momentMs));
}

/**
 * The moment of the show that is on screen: as the stream says, else the server's now less the delay that the merchant set for the
 * show, or the source's own estimate.
 * @param {PictureClock} clock
 * @param {ShowState} state
 */
export function momentOf({ momentMs, behindMs, lagMs }, state) {
  return momentMs ?? serverNow(state) - (state.show?.streamDelayMs ?? behindMs) - lagMs;
}

/** Tells what is seen as the picture comes to it, and not before; without a picture, all at once. */
export class Pacer {
  #state = NOTHING_KNOWN;
  /** What was told last, and the moments between which it holds @type {{ state: ShowState, fromMs: number, untilMs: number } | null} */
  #told = null;
  #lastMs = NaN;
  #timer = 0;

  /**
   * @param {() => { clock: PictureClock, isMoving: boolean } | null} look at the picture
   * @param {(seen: ShowState) => void} tell
   */
  constructor(look, tell) {
    this.look = look;
    this.tell = tell;
  }

  /** The show as it is known now. @param {ShowState} state */
  learn(state) {
    this.#state = state;
    this.pace();
  }

  /** Looks again, now and when something changes next. */
  pace() {
    clearTimeout(this.#timer);
    const picture = this.look();
    if (!picture) return this.#tellAll();
    // A clock goes on under a picture that stands still; only the stream's own dates stand still with it.
    const stands = !picture.isMoving && picture.clock.momentMs === null && !Number.isNaN(this.#lastMs);
    const momentMs = stands ? this.#lastMs : momentOf(picture.clock, this.#state);
    this.#lastMs = momentMs;
    const told = this.#told;
    if (told?.state !== this.#state || momentMs < told.fromMs || momentMs >= told.untilMs) {
      this.#told = { state: this.#state, fromMs: momentMs, untilMs: nextChangeMs(this.#state, momentMs) };
      this.tell(asSeen(this.#state, momentMs));
    }
    const waitMs = nextChangeMs(this.#state, momentMs) - momentMs;
    if (picture.isMoving && waitMs < 2 ** 31) this.#timer = window.setTimeout(() => this.pace(), Math.max(waitMs, 20));
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #tellAll() {
    this.#lastMs = NaN;
    if (this.#told?.state === this.#state && this.#told.fromMs === -Infinity) return;
    this.#told = { state: this.#state, fromMs: -Infinity, untilMs: Infinity };
    this.tell(this.#state);
  }
}

/** @param {{ at: string, until: string | null }} pin @param {number} momentMs */
function isSeen({ at, until }, momentMs) {
  return !(Date.parse(at) > momentMs) && (until === null || Date.parse(until) > momentMs);
}
