// @ts-check
/** @import { ItemView, VariantView } from "../../../app/live/message.ts" */
/** @import { DealBadge } from "./deal-view.js" */
/** @import { ShowState } from "./show-state.js" */
/** @import { Wish } from "./sleeping-markup.js" */
/** @import { Option } from "./variant-choice.js" */
import { buy, put } from "./buying.js";
import { CartPrices } from "./cart-prices.js";
import { dealAt, serverNow } from "./deal-time.js";
import "./deal-view.js";
import { tillOf } from "./held-goods.js";
import { clockText } from "./hold-mark.js";
import { field, offerOf, say, writeOffer } from "./offer.js";
import { optionFields } from "./option-fields.js";
import { followItem, newsText, NO_NEWS } from "./product-news.js";
import { refusalText } from "./refusal-words.js";
import { NOTHING_KNOWN } from "./show-state.js";
import { readCart } from "./store-cart.js";
import { boundedQuantity, firstChoice, optionsOf } from "./variant-choice.js";
import "./waitlist-view.js";

/**
 * What the main button does: buy, take what is held at the shopper's turn, join the queue; or nothing, in it or sold out.
 * @typedef {"add" | "take" | "join" | "waiting" | "none"} Mode
 */

/** One product of the line-up with its variants, ready to buy or to wait for. Emits `paniere:units` and `paniere:news` when bought. */
class ProductView extends HTMLElement {
  #ending = new AbortController();
  #state = NOTHING_KNOWN;
  #news = NO_NEWS;
  /** @type {string | undefined} */
  #pinId;
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
      ({ target }) => target instanceof HTMLInputElement && target.type === "radio" && this.#choose(target),
      this.#ending,
    );
    this.addEventListener("paniere:held", () => this.#render(), this.#ending);
    this.addEventListener("click", (event) => this.#act(event), this.#ending);
  }

  disconnectedCallback() {
    this.#ending.abort();
  }

  /** @param {Wish} wish */
  #fill({ state, itemId, pinId, variantId }) {
    const item = state.items.get(itemId ?? "");
    this.#state = state;
    this.#pinId = pinId;
    const asked = item?.variants.find(({ id }) => id === variantId);
    this.#variantId = (asked ?? (item && firstChoice(item)))?.id ?? "";
    this.#news = followItem({ ...NO_NEWS, item }, state, this.#variantId);
    this.#render();
  }

  /** @param {ShowState} state */
  #refresh(state) {
    this.#state = state;
    const news = followItem(this.#news, state, this.#variantId);
    if (news === this.#news) return;
    this.#news = news;
    // A variant that is gone from the product gives way to one that is there.
    if (this.#item && !this.#variant) this.#variantId = firstChoice(this.#item)?.id ?? "";
    this.#render();
  }

  get #item() {
    return this.#news.item;
  }

  get #variant() {
    return this.#item?.variants.find((variant) => variant.id === this.#variantId);
  }

  #render() {
    const item = this.#item;
    const variant = this.#variant;
    if (!item || !variant || !this.isConnected) return;
    const known = offerOf(item, [variant]);
    const mode = this.#modeOf(item, variant);
    const offer = mode === "take" ? { ...known, isSoldOut: false, left: 0 } : known;
    // What is left at the deal's price is said there; fewer are not left at any.
    if (item.deal?.unitsLeft && item.deal.unitsLeft <= offer.left) offer.left = 0;
    writeOffer(this, item, offer, this.dataset);
    /** @type {DealBadge} */ (field(this, "deal")).tell(item, serverNow(this.#state));
    say(field(this, "news"), newsText(this.#news, variant.id, this.dataset));
    this.#renderOptions(optionsOf(item, variant.id, this.dataset.textVariant));
    const detail = { item, variant, isSoldOut: item.forSale && offer.isSoldOut };
    field(this, "waitlist").dispatchEvent(new CustomEvent("paniere:variant", { detail }));
    /** @type {HTMLAnchorElement} */ (field(this, "path")).href = item.path;
    this.#renderQuantity(mode === "join" ? { ...variant, available: null } : variant, mode);
    const add = field(this, "add");
    const { textSoldOut = "", textAdding = "", textAdd = "", textJoin = "", textWaiting = "" } = this.dataset;
    const none = (this.#news.isGone ? this.dataset.textGone : textSoldOut) ?? "";
    const label = { add: textAdd, take: textAdd, join: textJoin, waiting: textWaiting, none }[mode];
    add.textContent = this.#isBusy && (mode === "add" || mode === "take") ? textAdding : label;
    // Not `disabled`: a control that is sold out under a shopper's finger keeps the focus.
    add.ariaDisabled = `${mode === "none" || mode === "waiting" || this.#isBusy}`;
  }

  /**
   * @param {ItemView} item
   * @param {VariantView} variant
   * @returns {Mode}
   */
  #modeOf(item, variant) {
    const { book } = tillOf(this);
    if (book.turnOf(variant.id)) return "take";
    if (this.#news.isGone) return "none";
    if (!offerOf(item, [variant]).isSoldOut) return "add";
    if (book.waitFor(variant.id)?.state === "waiting") return "waiting";
    return item.forSale && variant.hold === "needed" ? "join" : "none";
  }

  /**
   * @param {VariantView} variant
   * @param {Mode} mode
   */
  #renderQuantity(variant, mode) {
    const deal = this.#item && dealAt(this.#item, serverNow(this.#state));
    this.#quantity = boundedQuantity(variant, this.#quantity, deal);
    const units = mode === "take" ? tillOf(this).book.turnOf(variant.id)?.units : this.#quantity;
    field(this, "number").textContent = `${units}`;
    for (const step of this.querySelectorAll("[data-step]")) {
      const wished = this.#quantity + Number(step.getAttribute("data-step"));
      const isOpen = mode === "add" || mode === "join";
      step.ariaDisabled = `${!isOpen || boundedQuantity(variant, wished, deal) !== wished}`;
    }
  }

  /** @param {Option[]} options */
  #renderOptions(options) {
    const place = field(this, "options");
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.id : "";
    place.replaceChildren(...optionFields(this, options, (variantId) => this.#canWaitFor(variantId)));
    if (focused) /** @type {HTMLElement | null} */ (place.querySelector(`#${focused}`))?.focus();
  }

  /** @param {string} variantId */
  #canWaitFor(variantId) {
    const item = this.#item;
    return item?.forSale === true && item.variants.find(({ id }) => id === variantId)?.hold === "needed";
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
    if (!button || button.ariaDisabled === "true" || button.closest("paniere-waitlist")) return;
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
      if (this.#modeOf(item, variant) === "join") await this.#join(item, variant);
      else await this.#buy(item, variant);
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
  async #join(item, variant) {
    const { book, texts } = tillOf(this);
    const wish = { itemId: item.id, variantId: variant.id, units: this.#quantity };
    const { told, refusal } = await book.join(wish);
    if (!told) this.#complain(refusalText(refusal, texts));
    else this.#emit("paniere:news", `${this.dataset.textWaiting}: ${item.title}`);
  }

  /**
   * @param {ItemView} item
   * @param {VariantView} variant
   */
  async #buy(item, variant) {
    const till = tillOf(this);
    const turn = till.book.turnOf(variant.id);
    const goods = { itemId: item.id, pinId: this.#pinId, variant, units: turn?.units ?? this.#quantity };
    const { refusal, hold } = turn ? await put(till, { ...goods, hold: turn }) : await buy(till, goods);
    // Refused or not: a store may have added the few units that were left.
    const read = await readCart(till.store);
    till.book.place(read.items);
    const prices = new CartPrices();
    const cart = await prices.settle(till, read, new Map([[variant.id, { item, variant }]]));
    this.#emit("paniere:units", cart.item_count);
    if (refusal !== null) return this.#complain(refusal);
    const { textAdded, textHeld, textNotApplied } = this.dataset;
    // It is in the cart, at another price than it stood here: that is to be read before the sheet closes.
    if (prices.hasRefused(hold?.dealCode ?? variant.dealCode)) return this.#complain(`${textAdded}. ${textNotApplied}`);
    const held = hold ? `${textHeld} ${clockText(till.book.leftMs(hold.id))}` : "";
    this.#emit("paniere:news", `${textAdded}: ${item.title}${held && `. ${held}`}`);
    this.#emit("paniere:bought", held ? `${textAdded} · ${held}` : textAdded);
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
