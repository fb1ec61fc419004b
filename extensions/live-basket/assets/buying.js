// @ts-check
/** @import { HoldView, VariantView } from "../../../app/live/message.ts" */
/** @import { HoldBook } from "./hold-book.js" */
/** @import { Answer, CartLine, Store } from "./store-cart.js" */
import { HOLD, markOf } from "./hold-mark.js";
import { refusalText } from "./refusal-words.js";
import { addUnits, changeLine, readCart, setQuantity } from "./store-cart.js";

/**
 * Where a shopper buys: the store's cart, what is held for them, and the words to refuse in.
 * @typedef {{ store: Store, book: HoldBook, texts: DOMStringMap }} Till
 * @typedef {{ itemId: string, pinId?: string | undefined, variant: VariantView, units: number }} Goods
 * @typedef {Answer & { hold?: HoldView | null }} Bought
 */

/**
 * Holds units where that is needed, then puts them into the cart. Where nobody answers for the app the line goes in without a
 * hold: the store works without us, and its own checkout has the last word.
 * @param {Till} till
 * @param {Goods} goods
 * @returns {Promise<Bought>}
 */
export async function buy(till, { variant, ...goods }) {
  if (variant.hold === "none") return put(till, { ...goods, variant, hold: null });
  const { told, refusal } = await till.book.take({ ...goods, variantId: variant.id });
  if (refusal) return { refusal: refusalText(refusal, till.texts) };
  return put(till, { ...goods, variant, hold: told?.hold ?? null });
}

/**
 * Puts units into the cart, with the mark of their hold on the line. What the store refuses is not held on.
 * @param {Till} till
 * @param {Goods & { hold: HoldView | null }} goods
 * @returns {Promise<Bought>}
 */
export async function put({ store, book }, { itemId, pinId, variant, units, hold }) {
  if (hold?.keeper === "reserve" && hold.unitsOut < hold.units) await book.letOut(hold.id);
  const answer = await addUnits(store, {
    variantId: variant.id,
    quantity: units,
    properties: {
      _paniere_show: book.showId,
      _paniere_item: itemId,
      ...(pinId && { _paniere_pin: pinId }),
      ...(hold && { [HOLD]: hold.mark }),
    },
    // A hold keeps the price that it was made at.
    dealCode: hold ? hold.dealCode : variant.dealCode,
  });
  if (answer.refusal === null || !hold) return { ...answer, hold };
  // A store that refuses may have added the few units that were left.
  const { items } = await readCart(store);
  if (!items.some((line) => markOf(line)?.id === hold.id)) book.release(hold.id);
  return answer;
}

/**
 * Holds the units of a line anew, as many as `units`, and writes the new mark on it; only then the hold that it had is given
 * back. A refusal leaves the line as it is.
 * @param {Till} till
 * @param {CartLine} line
 * @param {{ itemId: string, variantId: string, units: number }} wish
 * @returns {Promise<Answer>}
 */
export async function holdAnew({ store, book, texts }, line, wish) {
  const { told, refusal } = await book.take({ ...wish, pinId: line.properties?.["_paniere_pin"] });
  if (!told) return { refusal: refusalText(refusal, texts) };
  const { hold } = told;
  if (hold.keeper === "reserve") await book.letOut(hold.id);
  const properties = {
    ...line.properties,
    _paniere_show: book.showId,
    _paniere_item: wish.itemId,
    [HOLD]: hold.mark,
  };
  const answer = await changeLine(store, line.key, { quantity: wish.units, properties });
  if (answer.refusal !== null) {
    book.release(hold.id);
    return answer;
  }
  const before = markOf(line);
  if (before && book.leftMs(before.id) > 0) book.release(before.id);
  // The theme, too, should know the line by its new key.
  const changed = (await readCart(store)).items.find((each) => markOf(each)?.id === hold.id);
  return changed && store.updateCart ? setQuantity(store, changed.key, wish.units) : answer;
}

/**
 * Gives the holds of a cart their full time for the checkout, and writes it on their lines.
 * @param {Till} till
 * @param {CartLine[]} lines
 * @returns {Promise<boolean>} false when a hold turned out to be over
 */
export async function renewAll({ store, book }, lines) {
  const held = lines.filter((line) => (book.leftOn(line) ?? 0) > 0);
  const renewed = await Promise.all(held.map((line) => book.renew(markOf(line)?.id ?? "")));
  for (const [i, line] of held.entries()) {
    const mark = renewed[i]?.told?.hold.mark;
    if (!mark) continue;
    // On the way out of the page the theme need not be told.
    await changeLine(store, line.key, { quantity: line.quantity, properties: { ...line.properties, [HOLD]: mark } });
  }
  return renewed.every(({ refusal }) => refusal?.kind !== "ended");
}
