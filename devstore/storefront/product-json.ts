import type { Product } from "../state/records/product.ts";
import { isAvailable, variantsOfProduct } from "./catalogue.ts";
import { imageAddress } from "./liquid/image-address.ts";
import { numericId } from "./raw-json.ts";
import { shownPrice, type Shopper } from "./shopper.ts";

/** A product as `/products/{handle}.js` writes it. https://shopify.dev/docs/api/ajax/reference/product */
export function productJson(shopper: Shopper, product: Product): object {
  const { store } = shopper;
  const variants = variantsOfProduct(store, product);
  const shown = variants.map((variant) => shownPrice(shopper, variant));
  const prices = shown.map(({ price }) => price);
  const images = product.images.map((image) => imageAddress(image.url));
  return {
    id: numericId(product.id),
    title: product.title,
    handle: product.handle,
    description: product.bodyHtml,
    published_at: product.createdAt,
    created_at: product.createdAt,
    vendor: product.vendor,
    type: product.productType,
    tags: product.tags,
    price: Math.min(...prices),
    price_min: Math.min(...prices),
    price_max: Math.max(...prices),
    available: variants.some((variant) => isAvailable(store, variant)),
    price_varies: new Set(prices).size > 1,
    compare_at_price: null,
    compare_at_price_min: 0,
    compare_at_price_max: 0,
    compare_at_price_varies: false,
    variants: variants.map((variant, at) => ({
      id: numericId(variant.id),
      title: variant.title,
      option1: variant.optionValues[0] ?? null,
      option2: variant.optionValues[1] ?? null,
      option3: variant.optionValues[2] ?? null,
      sku: variant.sku ?? "",
      requires_shipping: store.state.inventoryItems.get(variant.inventoryItemId)?.requiresShipping ?? true,
      taxable: variant.taxable,
      featured_image: null,
      available: isAvailable(store, variant),
      name: variant.title === "Default Title" ? product.title : `${product.title} - ${variant.title}`,
      public_title: variant.title === "Default Title" ? null : variant.title,
      options: variant.optionValues,
      price: prices[at] ?? 0,
      weight: 0,
      compare_at_price: shown[at]?.compareAtPrice ?? null,
      inventory_management:
        store.state.inventoryItems.get(variant.inventoryItemId)?.tracked === true ? "shopify" : null,
      barcode: variant.barcode ?? "",
    })),
    images,
    featured_image: images[0] ?? null,
    options: product.options.map((option, at) => ({ name: option.name, position: at + 1, values: option.values })),
    url: `/products/${product.handle}`,
    requires_selling_plan: false,
    selling_plan_groups: [],
  };
}
