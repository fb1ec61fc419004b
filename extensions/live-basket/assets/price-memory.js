// @ts-check
/** @import { Cart } from "./store-cart.js" */
import { variantIdOf } from "./store-cart.js";

/**
 * What a shopper knows of a variant's price in the cart: the amount for one, in hundredths of the cart's currency, and the live
 * deal and the code that make it.
 * @typedef {{ unit: number, currency: string, deal: string | null, code: string | null }} KnownPrice
 * @typedef {Map<string, { deal: string | null, code: string | null }>} Deals by variant
 */

const KEPT = "paniere:prices";
const MOST = 100;

/** The prices that this shopper has seen in the cart, on this page or one before, by variant. @returns {Map<string, KnownPrice>} */
export function knownPrices() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEPT) ?? "[]"));
  } catch {
    return new Map();
  }
}

/** Keeps them for the next page, the newest of them. @param {Map<string, KnownPrice>} prices */
export function rememberPrices(prices) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify([...prices].slice(-MOST)));
  } catch {
    // A browser that keeps nothing
  }
}

/**
 * What one unit costs in the cart, by variant, in hundredths.
 * @param {Cart} cart
 * @returns {Map<string, number>}
 */
export function unitPrices({ items }) {
  /** @type {Map<string, { price: number, units: number }>} */
  const sums = new Map();
  for (const line of items) {
    const { price, units } = sums.get(variantIdOf(line)) ?? { price: 0, units: 0 };
    sums.set(variantIdOf(line), { price: price + line.final_line_price, units: units + line.quantity });
  }
  return new Map([...sums].map(([id, { price, units }]) => [id, Math.round(price / units)]));
}

/**
 * The prices as the shopper knows them with this cart. Of what was there before the known one stays, so that its change can be
 * said, until the change is seen. A deal is remembered: that it is over stays said.
 * @param {Map<string, KnownPrice>} known
 * @param {Cart} cart
 * @param {{ deals: Deals, seen: "all" | "what is new" }} how
 * @returns {Map<string, KnownPrice>} without what is no longer in the cart
 */
export function learnPrices(known, cart, { deals, seen }) {
  const currency = cart.currency ?? "";
  const prices = [...unitPrices(cart)].map(([id, unit]) => {
    const before = known.get(id);
    const isNew = seen === "all" || before?.currency !== currency;
    const { deal = null, code = null } = deals.get(id) ?? {};
    /** @type {KnownPrice} */
    const price = {
      unit: isNew ? unit : before.unit,
      currency,
      deal: deal ?? before?.deal ?? null,
      code: code ?? before?.code ?? null,
    };
    return /** @type {const} */ ([id, price]);
  });
  return new Map(prices);
}
