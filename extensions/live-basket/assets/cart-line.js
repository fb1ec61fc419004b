// @ts-check
/** @import { AroundNotes } from "./cart-notes.js" */
/** @import { CartRow } from "./cart-rows.js" */
/** @import { DealBadge } from "./deal-view.js" */
/** @import { HoldClock } from "./hold-clock.js" */
import { priceNoteOf, shortageOf } from "./cart-notes.js";
import "./deal-view.js";
import { field, picture, say } from "./offer.js";
import { sleeping } from "./sleeping-markup.js";

/**
 * What a line says besides its own figures.
 * @typedef {object} OnLine
 * @property {HTMLElement} view whose data has the texts
 * @property {boolean} isOfShow whether it came into the cart by this show
 * @property {string | undefined} refusal
 * @property {number} nowMs the server's clock
 *
 * @typedef {AroundNotes & OnLine} AroundLine
 */

/**
 * One line of the basket.
 * @param {CartRow} row
 * @param {AroundLine} around
 */
export function cartLine(row, around) {
  const { view, money, refusal } = around;
  const { product_title: title, variant_title: variantTitle, image } = row.line;
  const element = /** @type {HTMLElement} */ (sleeping(view, "line").firstElementChild);
  element.dataset.key = row.key;
  say(field(element, "title"), title);
  say(field(element, "variant"), variantTitle && variantTitle !== "Default Title" ? variantTitle : "");
  say(field(element, "price"), money(row.price));
  say(field(element, "regular-text"), row.regular > row.price ? money(row.regular) : "");
  field(element, "regular").hidden = row.regular <= row.price;
  picture(field(element, "image"), image);
  field(element, "number").textContent = `${row.quantity}`;
  say(field(element, "message"), refusal ?? shortageOf(row, around));
  say(field(element, "note"), priceNoteOf(around));
  /** @type {DealBadge} */ (field(element, "deal")).tell(
    around.heldDeal ? undefined : around.goods?.item,
    around.nowMs,
  );
  const { textLess = "", textMore = "", textRemove = "", textHold = "" } = view.dataset;
  const labels = {
    "[data-step='-1']": textLess,
    "[data-step='1']": textMore,
    "[data-line-action='remove']": textRemove,
    "[data-line-action='hold']": `${textHold}: %t`,
  };
  for (const [selector, label] of Object.entries(labels)) {
    const button = /** @type {HTMLElement} */ (element.querySelector(selector));
    button.ariaLabel = label.replace("%t", () => (variantTitle ? `${title}, ${variantTitle}` : title));
  }
  const more = /** @type {HTMLElement} */ (element.querySelector("[data-step='1']"));
  more.ariaDisabled = `${!canHaveMore(row, around)}`;
  writeHold(element, row, around);
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {CartRow} row
 * @param {AroundLine} around
 */
function writeHold(element, { leftMs }, { view, goods, isOfShow }) {
  const variant = goods?.variant;
  const canHold = variant?.hold === "needed" && !leftMs && (leftMs === 0 || isOfShow);
  const { textHeld, textOver, textNotHeld, textHold, textJoin } = view.dataset;
  const state = leftMs ? textHeld : leftMs === 0 ? textOver : canHold ? textNotHeld : "";
  say(field(element, "hold-text"), state);
  field(element, "hold").hidden = !state;
  field(element, "hold").toggleAttribute("data-held", Boolean(leftMs));
  field(element, "hold").toggleAttribute("data-over", !leftMs);
  /** @type {HoldClock} */ (field(element, "clock")).count(leftMs ?? 0);
  const button = /** @type {HTMLElement} */ (element.querySelector("[data-line-action='hold']"));
  button.hidden = !canHold;
  const isSoldOut = variant?.available === 0;
  button.textContent = (isSoldOut ? textJoin : textHold) ?? "";
  if (isSoldOut) button.ariaLabel = button.ariaLabel?.replace(textHold ?? "", () => textJoin ?? "") ?? "";
}

/**
 * @param {CartRow} row
 * @param {AroundLine} around
 */
function canHaveMore({ leftMs, quantity }, { goods, isGone }) {
  const available = isGone ? 0 : (goods?.variant.available ?? Infinity);
  return leftMs ? available > 0 : quantity < available;
}
