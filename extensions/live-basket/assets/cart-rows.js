// @ts-check
/** @import { CartLine } from "./store-cart.js" */
import { markOf } from "./hold-mark.js";
import { variantIdOf } from "./store-cart.js";

/**
 * What a shopper sees as one line: each tap has a hold, and a line in the cart, of its own.
 * `leftMs` is the time of the hold that ends first; 0 when it is over, null where nothing was held.
 * @typedef {object} CartRow
 * @property {string} key outlives a change of the lines' own keys
 * @property {CartLine} line the newest
 * @property {CartLine[]} lines
 * @property {string} variantId
 * @property {number} quantity
 * @property {number} price
 * @property {number} regular
 * @property {number | null} leftMs
 */

/**
 * Puts lines of the same item together that are held, and those whose holds are over.
 * @param {CartLine[]} lines newest first
 * @param {(line: CartLine) => number | null} leftOn
 * @returns {CartRow[]}
 */
export function rowsOf(lines, leftOn) {
  /** @type {Map<string, CartRow>} */
  const rows = new Map();
  for (const line of lines) {
    const leftMs = leftOn(line);
    const variantId = variantIdOf(line);
    const key = markOf(line)
      ? `${variantId} ${line.properties?.["_paniere_item"]} ${leftMs ? "held" : "over"}`
      : line.key;
    const row = rows.get(key) ?? { key, line, lines: [], variantId, quantity: 0, price: 0, regular: 0, leftMs };
    row.lines.push(line);
    row.quantity += line.quantity;
    row.price += line.final_line_price;
    row.regular += line.original_line_price;
    row.leftMs = leftMs === null ? null : Math.min(leftMs, row.leftMs ?? leftMs);
    rows.set(key, row);
  }
  return [...rows.values()];
}
