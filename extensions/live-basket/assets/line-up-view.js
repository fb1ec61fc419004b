// @ts-check
/** @import { ItemView } from "../../../app/live/message.ts" */
/** @import { ShowState } from "./show-state.js" */
import { field, offerOf, writeOffer } from "./offer.js";
import { sleeping } from "./sleeping-markup.js";

/** All products of the show, in the order of the line-up. Emits `paniere:do` to open one. */
class LineUpView extends HTMLElement {
  #ending = new AbortController();
  /** @type {Map<string, { row: HTMLElement, item: ItemView }>} */
  #rows = new Map();

  connectedCallback() {
    this.#ending = new AbortController();
    this.addEventListener(
      "paniere:fill",
      (event) => this.#show(/** @type {CustomEvent} */ (event).detail.state),
      this.#ending,
    );
    this.addEventListener(
      "paniere:state",
      (event) => this.#show(/** @type {CustomEvent} */ (event).detail),
      this.#ending,
    );
    this.addEventListener("click", (event) => this.#open(event), this.#ending);
  }

  disconnectedCallback() {
    this.#ending.abort();
  }

  /** @param {ShowState} state */
  #show(state) {
    const pins = pinsOnScreen(state);
    const items = [...state.items.values()].sort((a, b) => a.position - b.position);
    const rows = items.map((item) => this.#rowOf(item));
    const place = field(this, "rows");
    // A row that stays where it is keeps the focus.
    if (rows.some((row, i) => row !== place.children[i]) || rows.length !== place.children.length)
      place.replaceChildren(...rows);
    for (const row of rows) {
      const button = /** @type {HTMLElement} */ (row.firstElementChild);
      const pin = pins.find(({ itemId }) => itemId === button.dataset.itemId);
      field(row, "now").hidden = !pin;
      if (pin) button.dataset.pinId = pin.id;
      else delete button.dataset.pinId;
    }
  }

  /** @param {ItemView} item */
  #rowOf(item) {
    const known = this.#rows.get(item.id);
    const row = known?.row ?? /** @type {HTMLElement} */ (sleeping(this, "row").firstElementChild);
    if (known?.item === item) return row;
    /** @type {HTMLElement} */ (row.firstElementChild).dataset.itemId = item.id;
    writeOffer(row, item, offerOf(item), this.dataset);
    field(row, "deal").hidden = !item.deal || !item.forSale;
    this.#rows.set(item.id, { row, item });
    return row;
  }

  /** @param {MouseEvent} event */
  #open({ target }) {
    const button = /** @type {Element} */ (target).closest("button");
    if (!button) return;
    const detail = { action: "product", itemId: button.dataset.itemId };
    this.dispatchEvent(new CustomEvent("paniere:do", { detail, bubbles: true }));
  }
}

/** The pins on screen, newest first; none once the show is over. @param {ShowState} state */
function pinsOnScreen({ show, pins }) {
  return show?.state === "ended" ? [] : pins.filter(({ until }) => until === null);
}

customElements.define("paniere-line-up", LineUpView);
