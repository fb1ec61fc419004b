// @ts-check
/** @import { ShowState } from "./show-state.js" */
/** @import { Wish } from "./sleeping-markup.js" */
import "./cart-view.js";
import { asSold, nextEndMs, serverNow } from "./deal-time.js";
import "./line-up-view.js";
import "./product-view.js";
import { NOTHING_KNOWN } from "./show-state.js";
import { sleeping } from "./sleeping-markup.js";

/** The sheet that slides up over the video, with one view in it. Emits `paniere:covered`. */
class ShowSheet extends HTMLElement {
  #ending = new AbortController();
  /** @type {HTMLElement | null} */
  #opener = null;
  /** @type {Element | null} */
  #view = null;
  #state = NOTHING_KNOWN;
  #endTimer = 0;

  connectedCallback() {
    this.#ending = new AbortController();
    /** @type {(type: string, listener: (detail: any) => void) => void} */
    const hear = (type, listener) =>
      this.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail), this.#ending);
    hear("paniere:open", (wish) => this.#open(wish));
    hear("paniere:close", () => this.#close());
    hear("paniere:state", (state) => this.#learn(state));
    hear("paniere:held", () => this.#pass("paniere:held"));
    this.addEventListener("click", (event) => this.#act(event), this.#ending);
    this.addEventListener("keydown", (event) => this.#key(event), this.#ending);
  }

  disconnectedCallback() {
    this.#ending.abort();
    clearTimeout(this.#endTimer);
  }

  /** Tells the view what is sold now, and again once a deal is over. @param {ShowState} state */
  #learn(state) {
    clearTimeout(this.#endTimer);
    this.#state = state;
    if (!this.#view) return;
    const nowMs = serverNow(state);
    this.#pass("paniere:state", asSold(state, nowMs));
    const endMs = nextEndMs(state, nowMs);
    if (endMs < 2 ** 31) this.#endTimer = window.setTimeout(() => this.#learn(this.#state), endMs + 20);
  }

  /** @param {Wish} wish */
  async #open(wish) {
    if (this.hidden) this.#opener = wish.opener ?? null;
    if (!this.firstElementChild) await this.#furnish();
    const view = /** @type {HTMLElement} */ (sleeping(this, wish.action).firstElementChild);
    const title = this.#part("sheet-title");
    title.id = "paniere-sheet-title";
    title.textContent = view.dataset.sheetTitle ?? "";
    this.#part("sheet-body").replaceChildren(view);
    this.#view = view;
    this.#pass("paniere:fill", { ...wish, state: asSold(wish.state, serverNow(wish.state)) });
    this.#learn(wish.state);
    this.hidden = false;
    this.#emit("paniere:covered", true);
    title.focus({ preventScroll: true });
  }

  /** Brings in the sheet's own markup and style, at its first use. */
  async #furnish() {
    this.append(sleeping(this, "sheet"));
    this.role = "dialog";
    this.setAttribute("aria-labelledby", "paniere-sheet-title");
    const style = this.#part("sheet-style");
    await new Promise((resolve) => {
      for (const type of ["load", "error"]) style.addEventListener(type, resolve, this.#ending);
    });
  }

  #close() {
    if (this.hidden) return;
    this.hidden = true;
    this.#view?.remove();
    this.#view = null;
    this.#emit("paniere:covered", false);
    const opener = this.#opener?.checkVisibility() ? this.#opener : this.closest("paniere-stage");
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  }

  /** @param {MouseEvent} event */
  #act({ target }) {
    const button = /** @type {Element} */ (target).closest("[data-sheet-action]");
    const action = button?.getAttribute("data-sheet-action");
    if (action === "close") this.#close();
    else if (action) this.#emit("paniere:do", { action });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.#close();
  }

  /**
   * @param {string} type
   * @param {Wish | ShowState} [detail]
   */
  #pass(type, detail) {
    this.#view?.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
  }
}

customElements.define("paniere-sheet", ShowSheet);
