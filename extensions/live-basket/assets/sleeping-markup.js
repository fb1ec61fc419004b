// @ts-check

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
