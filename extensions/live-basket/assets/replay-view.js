// @ts-check
/** @import { Playing } from "./replay-player.js" */
import { field, say } from "./offer.js";
import { playRecording } from "./replay-player.js";
import { ReplayProduct } from "./replay-product.js";

/** Most products that are asked for at once. */
const AT_ONCE = 4;

/** One recording: plays, marks the cue of the moment, and sells each product as the store has it now. */
class Replay extends HTMLElement {
  #ending = new AbortController();
  /** @type {Map<string, ReplayProduct>} */
  #products = new Map();
  /** @type {Playing | null} */
  #playing = null;
  #isAsked = false;

  connectedCallback() {
    this.#ending = new AbortController();
    /** @type {(type: string, listener: (element: Element) => void) => void} */
    const hear = (type, listener) =>
      this.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail), this.#ending);
    hear("paniere:tapped", (element) => void this.#act(element));
    hear("paniere:chosen", (element) => this.#productAt(element)?.choose(/** @type {HTMLSelectElement} */ (element)));
  }

  disconnectedCallback() {
    this.#ending.abort();
    this.#playing?.end();
    this.#playing = null;
  }

  get #cues() {
    return /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-at]"));
  }

  /** @param {Element} element that was tapped */
  async #act(element) {
    const action = element.closest("[data-action]")?.getAttribute("data-action");
    const cue = /** @type {HTMLElement | null} */ (element.closest("[data-at]"));
    if (action === "play") await this.#play(0);
    if (action === "jump") await this.#play(Number(cue?.dataset.at));
    if (action === "buy" || action === "add") await this.#productAt(element)?.[action]();
    await this.#learn();
  }

  /** @param {number} at second of the recording */
  async #play(at) {
    const screen = field(this, "screen");
    if (this.#playing) return this.#playing.seek(at);
    say(field(this, "fault"));
    field(this, "link").hidden = true;
    for (const other of this.closest("paniere-replays")?.querySelectorAll("paniere-replay") ?? []) {
      if (other instanceof Replay && other !== this) other.#stop();
    }
    this.toggleAttribute("data-playing", true);
    this.#playing = playRecording(screen, {
      address: this.dataset.recording ?? "",
      engineSrc: this.#block.dataset.engineSrc ?? "",
      title: field(this, "title").textContent ?? "",
      at,
      onTime: (seconds) => this.#mark(seconds),
      onFault: () => this.#fail(),
    });
  }

  #stop() {
    this.#playing?.end();
    this.#playing = null;
    this.toggleAttribute("data-playing", false);
    this.#mark(-1);
  }

  #fail() {
    this.#stop();
    say(field(this, "fault"), this.#block.dataset.textUnplayable);
    field(this, "link").hidden = false;
    /** @type {HTMLElement} */ (this.querySelector('[data-action="play"]')).hidden = true;
    this.dispatchEvent(new CustomEvent("paniere:news", { detail: this.#block.dataset.textUnplayable, bubbles: true }));
  }

  /** The cue of the moment is the last that has begun. @param {number} seconds */
  #mark(seconds) {
    const begun = [...this.#cues].filter(({ dataset }) => Number(dataset.at) <= seconds + 0.25).at(-1);
    for (const cue of this.#cues) {
      if (cue === begun) cue.setAttribute("aria-current", "true");
      else cue.removeAttribute("aria-current");
      field(cue, "now").hidden = cue !== begun;
    }
  }

  /** Asks the store what each product costs now and whether it is there. */
  async #learn() {
    if (this.#isAsked) return;
    this.#isAsked = true;
    const waiting = [...new Set([...this.#cues].map((cue) => this.#productAt(cue)))];
    const ask = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await next.learn();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, ask));
  }

  /** @param {Element} element in a cue @returns {ReplayProduct | undefined} */
  #productAt(element) {
    const row = /** @type {HTMLElement | null} */ (element.closest("[data-at]"));
    const handle = row?.dataset.handle;
    if (!row || handle === undefined) return undefined;
    const rows = [...this.#cues].filter(({ dataset }) => dataset.handle === handle);
    const known = this.#products.get(handle) ?? new ReplayProduct(this.#block, handle, rows);
    this.#products.set(handle, known);
    known.row = row;
    return known;
  }

  get #block() {
    return /** @type {HTMLElement} */ (this.closest("paniere-replays"));
  }
}

customElements.define("paniere-replay", Replay);
