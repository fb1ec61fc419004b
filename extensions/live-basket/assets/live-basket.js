// @ts-check
/** @import { LiveMessage, ShowView } from "../../../app/live/message.ts" */
import { offerOf, picture, say } from "./offer.js";
import "./pinned-product.js";
import { applyMessage, findPins, NOTHING_KNOWN } from "./show-state.js";
import { ShowStream } from "./show-stream.js";

/** A page with a block of the show has no floating one. */
let hasBlock = false;

/** The show, floating or a page's block: hears the stream and decides what is seen. The stage's code comes at the first tap. */
class LiveBasket extends HTMLElement {
  #ending = new AbortController();
  #state = NOTHING_KNOWN;
  #isBlock = this.dataset.place === "page";
  #stream = new ShowStream(
    `${this.dataset.stream}&viewer=${this.#viewer}`,
    (message) => this.#receive(message),
    (isConnected) => say(this.#part("hint"), isConnected ? "" : this.dataset.textOffline),
  );

  connectedCallback() {
    const { signal } = (this.#ending = new AbortController());
    if (this.#isBlock) hasBlock = true;
    else if (hasBlock) return;
    /** @type {(types: string[], listener: (event: any) => void, target?: EventTarget) => void} */
    const hear = (types, listener, target = this) =>
      types.forEach((type) => target.addEventListener(type, listener, { signal }));
    hear(["paniere:news"], ({ detail }) => (this.#part("news").textContent = detail));
    hear(["paniere:remember"], ({ detail }) => this.#memory(detail));
    hear(["paniere:do"], ({ detail }) => this.#wake(detail));
    hear(["paniere:grow"], () => this.#part("bubble").hidden || this.#resize("mini"));
    hear(["click", "pointerdown", "focusin"], (event) => this.#act(event));
    hear(["paniere:units"], (event) => this.#count(event));
    hear(["shopify:cart:lines-update"], (event) => this.#count(event), document);
    hear(["online"], () => this.dataset.state === "live" && this.#stream.open(), window);
    this.style.cssText += this.#memory().place;
    if (this.dataset.state === "live") return this.#goLive();
    const open = () => this.#stream.open();
    import("./next-show.js").then(({ announce }) => announce(this, open, signal), open);
  }

  disconnectedCallback() {
    this.#ending.abort();
    this.#stream.close();
  }

  #goLive() {
    this.dataset.state = "live";
    this.#stream.open();
    const { size, dismissed, playing, held, muted } = this.#memory();
    const last = size ?? (dismissed ? "bubble" : "mini");
    // A full screen that came back on every page would keep the shopper from browsing.
    this.#resize(last === "stage" && innerWidth < 600 ? "mini" : last);
    const resumes = playing && last !== "bubble";
    if (resumes || held) this.#wake({ action: resumes ? "resume" : "held", muted });
  }

  /** @param {LiveMessage} message */
  #receive(message) {
    const state = applyMessage(this.#state, message, Date.now());
    if (state === this.#state) return;
    // What could not be shown is not believed.
    state.items.forEach((item) => offerOf(item));
    picture(this.#part("poster"), findPins(state)[0]?.item.imageUrl);
    this.#state = state;
    if (state.show) this.#heed(state.show);
    // Once awake, the stage takes it, and tells the pin when the picture has come to it.
    if (this.#tell("frame", "paniere:state", state)) this.#tell("pin", "paniere:state", state);
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
    if (state === "live" || this.#isBlock) this.#wake({ action: "end" });
    else this.#resize("none");
  }

  /** @param {Event} event */
  #act(event) {
    const opener = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-action]"));
    const action = opener?.dataset.action;
    if (event.type !== "click" || action === "move") {
      return (
        this.#isBlock ||
        import("./show-drag.js").then(
          ({ move }) => move(this, event),
          () => {},
        )
      );
    }
    const from = this.#part("frame").dataset.size;
    if (action === "smaller") {
      this.#resize(from === "stage" ? "mini" : "bubble");
      if (from === "mini") this.#part("bubble").focus();
    } else if (action === "expand") {
      this.#resize("mini");
      this.#part("frame").focus();
      if (this.#memory().playing) this.#wake({ action: "resume" });
    } else if (action) {
      this.#resize("stage");
      this.#wake({ ...opener?.dataset, from, opener });
    }
  }

  /** Fetches the stage's code if need be. @param {object} wish action, and what belongs to it */
  #wake(wish) {
    import(/** @type {string} */ (this.dataset.stageSrc)).then(
      () => this.#tell("frame", "paniere:wish", { ...wish, state: this.#state }),
      () => say(this.#part("hint"), this.dataset.textFailed),
    );
  }

  /** @param {string} size none, bubble, mini or stage, which a block always has */
  #resize(size) {
    if (this.#isBlock) return;
    const frame = this.#part("frame");
    frame.dataset.size = size;
    frame.hidden = size !== "mini" && size !== "stage";
    this.#part("pill").hidden = true;
    this.#part("bubble").hidden = size !== "bubble";
    this.#tell("frame", "paniere:size", size);
    if (size !== "none") this.#memory({ size });
  }

  /** @param {Event} event of the cart */
  #count(event) {
    import("./cart-count.js").then(
      ({ count }) => count(this, event),
      () => {},
    );
  }

  /** A random text: a reload is no second viewer. */
  get #viewer() {
    const { viewer = Math.random().toString(36).slice(2) } = this.#memory();
    this.#memory({ viewer });
    return viewer;
  }

  /** What lasts from page to page: size, place, dismissed, playing, muted, held, viewer. @param {object} [news] */
  #memory(news) {
    const key = `paniere:${this.dataset.showId}`;
    try {
      const known = JSON.parse(sessionStorage.getItem(key) ?? "{}");
      if (news) sessionStorage.setItem(key, JSON.stringify({ ...known, ...news }));
      return known;
    } catch {
      return {};
    }
  }

  /** False when it was taken. @param {string} name @param {string} type @param {unknown} detail */
  #tell(name, type, detail) {
    return this.#part(name).dispatchEvent(new CustomEvent(type, { detail, cancelable: true }));
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
  }
}

customElements.define("live-basket", LiveBasket);
