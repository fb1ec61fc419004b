// @ts-check
/** @import { HoldView, QueueView } from "../../../app/live/message.ts" */
/** @import { DealBadge } from "./deal-view.js" */
/** @import { HoldClock } from "./hold-clock.js" */
/** @import { ShowState } from "./show-state.js" */
/** @import { Till } from "./buying.js" */
import { nextEndMs, serverNow } from "./deal-time.js";
import "./deal-view.js";
import { HoldBook } from "./hold-book.js";
import "./hold-clock.js";
import { field, say } from "./offer.js";
import { ShopperDoor } from "./shopper-door.js";
import { findPins, NOTHING_KNOWN } from "./show-state.js";
import { readCart, storeOf } from "./store-cart.js";

/** The last warning before a hold ends. */
const SOON_MS = 60_000;

/**
 * What is held for the shopper, in a corner of the player: the time that is left of it, and a turn of the waitlist. Emits
 * `paniere:held` at every change, `paniere:news`, `paniere:grow` when a turn has come, and `paniere:remember`.
 */
export class HeldGoods extends HTMLElement {
  #ending = new AbortController();
  #state = NOTHING_KNOWN;
  #soonTimer = 0;
  #dealTimer = 0;
  #soonFor = "";
  book = new HoldBook(new ShopperDoor(this.dataset.proxy ?? ""), this.dataset.showId ?? "", (news) =>
    this.#learn(news),
  );

  connectedCallback() {
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    this.addEventListener(
      "paniere:state",
      (event) => {
        this.#state = /** @type {CustomEvent} */ (event).detail;
        this.book.hear(this.#state);
        this.#render();
      },
      { signal },
    );
    // A page that slept does not know what ended meanwhile.
    document.addEventListener("visibilitychange", () => !document.hidden && this.#wakeUp(), { signal });
    this.#wakeUp();
  }

  disconnectedCallback() {
    this.#ending.abort();
    clearTimeout(this.#soonTimer);
    clearTimeout(this.#dealTimer);
    this.book.close();
  }

  async #wakeUp() {
    await this.book.refresh();
    if (!this.book.open.length) return;
    // A turn that was taken is in the cart, and no turn any more.
    const cart = await readCart(storeOf(this)).catch(() => null);
    if (cart) this.book.place(cart.items);
  }

  /** @param {{ ended?: HoldView, turn?: QueueView }} news */
  #learn({ ended, turn }) {
    this.book.hear(this.#state);
    this.#render();
    this.#emit("paniere:held");
    this.#emit("paniere:remember", { held: this.book.isInUse });
    if (ended) this.#announce(this.dataset.textEndedNews, ended);
    if (!turn) return;
    this.#announce(this.dataset.textTurnNews, turn);
    this.#emit("paniere:grow");
  }

  #render() {
    this.#renderDeal();
    const { book } = this;
    const { next } = book;
    /** @type {HoldClock} */ (field(this, "clock")).count(next ? book.leftMs(next.id) : 0);
    const [turn] = book.unplaced;
    const title = (turn && this.#state.items.get(turn.itemId)?.title) ?? "";
    field(this, "turn").hidden = !turn || !title;
    if (turn) {
      field(this, "turn").dataset.itemId = turn.itemId;
      field(this, "turn").dataset.variantId = turn.variantId;
      say(field(this, "turn-text"), turn.isTurn ? this.dataset.textTurn : this.dataset.textHeld);
      say(field(this, "turn-title"), title);
      /** @type {HoldClock} */ (field(this, "turn-clock")).count(book.leftMs(turn.id));
    }
    this.#warnOf(next);
  }

  /** The deal of what is on screen now stands over the picture, until its end. */
  #renderDeal() {
    clearTimeout(this.#dealTimer);
    const nowMs = serverNow(this.#state);
    /** @type {DealBadge} */ (field(this, "deal")).tell(findPins(this.#state)[0]?.item, nowMs);
    const endMs = nextEndMs(this.#state, nowMs);
    if (endMs < 2 ** 31) this.#dealTimer = window.setTimeout(() => this.#renderDeal(), endMs + 20);
  }

  /** Says once, a minute before, that a hold will end. @param {HoldView | undefined} next */
  #warnOf(next) {
    if (!next || this.#soonFor === next.mark) return;
    clearTimeout(this.#soonTimer);
    const inMs = this.book.leftMs(next.id) - SOON_MS;
    // A show that holds for a minute would warn at once.
    if (inMs < 1000) return;
    this.#soonFor = next.mark;
    this.#soonTimer = window.setTimeout(() => this.#announce(this.dataset.textSoonNews, next), inMs);
  }

  /**
   * @param {string | undefined} text
   * @param {HoldView | QueueView} about
   */
  #announce(text, { itemId }) {
    const title = this.#state.items.get(itemId)?.title ?? "";
    if (title)
      this.#emit(
        "paniere:news",
        text?.replace("%t", () => title),
      );
  }

  /**
   * @param {string} type
   * @param {unknown} [detail]
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}

customElements.define("paniere-held", HeldGoods);

/**
 * Where a view of the floating show buys.
 * @param {HTMLElement} view
 * @returns {Till}
 */
export function tillOf(view) {
  const held = /** @type {HeldGoods} */ (view.closest("live-basket")?.querySelector("paniere-held"));
  return { store: storeOf(view), book: held.book, texts: held.dataset };
}
