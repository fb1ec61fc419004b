// @ts-check
/** @import { ItemView, VariantView } from "../../../app/live/message.ts" */
/** @import { Till } from "./buying.js" */
/** @import { CartRow } from "./cart-rows.js" */
/** @import { Cart } from "./store-cart.js" */
import { setCodesRight } from "./deal-codes.js";
import { knownPrices, learnPrices, rememberPrices } from "./price-memory.js";
import { hasCode, variantIdOf } from "./store-cart.js";

/**
 * What the show has, by variant.
 * @typedef {ReadonlyMap<string, { item: ItemView, variant: VariantView }>} ShowGoods
 */

/**
 * What the basket knows of its prices: those that the shopper saw, the codes that belong to the lines, and those that the store
 * would not have.
 */
export class CartPrices {
  #known = knownPrices();
  /** @type {readonly string[]} */
  #refused = [];

  /**
   * Gives a cart the codes of its lines, takes out those that do nothing, and learns its prices.
   * @param {Till} till
   * @param {Cart} cart
   * @param {ShowGoods} goods
   * @returns {Promise<Cart>} as it is then
   */
  async settle(till, cart, goods) {
    const deals = dealsOf(till, cart, goods);
    const wanted = [...new Set([...deals.values()].flatMap(({ code }) => code ?? []))];
    const remembered = [...this.#known.values()].flatMap(({ code }) => code ?? []);
    const told = [...goods.values()].flatMap(({ variant }) => variant.dealCode ?? []);
    const ours = [...wanted, ...remembered, ...told];
    const settled = await setCodesRight(till.store, cart, { wanted, ours, refused: this.#refused });
    this.#refused = settled.refused;
    this.#known = learnPrices(this.#known, settled.cart, { deals, seen: "what is new" });
    rememberPrices(this.#known);
    return settled.cart;
  }

  /** The shopper has seen this cart: what changed in it is not said again. @param {Cart} cart */
  see(cart) {
    this.#known = learnPrices(this.#known, cart, { deals: new Map(), seen: "all" });
    rememberPrices(this.#known);
  }

  /** Whether the store would not have a code. @param {string | null | undefined} code */
  hasRefused(code) {
    return Boolean(code) && hasCode(this.#refused, code ?? "");
  }

  /**
   * What a row's price was when the shopper last saw it, whether it came of a deal, and whether the store refuses its code.
   * @param {CartRow} row
   * @param {string | null} code that belongs to it
   */
  of({ variantId, price, quantity }, code) {
    const known = this.#known.get(variantId);
    const unit = Math.round(price / quantity);
    return {
      before: known && known.unit !== unit ? known.unit : null,
      unit,
      deal: known?.deal ?? null,
      isRefused: this.hasRefused(code),
    };
  }
}

/**
 * The deal and the code that belong to each variant of a cart: those of what is held first, then those of this moment.
 * @param {Till} till
 * @param {Cart} cart
 * @param {ShowGoods} goods
 */
export function dealsOf({ book }, { items }, goods) {
  return new Map(
    items.map((line) => {
      const { item, variant } = goods.get(variantIdOf(line)) ?? {};
      const hold = book.holdOn(line);
      const isOfShow = line.properties?.["_paniere_show"] === book.showId;
      const deal = hold?.dealId ?? item?.deal?.id ?? null;
      const code = hold?.dealCode ?? (isOfShow ? variant?.dealCode : null) ?? null;
      return [variantIdOf(line), { deal, code }];
    }),
  );
}
