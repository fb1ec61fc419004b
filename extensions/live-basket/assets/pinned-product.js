// @ts-check
/** @import { ShowState } from "./show-state.js" */
import { offerOf, writeOffer } from "./offer.js";
import { findTopPin } from "./show-state.js";

/** The product on screen now, over the video. Emits `paniere:news` when it changes. */
class PinnedProduct extends HTMLElement {
  #ending = new AbortController();
  #news = "";

  connectedCallback() {
    this.#ending = new AbortController();
    this.addEventListener(
      "paniere:state",
      (event) => this.#show(/** @type {CustomEvent} */ (event).detail),
      this.#ending,
    );
  }

  disconnectedCallback() {
    this.#ending.abort();
  }

  /** @param {ShowState} state */
  #show(state) {
    const top = findTopPin(state);
    const button = /** @type {HTMLElement} */ (this.firstElementChild);
    button.hidden = !top;
    if (!top) return;
    const { item, pin } = top;
    const offer = offerOf(item);
    // New elements for a new product: the old ones would shift.
    if (button.dataset.itemId !== item.id) button.replaceChildren(...button.cloneNode(true).childNodes);
    Object.assign(button.dataset, { itemId: item.id, pinId: pin.id });
    writeOffer(button, item, offer, this.dataset);
    const { textNow = "", textSoldOut } = this.dataset;
    const now = textNow.replace("%t", () => item.title).replace("%p", () => offer.price?.text ?? "");
    const detail = offer.isSoldOut ? `${now}. ${textSoldOut}` : now;
    if (detail !== this.#news) this.dispatchEvent(new CustomEvent("paniere:news", { detail, bubbles: true }));
    this.#news = detail;
  }
}

customElements.define("paniere-pin", PinnedProduct);
