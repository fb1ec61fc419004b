// @ts-check
/** @import { ItemView, VariantView } from "../../../app/live/message.ts" */
/** @import { Till } from "./buying.js" */
/** @import { CartRow } from "./cart-rows.js" */
/** @import { Answer } from "./store-cart.js" */
import { buy, holdAnew } from "./buying.js";
import { HOLD, markOf } from "./hold-mark.js";
import { addUnits, setQuantity } from "./store-cart.js";

/**
 * What the show has of a row's variant; undefined when the row is none of its goods.
 * @typedef {{ item: ItemView, variant: VariantView } | undefined} ShowGoods
 */

/** One unit more: held for itself, as a tap is. @param {Till} till @param {CartRow} row @param {ShowGoods} goods @returns {Promise<Answer>} */
export function more(till, { line, leftMs }, goods) {
  if (!leftMs || goods?.variant.hold !== "needed") return setQuantity(till.store, line.key, line.quantity + 1);
  return buy(till, {
    itemId: goods.item.id,
    pinId: line.properties?.["_paniere_pin"],
    variant: goods.variant,
    units: 1,
  });
}

/**
 * One unit less. A hold of several is made anew for the rest, so that others get the unit; where that cannot be, it stays held in
 * vain until the hold's end, and nothing is lost.
 * @param {Till} till
 * @param {CartRow} row
 * @param {ShowGoods} goods
 * @returns {Promise<Answer>}
 */
export async function fewer(till, { line, leftMs }, goods) {
  const units = line.quantity - 1;
  if (units === 0) return removeLine(till, line);
  if (leftMs && goods?.variant.hold === "needed") {
    const wish = { itemId: goods.item.id, variantId: goods.variant.id, units };
    const answer = await holdAnew(till, line, wish).catch(() => null);
    if (answer?.refusal === null) return answer;
  }
  return setQuantity(till.store, line.key, units);
}

/** Holds again what is in the cart and not held. @param {Till} till @param {CartRow} row @param {NonNullable<ShowGoods>} goods @returns {Promise<Answer>} */
export async function holdRow(till, { lines }, { item, variant }) {
  for (const line of lines) {
    const answer = await holdAnew(till, line, { itemId: item.id, variantId: variant.id, units: line.quantity });
    if (answer.refusal !== null) return answer;
  }
  return { refusal: null };
}

/** Takes a row out of the cart, and gives back what was held. @param {Till} till @param {CartRow} row @returns {Promise<Answer>} */
export async function remove(till, { lines }) {
  for (const line of lines) {
    const answer = await removeLine(till, line);
    if (answer.refusal !== null) return answer;
  }
  return { refusal: null };
}

/** Brings a removed row back; its units are held again where they were. @param {Till} till @param {CartRow} row @param {ShowGoods} goods @returns {Promise<Answer>} */
export function putBack(till, { line, quantity, variantId, leftMs }, goods) {
  const properties = { ...line.properties };
  delete properties[HOLD];
  if (leftMs === null || goods?.variant.hold !== "needed") {
    return addUnits(till.store, { variantId, quantity, properties, dealCode: goods?.variant.dealCode ?? null });
  }
  return buy(till, {
    itemId: goods.item.id,
    pinId: properties["_paniere_pin"],
    variant: goods.variant,
    units: quantity,
  });
}

/** @param {Till} till @param {CartRow["line"]} line @returns {Promise<Answer>} */
async function removeLine({ store, book }, line) {
  const answer = await setQuantity(store, line.key, 0);
  const mark = markOf(line);
  if (answer.refusal === null && mark && book.leftMs(mark.id) > 0) book.release(mark.id);
  return answer;
}
