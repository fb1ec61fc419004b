// @ts-check

/** @import { Cart } from "./store-cart.js" */

/**
 * The money of a cart: as the store formats it, or, where the cart has another currency than the page was made in, as the page's
 * language does.
 * @param {Cart} cart
 * @param {DOMStringMap} page with `moneySample` and `currency`
 * @returns {(hundredths: number) => string}
 */
export function moneyOf({ currency }, { moneySample = "", currency: known }) {
  if (!currency || !known || currency === known) return moneyLike(moneySample);
  const format = new Intl.NumberFormat(document.documentElement.lang || [], { style: "currency", currency });
  return (hundredths) => format.format(hundredths / 100);
}

/**
 * Formats amounts the way the store does, learnt from one amount that the store itself formatted: 1,234,567.89.
 * @param {string} sample such as "€1.234.567,89" or "¥1,234,568"
 * @returns {(hundredths: number) => string}
 */
export function moneyLike(sample) {
  const number = /\d.*\d/.exec(sample)?.[0] ?? "";
  const before = sample.slice(0, sample.indexOf(number));
  const after = number ? sample.slice(sample.indexOf(number) + number.length) : "";
  const fraction = /\D(89)$/.exec(number);
  const whole = fraction ? number.slice(0, fraction.index) : number;
  const group = /\D/.exec(whole)?.[0] ?? "";
  const point = fraction?.[0].charAt(0) ?? "";
  return (hundredths) => {
    const [units = "", rest = ""] = (Math.abs(hundredths) / 100).toFixed(fraction ? 2 : 0).split(".");
    const grouped = units.replace(/\B(?=(\d{3})+$)/g, () => group);
    return `${hundredths < 0 ? "−" : ""}${before}${grouped}${point}${rest}${after}`;
  };
}
