// @ts-check
/** @import { ItemView, PriceView, VariantView } from "../../../app/live/message.ts" */

/**
 * What a label says of an item or of one of its variants.
 * @typedef {{ price: PriceView | null, regularPrice: PriceView | null, isFrom: boolean, isSoldOut: boolean, left: number | null }} Offer
 */

/**
 * The offer of these variants together: the lowest price that can be bought, and the units left when they are counted and few.
 * @param {ItemView} item
 * @param {readonly VariantView[]} variants
 * @returns {Offer}
 */
export function offerOf(item, variants = item.variants) {
  const buyable = variants.filter((variant) => item.forSale && variant.available !== 0);
  const priced = buyable.length ? buyable : [...variants];
  const cheapest = priced.sort((a, b) => a.price.amountMinor - b.price.amountMinor)[0];
  // A null, for uncounted, makes the sum NaN, and so the number unknown.
  const left = buyable.reduce((sum, { available }) => sum + (available ?? NaN), 0);
  return {
    price: cheapest?.price ?? null,
    regularPrice: cheapest?.regularPrice ?? null,
    isFrom: priced.some(({ price }) => price.amountMinor !== cheapest?.price.amountMinor),
    isSoldOut: !buyable.length,
    // More than ten is no reason to hurry.
    left: left > 0 && left <= 10 ? left : null,
  };
}

/**
 * The element of a view that carries `data-field="name"`.
 * @param {ParentNode} root
 * @param {string} name
 */
export function field(root, name) {
  return /** @type {HTMLElement} */ (root.querySelector(`[data-field="${name}"]`));
}

/**
 * Sets a text, and hides the element when there is none.
 * @param {HTMLElement} element
 * @param {string | undefined} text
 */
export function say(element, text = "") {
  // The same text written again would make a live region speak again.
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

/**
 * Writes title, picture, price and stock into the fields of a label, in the words of `texts` (textLeft, textSoldOut, textFrom).
 * @param {ParentNode} root
 * @param {ItemView} item
 * @param {Offer} offer
 * @param {DOMStringMap} texts
 */
export function writeOffer(root, item, { price, regularPrice, isFrom, isSoldOut, left }, texts) {
  const amount = price?.text ?? "";
  const stock = field(root, "stock");
  say(field(root, "title"), item.title);
  say(field(root, "price"), isFrom ? texts.textFrom?.replace("%p", () => amount) : amount);
  say(field(root, "regular-text"), regularPrice?.text);
  field(root, "regular").hidden = !regularPrice;
  say(stock, isSoldOut ? texts.textSoldOut : left ? texts.textLeft?.replace("%n", `${left}`) : "");
  stock.toggleAttribute("data-sold-out", isSoldOut);
  picture(field(root, "image"), item.imageUrl);
}

/**
 * Sets a picture, asked for at twice the width it is shown at, for sharp screens.
 * @param {Element} element an `img` with its width
 * @param {string | null} address
 */
export function picture(element, address) {
  const image = /** @type {HTMLImageElement} */ (element);
  image.hidden = !address;
  if (!address) return;
  const url = new URL(address, location.href);
  url.searchParams.set("width", `${Number(image.getAttribute("width")) * 2}`);
  if (image.src !== url.href) image.src = url.href;
}
