// @ts-check
/** @import { ItemView } from "../../../app/live/message.ts" */

/** The lowest price that can be bought, and the units left: 0 when more than ten, or not counted. @param {ItemView} item */
export function offerOf(item, variants = item.variants) {
  const buyable = variants.filter(({ available }) => item.forSale && available !== 0);
  const priced = (buyable.length ? buyable : [...variants]).sort((a, b) => a.price.amountMinor - b.price.amountMinor);
  // Uncounted units make it NaN, which is in no range.
  const left = buyable.reduce((sum, { available }) => sum + (available ?? NaN), 0);
  return {
    price: priced[0]?.price,
    regular: priced[0]?.regularPrice,
    isFrom: priced[0]?.price.amountMinor !== priced.at(-1)?.price.amountMinor,
    isSoldOut: !buyable.length,
    left: left <= 10 ? left : 0,
  };
}

/** The element marked `data-field`. @param {ParentNode} root @param {string} name */
export function field(root, name) {
  return /** @type {HTMLElement} */ (root.querySelector(`[data-field="${name}"]`));
}

/** Sets a text; without one the element hides. @param {HTMLElement} element @param {string} [text] */
export function say(element, text = "") {
  // Written again, a live region would speak again.
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

/**
 * Fills a label, in the words of `texts`.
 * @param {ParentNode} root @param {ItemView} item @param {ReturnType<typeof offerOf>} offer @param {DOMStringMap} texts
 */
export function writeOffer(root, item, { price, regular, isFrom, isSoldOut, left }, texts) {
  const amount = price?.text ?? "";
  const stock = field(root, "stock");
  say(field(root, "title"), item.title);
  say(field(root, "price"), isFrom ? texts.textFrom?.replace("%p", () => amount) : amount);
  say(field(root, "regular-text"), regular?.text);
  field(root, "regular").hidden = !regular;
  say(stock, isSoldOut ? texts.textSoldOut : left ? texts.textLeft?.replace("%n", `${left}`) : "");
  stock.toggleAttribute("data-sold-out", isSoldOut);
  picture(field(root, "image"), item.imageUrl);
}

/** Twice as wide as shown, for sharp screens. @param {HTMLElement} image @param {string | null} [address] */
export function picture(image, address) {
  image.hidden = !address;
  if (!address) return;
  const url = new URL(address, location.href);
  url.searchParams.set("width", `${Number(image.getAttribute("width")) * 2}`);
  if (image.getAttribute("src") !== url.href) image.setAttribute("src", url.href);
}
