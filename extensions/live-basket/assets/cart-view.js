// @ts-check
/** @import { VariantView } from "../../../app/live/message.ts" */
/** @import { ShowState } from "./show-state.js" */
/** @import { Answer, Cart, CartLine } from "./store-cart.js" */
import { moneyLike } from "./money-sample.js";
import { field, picture, say } from "./offer.js";
import { sleeping } from "./sleeping-markup.js";
import { addUnits, readCart, setQuantity, storeOf, variantIdOf } from "./store-cart.js";

/** The store's cart, over the video: quantities, removal with undo, the way to the checkout. Emits `paniere:units`. */
class CartView extends HTMLElement {
  #ending = new AbortController();
  /** @type {Cart | null} */
  #cart = null;
  /** @type {ReadonlyMap<string, VariantView>} */
  #variants = new Map();
  /** The store's words on a line, by its key @type {Map<string, string>} */
  #refusals = new Map();
  /** @type {CartLine | null} */
  #removed = null;
  #isBusy = false;

  connectedCallback() {
    this.#ending = new AbortController();
    /** @type {(type: string, listener: (event: any) => void) => void} */
    const hear = (type, listener) => this.addEventListener(type, listener, this.#ending);
    hear("paniere:fill", ({ detail }) => {
      this.#know(detail.state);
      this.#change(async () => null);
    });
    hear("paniere:state", ({ detail }) => {
      this.#know(detail);
      this.#render();
    });
    hear("click", (event) => this.#act(event));
  }

  disconnectedCallback() {
    this.#ending.abort();
  }

  /** @param {ShowState} state */
  #know(state) {
    const variants = [...state.items.values()].flatMap((item) => item.variants);
    this.#variants = new Map(variants.map((variant) => [variant.id, variant]));
  }

  /**
   * Does one change at a time, then reads the cart anew: the store's answer is the only truth.
   * @param {() => Promise<Answer | null>} change
   * @param {string} [key] of the line it is about
   */
  async #change(change, key) {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.ariaBusy = "true";
    say(field(this, "message"));
    try {
      const answer = await change();
      this.#refusals.clear();
      if (answer?.refusal) {
        if (key) this.#refusals.set(key, answer.refusal);
        else say(field(this, "message"), answer.refusal);
      }
      this.#cart = await readCart(storeOf(this));
      this.dispatchEvent(new CustomEvent("paniere:units", { detail: this.#cart.item_count, bubbles: true }));
    } catch {
      say(field(this, "message"), this.dataset.textFailed);
    }
    this.#isBusy = false;
    this.ariaBusy = "false";
    field(this, "loading").hidden = true;
    this.#render();
  }

  #render() {
    if (!this.#cart) return;
    const { items, total_price: total } = this.#cart;
    const money = moneyLike(this.dataset.moneySample ?? "");
    const focused = this.contains(document.activeElement) ? this.#placeOf(document.activeElement) : null;
    field(this, "empty").hidden = items.length > 0;
    field(this, "foot").hidden = !items.length;
    field(this, "total").textContent = money(total);
    field(this, "lines").replaceChildren(...items.map((line) => this.#renderLine(line, money)));
    const title = this.#removed?.product_title ?? "";
    say(field(this, "undo-text"), title && this.dataset.textRemoved?.replace("%t", () => title));
    field(this, "undo-button").hidden = !title;
    if (focused) this.#focus(focused);
  }

  /**
   * @param {CartLine} line
   * @param {(hundredths: number) => string} money
   */
  #renderLine(line, money) {
    const { product_title: title, variant_title: variantTitle, quantity } = line;
    const element = /** @type {HTMLElement} */ (sleeping(this, "line").firstElementChild);
    element.dataset.key = line.key;
    say(field(element, "title"), title);
    say(field(element, "variant"), variantTitle && variantTitle !== "Default Title" ? variantTitle : "");
    say(field(element, "price"), money(line.final_line_price));
    const isReduced = line.original_line_price > line.final_line_price;
    say(field(element, "regular-text"), isReduced ? money(line.original_line_price) : "");
    field(element, "regular").hidden = !isReduced;
    picture(field(element, "image"), line.image);
    field(element, "number").textContent = `${quantity}`;
    say(field(element, "message"), this.#refusals.get(line.key) ?? this.#shortage(line));
    const { textLess = "", textMore = "", textRemove = "" } = this.dataset;
    const labels = { "[data-step='-1']": textLess, "[data-step='1']": textMore, "[data-line-action]": textRemove };
    for (const [selector, label] of Object.entries(labels)) {
      const button = /** @type {HTMLElement} */ (element.querySelector(selector));
      button.ariaLabel = label.replace("%t", () => (variantTitle ? `${title}, ${variantTitle}` : title));
    }
    const available = this.#variants.get(variantIdOf(line))?.available ?? Infinity;
    const more = /** @type {HTMLElement} */ (element.querySelector("[data-step='1']"));
    more.ariaDisabled = `${quantity >= available}`;
    return element;
  }

  /** @param {CartLine} line */
  #shortage(line) {
    const available = this.#variants.get(variantIdOf(line))?.available ?? null;
    if (available === null || available >= line.quantity) return "";
    return available === 0 ? this.dataset.textSoldOut : this.dataset.textLeft?.replace("%n", `${available}`);
  }

  /** @param {MouseEvent} event */
  #act({ target }) {
    const button = /** @type {Element} */ (target).closest("button");
    if (!button || button.ariaDisabled === "true") return;
    if (button === field(this, "undo-button")) return this.#undo();
    const key = button.closest("li")?.dataset.key;
    const line = this.#cart?.items.find((item) => item.key === key);
    if (!line || this.#isBusy) return;
    const quantity = button.dataset.step ? line.quantity + Number(button.dataset.step) : 0;
    this.#removed = quantity < 1 ? line : null;
    this.#change(() => setQuantity(storeOf(this), line.key, quantity), line.key);
  }

  #undo() {
    const line = this.#removed;
    if (!line || this.#isBusy) return;
    this.#removed = null;
    const units = { variantId: variantIdOf(line), quantity: line.quantity, properties: line.properties ?? {} };
    this.#change(() => addUnits(storeOf(this), { ...units, dealCode: null }));
  }

  /**
   * Where the focus is, in words that outlive the lines' elements.
   * @param {Element | null} element
   */
  #placeOf(element) {
    const line = element?.closest("li");
    const index = line ? [...field(this, "lines").children].indexOf(line) : -1;
    return { element, index, step: element?.getAttribute("data-step") };
  }

  /** @param {{ element: Element | null, index: number, step: string | null | undefined }} place */
  #focus({ element, index, step }) {
    if (element instanceof HTMLElement && element.checkVisibility()) return element.focus();
    const undo = field(this, "undo-button");
    const line = field(this, "lines").children[index];
    const same = line?.querySelector(step ? `[data-step="${step}"]` : "[data-line-action]");
    // After a removal the way back is what is needed next.
    const next = this.#removed ? undo : (same ?? this.querySelector("button, a"));
    if (next instanceof HTMLElement) next.focus();
  }
}

customElements.define("paniere-cart", CartView);
