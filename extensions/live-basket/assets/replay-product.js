// @ts-check
/** @import { ItemView } from "../../../app/live/message.ts" */
import { moneyLike } from "./money-sample.js";
import { field, offerOf, picture, say } from "./offer.js";
import { addUnits, storeOf } from "./store-cart.js";
import { itemOf } from "./store-product.js";
import { firstChoice, optionsOf } from "./variant-choice.js";

/** A product of a recording, in each of the rows in which it is cued, sold as the store sells it today. */
export class ReplayProduct {
  /** @type {ItemView | null} */
  #item = null;
  /** @type {Promise<void> | null} */
  #asking = null;
  #variantId = "";
  #isBusy = false;

  /**
   * @param {HTMLElement} block whose data has addresses and texts
   * @param {string} handle
   * @param {readonly HTMLElement[]} rows
   */
  constructor(block, handle, rows) {
    this.block = block;
    this.handle = handle;
    this.rows = rows;
    /** The row that was tapped last */
    this.row = rows[0];
  }

  /** Asks the store for the product, once; what could not be asked is asked again at the next tap. */
  learn() {
    this.#asking ??= this.#ask().catch(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #ask() {
    const { rootUrl } = storeOf(this.block);
    const response = await fetch(`${rootUrl}products/${encodeURIComponent(this.handle)}.js`);
    if (response.status === 404) return this.#leave();
    if (!response.ok) throw new Error(`products answered ${response.status}.`);
    this.#item = itemOf(await response.text(), moneyLike(this.block.dataset.moneySample ?? ""));
    this.#variantId = firstChoice(this.#item)?.id ?? "";
    for (const row of this.rows) this.#write(row, this.#item);
  }

  /** The store does not have it any more. */
  #leave() {
    for (const row of this.rows) {
      const title = field(row, "title");
      // A page that is not there is no place to send a shopper.
      title.removeAttribute("href");
      field(row, "price").textContent = this.block.dataset.textGone ?? "";
      this.#button(row).hidden = true;
    }
  }

  /** @param {HTMLElement} row @param {ItemView} item */
  #write(row, item) {
    const { price, isFrom, isSoldOut } = offerOf(item);
    const { textFrom = "", textSoldOut = "", textAdd, textChoose } = this.block.dataset;
    const amount = price?.text ?? "";
    field(row, "title").textContent = item.title;
    field(row, "price").textContent = isSoldOut ? textSoldOut : isFrom ? textFrom.replace("%p", () => amount) : amount;
    const button = this.#button(row);
    button.hidden = isSoldOut;
    button.ariaLabel = `${item.variants.length > 1 ? textChoose : textAdd}: ${item.title}`;
    if (isSoldOut) say(field(row, "message"));
    if (!field(row, "picture").firstElementChild && item.imageUrl) {
      const image = new Image(64, 64);
      image.className = "paniere-photo";
      image.alt = "";
      picture(image, item.imageUrl);
      field(row, "picture").append(image);
    }
  }

  /** Puts the only variant into the cart, or opens and closes the picker of several. */
  async buy() {
    const { row } = this;
    await this.learn();
    if (!row) return;
    if (!this.#item) return this.#asking ? undefined : say(field(row, "message"), this.block.dataset.textFailed);
    if (this.#item.variants.length < 2) return this.add();
    const more = field(row, "more");
    more.hidden = !more.hidden;
    this.#button(row).ariaExpanded = `${!more.hidden}`;
    if (more.hidden) return more.replaceChildren();
    more.replaceChildren(this.#sleeping("picker"));
    this.#renderPicker(row, this.#item);
    /** @type {HTMLElement | null} */ (more.querySelector("select"))?.focus();
  }

  /** @param {HTMLSelectElement} select whose value is a variant */
  choose(select) {
    this.#variantId = select.value;
    if (!this.row || !this.#item) return;
    const place = [...this.row.querySelectorAll("select")].indexOf(select);
    this.#renderPicker(this.row, this.#item);
    this.row.querySelectorAll("select")[place]?.focus();
  }

  /** @param {HTMLElement} row @param {ItemView} item */
  #renderPicker(row, item) {
    const { textSoldOut, textVariant } = this.block.dataset;
    const options = optionsOf(item, this.#variantId, textVariant).map(({ name, values }) => {
      const option = this.#sleeping("option");
      field(option, "name").textContent = name;
      for (const { value, variantId, isChosen, isSoldOut } of values) {
        const choice = new Option(isSoldOut ? `${value} – ${textSoldOut}` : value, variantId, isChosen, isChosen);
        choice.disabled = isSoldOut;
        field(option, "values").append(choice);
      }
      return option;
    });
    field(row, "options").replaceChildren(...options);
    field(row, "picked-price").textContent = item.variants.find(({ id }) => id === this.#variantId)?.price.text ?? "";
  }

  /** Puts one unit of the chosen variant into the store's cart. */
  async add() {
    const { row } = this;
    if (!row || !this.#item || this.#isBusy) return;
    this.#isBusy = true;
    const { textAdding, textAdded, textFailed } = this.block.dataset;
    const message = field(row, "message");
    say(message, textAdding);
    try {
      const goods = { variantId: this.#variantId, quantity: 1, properties: {}, dealCode: null };
      const { refusal } = await addUnits(storeOf(this.block), goods);
      if (refusal !== null) say(message, refusal);
      else {
        const done = this.#sleeping("done");
        field(done, "text").textContent = `${textAdded}. `;
        message.replaceChildren(done);
        const more = field(row, "more");
        if (!more.hidden) {
          more.hidden = true;
          more.replaceChildren();
          this.#button(row).ariaExpanded = "false";
          this.#button(row).focus();
        }
      }
    } catch {
      say(message, textFailed);
    }
    this.#isBusy = false;
  }

  /** @param {HTMLElement} row */
  #button(row) {
    return /** @type {HTMLElement} */ (row.querySelector('[data-action="buy"]'));
  }

  /** @param {string} name */
  #sleeping(name) {
    const template = /** @type {HTMLTemplateElement} */ (this.block.querySelector(`template[data-template="${name}"]`));
    return document.importNode(template.content, true);
  }
}
