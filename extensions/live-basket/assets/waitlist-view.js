// @ts-check
/** @import { ItemView, VariantView } from "../../../app/live/message.ts" */
/** @import { EntryTold } from "./hold-book.js" */
/** @import { HoldClock } from "./hold-clock.js" */
/** @import { Said } from "./shopper-door.js" */
import { tillOf } from "./held-goods.js";
import { field, say } from "./offer.js";
import { refusalText } from "./refusal-words.js";

/** @typedef {{ item: ItemView, variant: VariantView, isSoldOut: boolean }} Shown */

/** The queue of a sold-out variant, below the product: the shopper's place, the way out, and, if they wish, an e-mail at their turn. */
class WaitlistView extends HTMLElement {
  #ending = new AbortController();
  /** @type {Shown | null} */
  #shown = null;
  #isBusy = false;
  /** The variant whose turn is told by e-mail too @type {Set<string>} */
  #mailed = new Set();

  connectedCallback() {
    this.#ending = new AbortController();
    this.addEventListener(
      "paniere:variant",
      (event) => this.#show(/** @type {CustomEvent} */ (event).detail),
      this.#ending,
    );
    this.addEventListener("click", (event) => this.#act(event), this.#ending);
    this.addEventListener("submit", (event) => this.#send(event), this.#ending);
  }

  disconnectedCallback() {
    this.#ending.abort();
  }

  /** @param {Shown} shown */
  #show(shown) {
    if (shown.variant.id !== this.#shown?.variant.id) this.#complain("");
    this.#shown = shown;
    this.#render();
  }

  #render() {
    if (!this.#shown) return;
    const { variant, isSoldOut } = this.#shown;
    const { book } = tillOf(this);
    const turn = book.turnOf(variant.id);
    const entry = book.waitFor(variant.id);
    const isWaiting = !turn && entry?.state === "waiting";
    const canWait = isSoldOut && variant.hold === "needed";
    this.hidden = !turn && !isWaiting && !canWait;
    const { textTurn, textHeld, textMissed, textAhead = "", textNext, textExplain } = this.dataset;
    const place = entry?.ahead ? textAhead.replace("%n", `${entry.ahead}`) : textNext;
    const missed = entry?.state === "missed" ? textMissed : textExplain;
    say(field(this, "place"), turn ? (turn.isTurn ? textTurn : textHeld) : isWaiting ? place : missed);
    /** @type {HoldClock} */ (field(this, "turn-left")).count(turn ? book.leftMs(turn.id) : 0);
    field(this, "queue").toggleAttribute("data-held", Boolean(turn));
    field(this, "leave").hidden = !isWaiting;
    const offersMail = isWaiting && this.dataset.mail === "true";
    field(this, "mail").hidden = !offersMail || this.#mailed.has(variant.id);
    field(this, "mailed").hidden = !offersMail || !this.#mailed.has(variant.id);
  }

  /** @param {MouseEvent} event */
  #act({ target }) {
    if (!(/** @type {Element} */ (target).closest("[data-field='leave']"))) return;
    this.#ask((variant) => tillOf(this).book.leave(variant.id));
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault();
    const input = /** @type {HTMLInputElement} */ (field(this, "email"));
    const email = input.value.trim();
    const isWhole = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
    input.ariaInvalid = `${!isWhole}`;
    if (!isWhole) {
      this.#complain(this.dataset.textEmailInvalid);
      return input.focus();
    }
    // The app knows the place already: how many units it is for stays as it was.
    const { itemId, units } = { itemId: this.#shown?.item.id ?? "", units: 1 };
    const told = await this.#ask(({ id }) => tillOf(this).book.join({ itemId, variantId: id, units }, email));
    if (!told || !this.#shown) return;
    // The place is kept whatever becomes of the address.
    if (told.mail !== "noted") return this.#complain(tillOf(this).texts.textFailed);
    this.#mailed.add(this.#shown.variant.id);
    input.value = "";
    this.#render();
    field(this, "leave").focus();
  }

  /** @param {(variant: VariantView) => Promise<Said<EntryTold>>} question */
  async #ask(question) {
    if (this.#isBusy || !this.#shown) return null;
    this.#isBusy = true;
    this.#complain("");
    const { told, refusal } = await question(this.#shown.variant);
    this.#isBusy = false;
    if (!told) this.#complain(refusalText(refusal, tillOf(this).texts));
    return told;
  }

  /** @param {string | undefined} text */
  #complain(text) {
    say(field(this, "trouble"), text);
  }
}

customElements.define("paniere-waitlist", WaitlistView);
