// @ts-check
/** @import { ShowState } from "./show-state.js" */

/**
 * What the floating show asks of its stage.
 * @typedef {object} Wish
 * @property {"play" | "resume" | "held" | "mute" | "captions" | "float" | "end" | "product" | "basket" | "line-up"} action
 * @property {string} [from] the size before
 * @property {boolean} [muted] as it was on the page before
 * @property {string} [itemId]
 * @property {string} [pinId]
 * @property {string} [variantId]
 * @property {HTMLElement} [opener] takes the focus back
 * @property {ShowState} state
 */

/**
 * A fresh copy of the markup that Liquid left in a template, its elements already alive.
 * @param {Element} inside any element of the floating show
 * @param {string} name of `data-template`
 * @returns {DocumentFragment}
 */
export function sleeping(inside, name) {
  const template = inside.closest("live-basket")?.querySelector(`template[data-template="${name}"]`);
  return document.importNode(/** @type {HTMLTemplateElement} */ (template).content, true);
}
