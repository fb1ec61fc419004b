// @ts-check
/** @import { ItemView, VariantView } from "../../../app/live/message.ts" */
/** @import { CartRow } from "./cart-rows.js" */

/**
 * What a line's words depend on, besides its own figures.
 * @typedef {object} AroundNotes
 * @property {DOMStringMap} texts
 * @property {(hundredths: number) => string} money
 * @property {{ item: ItemView, variant: VariantView } | undefined} goods as the show has them
 * @property {boolean} isGone it came into the cart by this show, which has it no longer
 * @property {string | null} heldDeal the deal at whose price it is held
 * @property {{ before: number | null, unit: number, deal: string | null, isRefused: boolean }} price
 */

/**
 * What stands in the way of a line: it is gone from the show, or there is not so much left. What is held is the shopper's, however
 * little is left for others.
 * @param {CartRow} row
 * @param {AroundNotes} around
 */
export function shortageOf({ leftMs, quantity }, { texts, goods, isGone }) {
  if (isGone) return texts.textGone ?? "";
  const available = goods?.item.forSale === false ? 0 : (goods?.variant.available ?? null);
  if (leftMs || available === null || available >= quantity) return "";
  return (available === 0 ? texts.textSoldOut : texts.textLeft?.replace("%n", `${available}`)) ?? "";
}

/**
 * What became of a line's price: held at that of a deal, a deal that is over, a code that the store will not have, another price
 * than the shopper knows.
 * @param {AroundNotes} around
 */
export function priceNoteOf({ texts, money, goods, heldDeal, price }) {
  const { before, unit, deal, isRefused } = price;
  const isOver = deal !== null && !heldDeal && goods?.item.deal?.id !== deal;
  const change = texts.textChanged?.replace("%b", () => money(before ?? 0)).replace("%a", () => money(unit));
  return [
    heldDeal && texts.textHeldDeal,
    isOver && texts.textDealOver,
    isRefused && texts.textNotApplied,
    before !== null && change,
  ]
    .filter(Boolean)
    .join(" ");
}
