// @ts-check
/** @import { ItemView } from "../../../app/live/message.ts" */
/** @import { ShowState } from "./show-state.js" */

/**
 * What became of a product while a shopper looks at it.
 * @typedef {object} News
 * @property {ItemView | undefined} item as it is known last
 * @property {boolean} isGone out of the line-up
 * @property {boolean} isShowOver
 * @property {boolean} isDealOver
 * @property {{ variantId: string, from: string, to: string } | null} change of a price, without a deal
 */

/** @type {News} */
export const NO_NEWS = { item: undefined, isGone: false, isShowOver: false, isDealOver: false, change: null };

/**
 * Goes on with what the show says now.
 * @param {News} news
 * @param {ShowState} state
 * @param {string} variantId that is chosen
 * @returns {News} the same object when there was nothing new
 */
export function followItem(news, state, variantId) {
  const before = news.item;
  if (!before) return news;
  const item = state.items.get(before.id);
  const isShowOver = state.show?.state === "ended";
  const isGone = !item && state.show !== undefined;
  if (!item || item === before) {
    const isSame = isGone === news.isGone && isShowOver === news.isShowOver;
    return isSame ? news : { ...news, isGone, isShowOver };
  }
  const isDealOver = !item.deal && (news.isDealOver || before.deal !== null);
  return { item, isGone: false, isShowOver, isDealOver, change: changeOf(before, item, variantId) ?? news.change };
}

/**
 * The most important of it, in words.
 * @param {News} news
 * @param {string} variantId that is chosen
 * @param {DOMStringMap} texts
 */
export function newsText({ isGone, isShowOver, isDealOver, change }, variantId, texts) {
  if (isShowOver) return texts.textShowOver;
  if (isGone) return texts.textGone;
  if (isDealOver) return texts.textDealOver;
  if (change?.variantId !== variantId) return "";
  return texts.textChanged?.replace("%b", () => change.from).replace("%a", () => change.to);
}

/**
 * @param {ItemView} before
 * @param {ItemView} after
 * @param {string} variantId
 */
function changeOf(before, after, variantId) {
  if (before.deal?.id !== after.deal?.id) return null;
  const [from, to] = [before, after].map(({ variants }) => variants.find(({ id }) => id === variantId)?.price);
  if (!from || !to || from.currency !== to.currency || from.amountMinor === to.amountMinor) return null;
  return { variantId, from: from.text, to: to.text };
}
