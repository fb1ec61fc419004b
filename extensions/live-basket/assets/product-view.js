// @ts-check
/** @import { ItemView, VariantView } from "../../../app/live/message.ts" */
/** @import { ShowState } from "./show-state.js" */
/** @import { Wish } from "./sleeping-markup.js" */
/** @import { Option } from "./variant-choice.js" */
import { field, offerOf, say, writeOffer } from "./offer.js";
import { sleeping } from "./sleeping-markup.js";
import { addUnits, readCart, storeOf } from "./store-cart.js";
import { boundedQuantity, firstChoice, optionsOf } from "./variant-choice.js";

/** One product of the line-up with its variants, ready to buy. Emits `paniere:units` and `paniere:news` when bought. */
class ProductView extends HTMLElement {
  #ending = new AbortController();
  /** @type {ItemView | undefined} */
  #item;
  /** @type {string | undefined} */
  #pinId;
  #showId = "";
  #variantId = "";
  #quantity = 1;
  #isBusy = false;

  connectedCallback() {
    this.#ending = new AbortController();
    this.addEventListener(
      "paniere:fill",
      (event) => this.#fill(/** @type {CustomEvent} */ (event).detail),
      this.#ending,
    );
    this.addEventListener(
      "paniere:state",
      (event) => this.#refresh(/** @type {CustomEvent} */ (event).detail),
      this.#ending,
    );
    this.addEventListener(
      "change",
      ({ target }) => this.#choose(/** @type {HTMLInputElement} */ (target)),
      this.#ending,
    );
    this.addEventListener("click", (event) => this.#act(event), this.#ending);
  }

  disconnectedCallback() {
    this.#ending.abort();
  }

  /** @param {Wish} wish */
  #fill({ state, itemId, pinId }) {
    this.#item = state.items.get(itemId ?? "");
    this.#pinId = pinId;
    this.#showId = state.show?.id ?? "";
    this.#variantId = (this.#item && firstChoice(this.#item)?.id) ?? "";
    this.#render();
  }

  /** @param {ShowState} state */
  #refresh(state) {
    const item = state.items.get(this.#item?.id ?? "");
    if (!item || item === this.#item) return;
    this.#item = item;
    this.#render();
  }

  get #variant() {
    return this.#item?.variants.find((variant) => variant.id === this.#variantId);
  }

  #render() {
    const item = this.#item;
    const variant = this.#variant;
    if (!item || !variant || !this.isConnected) return;
    const offer = offerOf(item, [variant]);
    writeOffer(this, item, offer, this.dataset);
    this.#renderOptions(optionsOf(item, variant.id, this.dataset.textVariant));
    /** @type {HTMLAnchorElement} */ (field(this, "path")).href = item.path;
    this.#quantity = boundedQuantity(variant, this.#quantity);
    field(this, "number").textContent = `${this.#quantity}`;
    for (const step of this.querySelectorAll("[data-step]")) {
      const wished = this.#quantity + Number(step.getAttribute("data-step"));
      step.ariaDisabled = `${offer.isSoldOut || boundedQuantity(variant, wished) !== wished}`;
    }
    const add = field(this, "add");
    const { textSoldOut = "", textAdding = "", textAdd = "" } = this.dataset;
    add.textContent = offer.isSoldOut ? textSoldOut : this.#isBusy ? textAdding : textAdd;
    // Not `disabled`: a control that is sold out under a shopper's finger keeps the focus.
    add.ariaDisabled = `${offer.isSoldOut || this.#isBusy}`;
  }

  /** @param {Option[]} options */
  #renderOptions(options) {
    const place = field(this, "options");
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.id : "";
    place.replaceChildren(
      ...options.map(({ name, values }, level) => {
        const option = sleeping(this, "option");
        field(option, "name").textContent = name;
        field(option, "values").append(
          ...values.map((value, i) => this.#renderValue(value, `paniere-option-${level}`, i)),
        );
        return option;
      }),
    );
    if (focused) /** @type {HTMLElement | null} */ (place.querySelector(`#${focused}`))?.focus();
  }

  /**
   * @param {Option["values"][number]} value
   * @param {string} group
   * @param {number} index
   */
  #renderValue({ value, variantId, isChosen, isSoldOut }, group, index) {
    const label = sleeping(this, "value");
    const radio = /** @type {HTMLInputElement} */ (label.querySelector("input"));
    Object.assign(radio, {
      id: `${group}-${index}`,
      name: group,
      value: variantId,
      checked: isChosen,
      disabled: isSoldOut,
    });
    const text = /** @type {HTMLElement} */ (radio.nextElementSibling);
    text.textContent = value;
    if (isSoldOut) text.title = this.dataset.textSoldOut ?? "";
    return label;
  }

  /** @param {HTMLInputElement} radio */
  #choose(radio) {
    this.#variantId = radio.value;
    this.#complain("");
    this.#render();
  }

  /** @param {MouseEvent} event */
  #act({ target }) {
    const button = /** @type {Element} */ (target).closest("button");
    if (!button || button.ariaDisabled === "true") return;
    if (button.dataset.step) {
      this.#quantity += Number(button.dataset.step);
      this.#render();
    } else this.#add();
  }

  async #add() {
    const item = this.#item;
    const variant = this.#variant;
    if (!item || !variant || this.#isBusy) return;
    this.#complain("");
    this.#isBusy = true;
    this.#render();
    try {
      await this.#buy(item, variant);
    } catch {
      this.#complain(this.dataset.textFailed);
    }
    this.#isBusy = false;
    this.#render();
  }

  /**
   * @param {ItemView} item
   * @param {VariantView} variant
   */
  async #buy(item, variant) {
    const store = storeOf(this);
    const properties = {
      _paniere_show: this.#showId,
      _paniere_item: item.id,
      ...(this.#pinId && { _paniere_pin: this.#pinId }),
    };
    const { refusal } = await addUnits(store, {
      variantId: variant.id,
      quantity: this.#quantity,
      properties,
      dealCode: variant.dealCode,
    });
    // Refused or not: a store may have added the few units that were left.
    this.#emit("paniere:units", (await readCart(store)).item_count);
    if (refusal !== null) return this.#complain(refusal);
    this.#emit("paniere:news", `${this.dataset.textAdded}: ${item.title}`);
    this.#emit("paniere:bought", this.dataset.textAdded);
  }

  /** @param {string | undefined} text */
  #complain(text) {
    say(field(this, "message"), text);
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}

customElements.define("paniere-product", ProductView);
