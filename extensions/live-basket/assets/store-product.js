// @ts-check
/** @import { ItemView } from "../../../app/live/message.ts" */

/**
 * A product as GET /products/{handle}.js answers it, as far as it is used. Amounts are hundredths of the main unit of the
 * shopper's currency. https://shopify.dev/docs/api/ajax/reference/product
 * @typedef {{ id: string, title: string, price: number, compare_at_price: number | null, available: boolean }} StoreVariant
 * @typedef {object} StoreProduct
 * @property {string} id
 * @property {string} title
 * @property {string} url
 * @property {string | null} featured_image
 * @property {(string | { name: string })[]} options
 * @property {StoreVariant[]} variants
 */

/**
 * The store's product in the form that the variant picker reads.
 * @param {string} json as it came: an id may hold more digits than a number keeps
 * @param {(hundredths: number) => string} money
 * @returns {ItemView}
 */
export function itemOf(json, money) {
  /** @type {StoreProduct} */
  const product = JSON.parse(json.replace(/("id"\s*:\s*)(\d+)/g, '$1"$2"'));
  /** @param {number} amountMinor */
  const priceOf = (amountMinor) => ({ amountMinor, currency: "", text: money(amountMinor) });
  return {
    id: product.id,
    version: 0,
    position: 0,
    productId: product.id,
    title: product.title,
    path: product.url,
    imageUrl: product.featured_image,
    optionNames: product.options.map((option) => (typeof option === "string" ? option : option.name)),
    variants: product.variants.map((variant) => ({
      id: variant.id,
      title: product.variants.length === 1 ? "" : variant.title,
      price: priceOf(variant.price),
      regularPrice:
        (variant.compare_at_price ?? 0) > variant.price ? priceOf(variant.compare_at_price ?? variant.price) : null,
      available: variant.available ? null : 0,
      hold: "none",
      waiting: 0,
      servedUpTo: 0,
      dealCode: null,
      beforeDeal: null,
    })),
    forSale: true,
    deal: null,
  };
}
