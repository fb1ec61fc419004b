// @ts-check
/** @import { LiveMessage } from "../../../app/live/message.ts" */
import "./pinned-product.js";
import { applyMessage, findTopPin, NOTHING_KNOWN } from "./show-state.js";
import { ShowStream } from "./show-stream.js";

/** @typedef {"none" | "pill" | "bubble" | "mini" | "stage"} Size */

/** A planned show is listened to from here on; before that a timer is enough. */
const EARLY_MS = 30 * 60_000;

/** The floating show: hears the stream and decides what is seen. The stage's own work is fetched on the first tap. */
class LiveBasket extends HTMLElement {
  #ending = new AbortController();
  #state = NOTHING_KNOWN;
  #timer = 0;
  /** @type {Size} */
  #size = "none";
  #phone = matchMedia("(max-width: 599px)");
  #stream = new ShowStream(
    `${this.dataset.origin}/live/shows/${this.dataset.showId}`,
    (message) => this.#receive(message),
    (isConnected) => this.#write("hint", isConnected ? "" : this.dataset.textOffline),
  );

  connectedCallback() {
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    /** @type {(type: string, listener: (detail: any) => void) => void} */
    const hear = (type, listener) =>
      this.addEventListener(`paniere:${type}`, (event) => listener(/** @type {CustomEvent} */ (event).detail), {
        signal,
      });
    hear("news", (text) => this.#write("news", text));
    hear("units", (units) => this.#count(units));
    hear("remember", (news) => this.#remember(news));
    hear("do", (wish) => this.#wake(wish));
    this.addEventListener("click", (event) => this.#act(event), { signal });
    document.addEventListener("shopify:cart:lines-update", (event) => this.#themeCart(event), { signal });
    addEventListener("online", () => this.#state.show?.state === "ended" || this.#stream.open(), { signal });
    this.#phone.addEventListener("change", () => this.#resize(this.#size), { signal });
    if (this.dataset.state === "live") this.#goLive();
    else this.#announce();
  }

  disconnectedCallback() {
    this.#ending.abort();
    clearTimeout(this.#timer);
    this.#stream.close();
  }

  /** Shows the next show's time, and listens once its start is near. */
  #announce() {
    const { startsAt = "", showNext } = this.dataset;
    const start = new Date(startsAt);
    this.#write(
      "time",
      start.toLocaleString(document.documentElement.lang || undefined, {
        weekday: "short",
        day: "numeric",
        month: "short",
        hour: "numeric",
        minute: "2-digit",
      }),
    );
    if (showNext === "true" && !this.#memory.dismissed) this.#resize("pill");
    const early = start.getTime() - Date.now() - EARLY_MS;
    // A browser's timer holds no more than 31 bits.
    if (early > 0) this.#timer = window.setTimeout(() => this.#announce(), Math.min(early, 2 ** 31 - 1));
    else this.#stream.open();
  }

  #goLive() {
    this.dataset.state = "live";
    this.#stream.open();
    const { size, dismissed, playing } = this.#memory;
    const last = size ?? (dismissed ? "bubble" : "mini");
    // A full screen that came back on every page would keep the shopper from browsing.
    this.#resize(last === "stage" && this.#phone.matches ? "mini" : last);
    if (playing && last !== "bubble") this.#wake({ action: "resume" });
  }

  /** @param {LiveMessage} message */
  #receive(message) {
    const state = applyMessage(this.#state, message);
    if (state === this.#state) return;
    this.#state = state;
    const { show, items } = state;
    if (show) {
      const { textWithHost = "", textOnAir = "" } = this.dataset;
      this.#write("title", show.title);
      this.#write("host", show.host && textWithHost.replace("%h", () => show.host));
      this.dataset.streamUrl = show.streamUrl;
      if (show.state === "live" && this.dataset.state !== "live") {
        this.#write(
          "news",
          textOnAir.replace("%t", () => show.title),
        );
        this.#goLive();
      }
      if (show.state === "ended") {
        this.#stream.close();
        if (this.dataset.state !== "live") this.#resize("none");
        else this.#wake({ action: "end" });
        this.dataset.state = "ended";
      }
    }
    this.#part("line-up").hidden = !items.size;
    this.#write("line-up-count", `${items.size}`);
    const address = findTopPin(state)?.item.imageUrl;
    const poster = /** @type {HTMLImageElement} */ (this.#part("poster"));
    if (address && poster.hidden) Object.assign(poster, { src: address, hidden: false });
    for (const name of ["pin", "frame"])
      this.#part(name).dispatchEvent(new CustomEvent("paniere:state", { detail: state }));
  }

  /** @param {MouseEvent} event */
  #act({ target }) {
    const button = /** @type {Element} */ (target).closest("[data-action]");
    if (!(button instanceof HTMLElement)) return;
    const from = this.#size;
    const { action } = button.dataset;
    if (action === "dismiss") {
      this.#remember({ dismissed: true });
      this.#resize("none");
    } else if (action === "smaller") {
      this.#resize(from === "stage" ? "mini" : "bubble");
      if (from !== "stage") this.#part("bubble").focus();
    } else if (action === "expand") {
      this.#resize("mini");
      this.#part("play").focus();
      if (this.#memory.playing) this.#wake({ action: "resume" });
    } else {
      this.#resize("stage");
      this.#wake({ ...button.dataset, from, opener: button });
    }
  }

  /**
   * Has the stage do something, with its code fetched when it is not here yet.
   * @param {object} wish action, and what belongs to it
   */
  async #wake(wish) {
    try {
      await import(/** @type {string} */ (this.dataset.stageSrc));
      this.#part("frame").dispatchEvent(new CustomEvent("paniere:wish", { detail: { ...wish, state: this.#state } }));
    } catch {
      this.#write("hint", this.dataset.textFailed);
    }
  }

  /** @param {Size} size */
  #resize(size) {
    this.#size = size;
    const frame = this.#part("frame");
    const isFull = size === "stage" && this.#phone.matches;
    this.#part("pill").hidden = size !== "pill";
    this.#part("bubble").hidden = size !== "bubble";
    frame.hidden = size !== "mini" && size !== "stage";
    frame.dataset.size = size;
    frame.role = isFull ? "dialog" : "region";
    frame.ariaModal = isFull ? "true" : null;
    frame.dispatchEvent(new CustomEvent("paniere:size", { detail: size }));
    if (size !== "none" && size !== "pill") this.#remember({ size });
  }

  /** @param {Event} event of the theme or of another app */
  async #themeCart(event) {
    const result = await /** @type {any} */ (event).promise?.catch(() => null);
    if (result?.cart) this.#count(result.cart.totalQuantity);
  }

  /** @param {number} units in the cart */
  #count(units) {
    this.#part("basket").ariaLabel = this.dataset.textBasket?.replace("%n", `${units}`) ?? "";
    for (const count of this.querySelectorAll("[data-count]")) {
      count.textContent = `${units}`;
      count.toggleAttribute("hidden", !units);
    }
  }

  /**
   * What lasts from page to page: size, dismissed, playing, muted.
   * @returns {{ size?: Size, dismissed?: boolean, playing?: boolean, muted?: boolean }}
   */
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
      // A browser that keeps nothing: each page starts anew.
    }
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
  }

  /**
   * @param {string} name
   * @param {string | undefined} text
   */
  #write(name, text = "") {
    const part = this.#part(name);
    if (part.textContent !== text) part.textContent = text;
    part.hidden = !text;
  }
}

customElements.define("live-basket", LiveBasket);
