// @ts-check
/** @import { HoldView, ItemView, VariantView } from "../../../app/live/message.ts" */
/** @import { CartRow } from "./cart-rows.js" */
/** @import { HoldClock } from "./hold-clock.js" */
/** @import { ShowState } from "./show-state.js" */
/** @import { Answer, Cart } from "./store-cart.js" */
import { put, renewAll } from "./buying.js";
import { fewer, holdRow, more, putBack, remove } from "./cart-changes.js";
import { cartLine } from "./cart-line.js";
import { CartPrices } from "./cart-prices.js";
import { rowsOf } from "./cart-rows.js";
import { serverNow } from "./deal-time.js";
import { tillOf } from "./held-goods.js";
import "./hold-clock.js";
import { moneyOf } from "./money-sample.js";
import { field, say } from "./offer.js";
import { NOTHING_KNOWN } from "./show-state.js";
import { sleeping } from "./sleeping-markup.js";
import { readCart } from "./store-cart.js";

/**
 * The store's cart, over the video: what is held and how long, quantities, removal with undo, the way to the checkout. Emits
 * `paniere:units`.
 */
class CartView extends HTMLElement {
  #ending = new AbortController();
  /** @type {Cart | null} */
  #cart = null;
  /** @type {CartRow[]} */
  #rows = [];
  /** What the show has of a variant, by its id @type {Map<string, { item: ItemView, variant: VariantView }>} */
  #goods = new Map();
  /** Why a line could not be changed, by the row's key @type {Map<string, string>} */
  #refusals = new Map();
  /** @type {CartRow | null} */
  #removed = null;
  #isBusy = false;
  #state = NOTHING_KNOWN;
  #prices = new CartPrices();
  /** What the lines say of themselves, by the row's key @type {Map<string, string>} */
  #said = new Map();

  connectedCallback() {
    this.#ending = new AbortController();
    /** @type {(type: string, listener: (event: any) => void) => void} */
    const hear = (type, listener) => this.addEventListener(type, listener, this.#ending);
    hear("paniere:fill", ({ detail }) => {
      this.#know(detail.state);
      this.#change(async () => null);
      tillOf(this).book.refresh();
    });
    hear("paniere:state", ({ detail }) => {
      const before = this.#pricesInCart;
      this.#know(detail);
      this.#render();
      // What it costs now only the store can say.
      if (this.#pricesInCart !== before) this.#readAnew();
    });
    hear("paniere:held", () => this.#render());
    hear("click", (event) => this.#act(event));
    const { signal } = this.#ending;
    // The cart is the store's: another tab, and the theme, may change it.
    document.addEventListener("visibilitychange", () => !document.hidden && this.#readAnew(), { signal });
    document.addEventListener("shopify:cart:lines-update", (event) => this.#hearTheme(event), { signal });
  }

  disconnectedCallback() {
    this.#ending.abort();
    if (this.#cart) this.#prices.see(this.#cart);
  }

  /** @param {ShowState} state */
  #know(state) {
    this.#state = state;
    const goods = [...state.items.values()].flatMap((item) => item.variants.map((variant) => ({ item, variant })));
    this.#goods = new Map(goods.map((each) => [each.variant.id, each]));
    const isOver = state.show?.state === "ended";
    say(field(this, "over"), isOver ? this.dataset.textShowOver : "");
  }

  /** What the show says of the prices of what is in the cart. */
  get #pricesInCart() {
    return this.#rows
      .map(({ variantId }) => this.#goods.get(variantId)?.variant)
      .map((variant) => `${variant?.price.amountMinor} ${variant?.dealCode}`)
      .join();
  }

  /** @param {Event} event */
  async #hearTheme(event) {
    if (this.#isBusy) return;
    await Reflect.get(event, "promise")?.catch(() => null);
    this.#readAnew();
  }

  #readAnew() {
    this.#change(async () => null);
  }

  /**
   * Does one change at a time, then reads the cart anew: the store's answer is the only truth.
   * @param {() => Promise<Answer | null>} change
   * @param {string} [key] of the row it is about
   */
  async #change(change, key) {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.ariaBusy = "true";
    say(field(this, "message"));
    const failed = this.dataset.textFailed ?? "";
    const answer = await change().catch(() => ({ refusal: failed }));
    this.#refusals.clear();
    if (answer?.refusal && key) this.#refusals.set(key, answer.refusal);
    else say(field(this, "message"), answer?.refusal ?? "");
    try {
      // Whatever became of the change: the line may be gone by another tab.
      const till = tillOf(this);
      this.#cart = await this.#prices.settle(till, await readCart(till.store), this.#goods);
      till.book.place(this.#cart.items);
      this.dispatchEvent(new CustomEvent("paniere:units", { detail: this.#cart.item_count, bubbles: true }));
    } catch {
      say(field(this, "message"), failed);
    }
    this.#isBusy = false;
    this.ariaBusy = "false";
    field(this, "loading").hidden = true;
    this.#render();
  }

  #render() {
    if (!this.#cart || !this.isConnected) return;
    const { items, total_price: total } = this.#cart;
    const till = tillOf(this);
    const { book } = till;
    const money = moneyOf(this.#cart, this.dataset);
    const focused = this.contains(document.activeElement) ? this.#placeOf(document.activeElement) : null;
    this.#rows = rowsOf(items, (line) => book.leftOn(line));
    const turns = book.unplaced.filter(({ variantId }) => this.#goods.has(variantId));
    field(this, "empty").hidden = items.length + turns.length > 0;
    field(this, "foot").hidden = !items.length;
    field(this, "total").textContent = money(total);
    field(this, "turns").replaceChildren(...turns.map((hold) => this.#renderTurn(hold)));
    field(this, "lines").replaceChildren(...this.#rows.map((row) => cartLine(row, { ...this.#around(row), money })));
    this.#announce();
    const title = this.#removed?.line.product_title ?? "";
    say(field(this, "undo-text"), title && this.dataset.textRemoved?.replace("%t", () => title));
    field(this, "undo-button").hidden = !title;
    if (focused) this.#focus(focused);
  }

  /** What a row's words depend on. @param {CartRow} row */
  #around(row) {
    const { book } = tillOf(this);
    const goods = this.#goods.get(row.variantId);
    const { _paniere_show: show, _paniere_item: itemId = "" } = row.line.properties ?? {};
    const isOfShow = show === book.showId;
    const hold = row.lines.map((line) => book.holdOn(line)).find((each) => each?.dealId);
    return {
      view: this,
      texts: this.dataset,
      goods,
      isOfShow,
      isGone: isOfShow && itemId !== "" && this.#state.show !== undefined && !this.#state.items.has(itemId),
      refusal: this.#refusals.get(row.key),
      heldDeal: hold?.dealId ?? null,
      nowMs: serverNow(this.#state),
      price: this.#prices.of(row, hold?.dealCode ?? (isOfShow ? goods?.variant.dealCode : null) ?? null),
    };
  }

  /** Reads out, once, what a line says since. */
  #announce() {
    const isFirst = !this.#said.size;
    const rows = [...field(this, "lines").children].map((line) => {
      const words = ["message", "note"].map((name) => field(line, name).textContent).filter(Boolean);
      return {
        key: line.getAttribute("data-key") ?? "",
        title: field(line, "title").textContent,
        words: words.join(" "),
      };
    });
    const news = rows.filter(({ key, words }) => words && this.#said.get(key) !== words);
    this.#said = new Map(rows.map(({ key, words }) => [key, words]));
    if (isFirst || !news.length) return;
    const detail = news.map(({ title, words }) => `${title}: ${words}`).join(" ");
    this.dispatchEvent(new CustomEvent("paniere:news", { detail, bubbles: true }));
  }

  /** What is held and not in the cart yet. @param {HoldView} hold */
  #renderTurn({ id, variantId, isTurn, units }) {
    const element = /** @type {HTMLElement} */ (sleeping(this, "turn").firstElementChild);
    const { item, variant } = this.#goods.get(variantId) ?? {};
    element.dataset.holdId = id;
    say(field(element, "title"), `${units} × ${[item?.title, variant?.title].filter(Boolean).join(", ")}`);
    say(field(element, "hold-text"), isTurn ? this.dataset.textTurn : this.dataset.textHeld);
    /** @type {HoldClock} */ (field(element, "clock")).count(tillOf(this).book.leftMs(id));
    return element;
  }

  /** @param {MouseEvent} event */
  #act(event) {
    const target = /** @type {Element} */ (event.target);
    if (target.closest("[data-field='checkout']")) return this.#checkOut(event);
    const button = target.closest("button");
    if (!button || button.ariaDisabled === "true" || this.#isBusy) return;
    const till = tillOf(this);
    if (button === field(this, "undo-button")) {
      const row = this.#removed;
      this.#removed = null;
      if (row) this.#change(() => putBack(till, row, this.#goods.get(row.variantId)));
      return;
    }
    const { key, holdId } = button.closest("li")?.dataset ?? {};
    if (holdId) return this.#take(holdId);
    const row = this.#rows.find((each) => each.key === key);
    if (!row) return;
    const goods = this.#goods.get(row.variantId);
    this.#removed = null;
    if (button.dataset.lineAction === "hold") {
      if (goods?.variant.available === 0) return this.#visit(goods);
      if (goods) this.#change(() => holdRow(till, row, goods), row.key);
    } else if (button.dataset.step === "1") this.#change(() => more(till, row, goods), row.key);
    else if (button.dataset.step && row.quantity > 1) this.#change(() => fewer(till, row, goods), row.key);
    else {
      this.#removed = row;
      this.#change(() => remove(till, row), row.key);
    }
  }

  /** Puts into the cart what is held outside it. @param {string} holdId */
  #take(holdId) {
    const hold = tillOf(this).book.unplaced.find(({ id }) => id === holdId);
    const goods = this.#goods.get(hold?.variantId ?? "");
    if (!hold || !goods) return;
    const { itemId, units } = hold;
    this.#change(() => put(tillOf(this), { itemId, units, variant: goods.variant, hold }));
  }

  /** To the product, where one waits for it. @param {{ item: ItemView, variant: VariantView }} goods */
  #visit({ item, variant }) {
    const detail = { action: "product", itemId: item.id, variantId: variant.id };
    this.dispatchEvent(new CustomEvent("paniere:do", { detail, bubbles: true }));
  }

  /**
   * Holds get their full time for the checkout. Where that takes too long, or something is held no longer, the next tap goes on.
   * @param {MouseEvent} event
   */
  #checkOut(event) {
    const lines = this.#rows.flatMap((row) => (row.leftMs ? row.lines : []));
    const isElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey;
    if (!lines.length || isElsewhere) return;
    event.preventDefault();
    const { href } = /** @type {HTMLAnchorElement} */ (field(this, "checkout"));
    this.#change(async () => {
      const isHeld = await renewAll(tillOf(this), lines);
      if (!isHeld) return { refusal: this.dataset.textOverAtCheckout ?? "" };
      location.assign(href);
      return null;
    });
  }

  /**
   * Where the focus is, in words that outlive the lines' elements.
   * @param {Element | null} element
   */
  #placeOf(element) {
    const line = element?.closest("[data-key]");
    const index = line ? [...field(this, "lines").children].indexOf(line) : -1;
    return { element, index, step: element?.getAttribute("data-step") };
  }

  /** @param {{ element: Element | null, index: number, step: string | null | undefined }} place */
  #focus({ element, index, step }) {
    if (element instanceof HTMLElement && element.checkVisibility()) return element.focus();
    const undo = field(this, "undo-button");
    const line = field(this, "lines").children[index];
    const same = line?.querySelector(step ? `[data-step="${step}"]` : "[data-line-action='remove']");
    const first = field(this, "lines").querySelector("[data-line-action='remove']");
    // After a removal the way back is what is needed next; after that, the line that came back.
    const wished = [this.#removed ? undo : same, first, ...this.querySelectorAll("button, a")];
    const next = wished.find((each) => each?.checkVisibility());
    if (next instanceof HTMLElement) next.focus();
  }
}

customElements.define("paniere-cart", CartView);
