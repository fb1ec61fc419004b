// @ts-check
/** @import { LiveMessage, ShowView } from "../../../app/live/message.ts" */
import { picture, say } from "./offer.js";
import "./pinned-product.js";
import { applyMessage, findTopPin, NOTHING_KNOWN } from "./show-state.js";
import { ShowStream } from "./show-stream.js";

/** From here on a planned show is listened to; before, a timer is enough. */
const EARLY_MS = 30 * 60_000;

/** The floating show: hears the stream and decides what is seen. The stage's own code is fetched on the first tap. */
class LiveBasket extends HTMLElement {
  #ending = new AbortController();
  #state = NOTHING_KNOWN;
  #timer = 0;
  #stream = new ShowStream(
    `${this.dataset.stream}&viewer=${this.#viewer}`,
    (message) => this.#receive(message),
    (isConnected) => say(this.#part("hint"), isConnected ? "" : this.dataset.textOffline),
  );

  connectedCallback() {
    const { signal } = (this.#ending = new AbortController());
    /** @type {(type: string, listener: (detail: any) => void) => void} */
    const hear = (type, listener) =>
      this.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail), { signal });
    hear("paniere:news", (text) => (this.#part("news").textContent = text));
    hear("paniere:units", (units) => this.#count(units));
    hear("paniere:remember", (news) => this.#remember(news));
    hear("paniere:do", (wish) => this.#wake(wish));
    hear("paniere:grow", () => this.#part("bubble").hidden || this.#resize("mini"));
    this.addEventListener("click", (event) => this.#act(event), { signal });
    document.addEventListener("shopify:cart:lines-update", (event) => this.#hearTheme(event), { signal });
    addEventListener("online", () => this.dataset.state === "live" && this.#stream.open(), { signal });
    if (this.dataset.state === "live") return this.#goLive();
    this.#wait();
    // Without its code there is no pill.
    import("./next-show.js").then(({ announce }) => announce(this, this.#memory.dismissed)).catch(() => null);
  }

  disconnectedCallback() {
    this.#ending.abort();
    clearTimeout(this.#timer);
    this.#stream.close();
  }

  /** Listens once the planned show is near. */
  #wait() {
    const early = Date.parse(this.dataset.startsAt ?? "") - Date.now() - EARLY_MS;
    // A browser's timer holds no more than 31 bits.
    if (early > 0) this.#timer = window.setTimeout(() => this.#wait(), Math.min(early, 2 ** 31 - 1));
    else this.#stream.open();
  }

  #goLive() {
    this.dataset.state = "live";
    this.#stream.open();
    const { size, dismissed, playing, held } = this.#memory;
    const last = size ?? (dismissed ? "bubble" : "mini");
    // A full screen that came back on every page would keep the shopper from browsing.
    this.#resize(last === "stage" && innerWidth < 600 ? "mini" : last);
    const resumes = playing && last !== "bubble";
    if (resumes || held) this.#wake({ action: resumes ? "resume" : "held" });
  }

  /** @param {LiveMessage} message */
  #receive(message) {
    const state = applyMessage(this.#state, message);
    if (state === this.#state) return;
    this.#state = state;
    if (state.show) this.#heed(state.show);
    picture(this.#part("poster"), findTopPin(state)?.item.imageUrl);
    for (const name of ["pin", "frame"]) this.#tell(name, "paniere:state", state);
  }

  /** @param {ShowView} show */
  #heed(show) {
    const { textOnAir = "", state } = this.dataset;
    if (show.state === state || show.state === "scheduled") return;
    if (show.state === "live") {
      this.#part("news").textContent = textOnAir.replace("%t", () => show.title);
      return this.#goLive();
    }
    this.dataset.state = "ended";
    this.#stream.close();
    if (state === "live") this.#wake({ action: "end" });
    else this.#resize("none");
  }

  /** @param {MouseEvent} event */
  #act({ target }) {
    const button = /** @type {Element} */ (target).closest("[data-action]");
    if (!(button instanceof HTMLElement)) return;
    const from = this.#part("frame").dataset.size;
    switch (button.dataset.action) {
      case "dismiss":
        this.#remember({ dismissed: true });
        return this.#resize("none");
      case "smaller":
        this.#resize(from === "stage" ? "mini" : "bubble");
        return from === "mini" && this.#part("bubble").focus();
      case "expand":
        this.#resize("mini");
        this.#part("frame").focus();
        return this.#memory.playing && this.#wake({ action: "resume" });
      default:
        this.#resize("stage");
        this.#wake({ ...button.dataset, from, opener: button });
    }
  }

  /** Fetches the stage's code if need be. @param {object} wish action, and what belongs to it */
  async #wake(wish) {
    try {
      await import(/** @type {string} */ (this.dataset.stageSrc));
      this.#tell("frame", "paniere:wish", { ...wish, state: this.#state });
    } catch {
      say(this.#part("hint"), this.dataset.textFailed);
    }
  }

  /** @param {string} size none, bubble, mini or stage */
  #resize(size) {
    const frame = this.#part("frame");
    frame.dataset.size = size;
    frame.hidden = size !== "mini" && size !== "stage";
    this.#part("pill").hidden = true;
    this.#part("bubble").hidden = size !== "bubble";
    this.#tell("frame", "paniere:size", size);
    if (size !== "none") this.#remember({ size });
  }

  /** @param {Event} event */
  async #hearTheme(event) {
    const result = await /** @type {any} */ (event).promise?.catch(() => null);
    if (result?.cart) this.#count(result.cart.totalQuantity);
  }

  /** @param {number} units in the cart */
  #count(units) {
    this.#part("basket").ariaLabel = this.dataset.textBasket?.replace("%n", `${units}`) ?? "";
    for (const count of this.querySelectorAll("[data-count]")) {
      say(/** @type {HTMLElement} */ (count), units ? `${units}` : "");
    }
  }

  /** A random text that lasts from page to page: a reload is no second viewer. */
  get #viewer() {
    const viewer = this.#memory.viewer ?? Math.random().toString(36).slice(2);
    this.#remember({ viewer });
    return viewer;
  }

  /** What lasts from page to page: size, dismissed, playing, muted, held, viewer. */
  get #memory() {
    try {
      return JSON.parse(sessionStorage.getItem(`paniere:${this.dataset.showId}`) ?? "{}");
    } catch {
      return {};
    }
  }

  /** @param {object} news */
  #remember(news) {
    try {
      sessionStorage.setItem(`paniere:${this.dataset.showId}`, JSON.stringify({ ...this.#memory, ...news }));
    } catch {
      // A browser that keeps nothing
    }
  }

  /** @param {string} name @param {string} type @param {unknown} detail */
  #tell(name, type, detail) {
    this.#part(name).dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
  }
}

customElements.define("live-basket", LiveBasket);
