// @ts-check
/** @import { ShowState } from "./show-state.js" */
/** @import { Wish } from "./sleeping-markup.js" */
import "./cart-view.js";
import "./line-up-view.js";
import "./product-view.js";
import { sleeping } from "./sleeping-markup.js";

/** The sheet that slides up over the video, with one view in it. Emits `paniere:covered`. */
class ShowSheet extends HTMLElement {
  #ending = new AbortController();
  /** @type {HTMLElement | null} */
  #opener = null;
  /** @type {Element | null} */
  #view = null;

  connectedCallback() {
    this.#ending = new AbortController();
    /** @type {(type: string, listener: (detail: any) => void) => void} */
    const hear = (type, listener) =>
      this.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail), this.#ending);
    hear("paniere:open", (wish) => this.#open(wish));
    hear("paniere:close", () => this.#close());
    hear("paniere:state", (state) => this.#pass("paniere:state", state));
    hear("paniere:held", () => this.#pass("paniere:held"));
    this.addEventListener("click", (event) => this.#act(event), this.#ending);
    this.addEventListener("keydown", (event) => this.#key(event), this.#ending);
  }

  disconnectedCallback() {
    this.#ending.abort();
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
    this.#pass("paniere:fill", wish);
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
