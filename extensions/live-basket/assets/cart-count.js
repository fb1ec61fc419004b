// @ts-check
import { say } from "./offer.js";

/**
 * Shows how many units the cart holds, on the basket and on the bubble.
 * @param {HTMLElement} basket the floating show
 * @param {any} event `paniere:units` of ours, or Shopify's `shopify:cart:lines-update` with a promise of the cart
 */
export async function count(basket, { detail, promise }) {
  const result = await promise?.catch(() => null);
  const units = promise ? result?.cart?.totalQuantity : detail;
  if (typeof units !== "number") return;
  const opener = /** @type {HTMLElement} */ (basket.querySelector('[data-part="basket"]'));
  opener.ariaLabel = basket.dataset.textBasket?.replace("%n", `${units}`) ?? "";
  for (const place of basket.querySelectorAll("[data-count]")) {
    say(/** @type {HTMLElement} */ (place), units ? `${units}` : "");
  }
}
