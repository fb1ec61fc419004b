// @ts-check
/** @import { ShowState } from "./show-state.js" */
import { offerOf, writeOffer } from "./offer.js";
import { findPins } from "./show-state.js";

/** The products on screen now, over the video, the newest first; `paniere:news` says it. */
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
    const pins = findPins(state);
    const buttons = /** @type {HTMLCollectionOf<HTMLElement>} */ (this.children);
    while (buttons[0] && pins[buttons.length]) this.append(buttons[0].cloneNode(true));
    [...buttons].forEach((button, i) => {
      button.hidden = !pins[i];
      if (!pins[i]) return;
      const { item, pin } = pins[i];
      const offer = offerOf(item);
      // New elements for a new product: the old ones would shift.
      if (button.dataset.itemId !== item.id) button.replaceChildren(...button.cloneNode(true).childNodes);
      Object.assign(button.dataset, { itemId: item.id, pinId: pin.id });
      writeOffer(button, item, offer, this.dataset);
      if (i) return;
      const { textNow = "", textSoldOut } = this.dataset;
      const now = textNow.replace("%t", () => item.title).replace("%p", () => offer.price?.text ?? "");
      const detail = offer.isSoldOut ? `${now}. ${textSoldOut}` : now;
      if (detail !== this.#news) this.dispatchEvent(new CustomEvent("paniere:news", { detail, bubbles: true }));
      this.#news = detail;
    });
  }
}

customElements.define("paniere-pin", PinnedProduct);
