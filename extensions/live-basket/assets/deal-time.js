// @ts-check
/** @import { DealView, ItemView, VariantView } from "../../../app/live/message.ts" */
/** @import { ShowState } from "./show-state.js" */

/**
 * The server's clock as this page knows it: a shopper's own may be an hour off.
 * @param {ShowState & { clockAheadMs?: number }} state
 * @returns {number} milliseconds since 1970
 */
export function serverNow({ clockAheadMs = 0 }) {
  return Date.now() + clockAheadMs;
}

/**
 * The deal of an item at a moment. At its end it is over, and with its last unit, whatever the stream said last.
 * @param {ItemView} item
 * @param {number} nowMs the server's clock
 * @returns {DealView | null}
 */
export function dealAt({ deal }, nowMs) {
  const isOn = deal && deal.unitsLeft !== 0 && (deal.endsAt === null || Date.parse(deal.endsAt) > nowMs);
  return isOn ? deal : null;
}

/**
 * What is sold at a moment, and at which price: a deal that is over has none any more, and a show that is over no price of its
 * own, and holds nothing.
 * @template {ShowState} T
 * @param {T} state
 * @param {number} nowMs the server's clock
 * @returns {T} the same object where nothing is over
 */
export function asSold(state, nowMs) {
  const isOver = state.show?.state === "ended";
  const items = [...state.items.values()].map((item) => {
    if (isOver) return { ...item, deal: null, variants: item.variants.map(afterShow) };
    return item.deal && !dealAt(item, nowMs) ? withoutDeal(item) : item;
  });
  if (items.every((item) => item === state.items.get(item.id))) return state;
  return { ...state, items: new Map(items.map((item) => [item.id, item])) };
}

/**
 * When the next deal ends by itself.
 * @param {ShowState} state
 * @param {number} nowMs the server's clock
 * @returns {number} milliseconds from then; Infinity where none does
 */
export function nextEndMs(state, nowMs) {
  const ends = [...state.items.values()].map((item) => Date.parse(dealAt(item, nowMs)?.endsAt ?? "") - nowMs);
  return Math.min(Infinity, ...ends.filter((ms) => ms > 0));
}

/** The item at the price that it had before its deal. @param {ItemView} item @returns {ItemView} */
export function withoutDeal(item) {
  const variants = item.variants.map((variant) => ({ ...variant, ...variant.beforeDeal, beforeDeal: null }));
  return { ...item, deal: null, variants };
}

/** The store's own price, for whoever comes to buy. @param {VariantView} sold @returns {VariantView} */
function afterShow(sold) {
  const variant = { ...sold, ...sold.beforeDeal, beforeDeal: null, hold: /** @type {const} */ ("none") };
  if (variant.dealCode === null) return variant;
  return { ...variant, price: variant.regularPrice ?? variant.price, regularPrice: null, dealCode: null };
}
