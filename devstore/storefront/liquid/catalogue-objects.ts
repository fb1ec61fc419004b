import { availableUnits } from "../../inventory/stock.ts";
import { gid } from "../../state/ids.ts";
import { metafieldsOf } from "../../state/metafields.ts";
import type { Image, Product, Variant } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { featuredImage } from "../cart/priced-cart.ts";
import { isAvailable, isForSale, variantsOfProduct } from "../catalogue.ts";
import { shownPrice, type Shopper } from "../shopper.ts";
import { KnownObject, OpenObject } from "./known-object.ts";

/** `product` of Shopify's Liquid, with the variant that the address selects. https://shopify.dev/docs/api/liquid/objects/product */
export function productObject(shopper: Shopper, product: Product, selectedVariantId: string | null): KnownObject {
  const { store } = shopper;
  const variants = variantsOfProduct(store, product);
  const selected = variants.find((variant) => variant.id === selectedVariantId) ?? null;
  const firstAvailable = variants.find((variant) => isAvailable(store, variant)) ?? null;
  const shown = variants.map((variant) => shownPrice(shopper, variant));
  const prices = shown.map(({ price }) => price);
  const comparePrices = shown.flatMap(({ compareAtPrice }) => compareAtPrice ?? []);
  const variantObjects = variants.map((variant) => variantObject(shopper, product, variant, variant === selected));
  const objectOf = (variant: Variant | null): KnownObject | null =>
    variant === null ? null : (variantObjects[variants.indexOf(variant)] ?? null);
  const images = product.images.map((image) => imageObject(image, product));
  return new KnownObject("product", {
    id: product.id,
    title: product.title,
    handle: product.handle,
    description: product.bodyHtml,
    content: product.bodyHtml,
    vendor: product.vendor,
    type: product.productType,
    tags: product.tags,
    url: `/products/${product.handle}`,
    available: firstAvailable !== null,
    published_at: product.published ? product.createdAt : null,
    created_at: product.createdAt,
    price: Math.min(...prices),
    price_min: Math.min(...prices),
    price_max: Math.max(...prices),
    price_varies: new Set(prices).size > 1,
    compare_at_price: comparePrices.length === 0 ? null : Math.min(...comparePrices),
    compare_at_price_min: comparePrices.length === 0 ? null : Math.min(...comparePrices),
    compare_at_price_max: comparePrices.length === 0 ? null : Math.max(...comparePrices),
    compare_at_price_varies: new Set(comparePrices).size > 1,
    has_only_default_variant: variants.length === 1 && variants[0]?.title === "Default Title",
    variants: variantObjects,
    variants_count: variants.length,
    first_available_variant: objectOf(firstAvailable),
    selected_variant: objectOf(selected),
    selected_or_first_available_variant: objectOf(selected ?? firstAvailable ?? variants[0] ?? null),
    options: product.options.map((option) => option.name),
    options_with_values: product.options.map((option, at) => {
      const value = (selected ?? firstAvailable)?.optionValues[at] ?? option.values[0] ?? null;
      return new KnownObject("product_option", {
        name: option.name,
        position: at + 1,
        values: option.values,
        selected_value: value,
      });
    }),
    images,
    media: images,
    featured_image: images[0] ?? null,
    featured_media: images[0] ?? null,
    collections: [],
    template_suffix: null,
    "gift_card?": false,
    requires_selling_plan: false,
    selling_plan_groups: [],
    get metafields() {
      return metafieldsObject(store, gid("Product", product.id));
    },
  });
}

/** `variant` of Shopify's Liquid. https://shopify.dev/docs/api/liquid/objects/variant */
export function variantObject(shopper: Shopper, product: Product, variant: Variant, isSelected: boolean): KnownObject {
  const { store } = shopper;
  const item = store.state.inventoryItems.get(variant.inventoryItemId);
  const { price, compareAtPrice } = shownPrice(shopper, variant);
  const image = product.images.find((one) => one.id === variant.imageId) ?? null;
  return new KnownObject("variant", {
    id: variant.id,
    title: variant.title,
    price,
    compare_at_price: compareAtPrice,
    available: isAvailable(store, variant),
    sku: variant.sku ?? "",
    barcode: variant.barcode ?? "",
    option1: variant.optionValues[0] ?? null,
    option2: variant.optionValues[1] ?? null,
    option3: variant.optionValues[2] ?? null,
    options: variant.optionValues,
    position: variant.position,
    url: `/products/${product.handle}?variant=${variant.id}`,
    selected: isSelected,
    image: image === null ? null : imageObject(image, product),
    featured_image: image === null ? null : imageObject(image, product),
    featured_media: image === null ? null : imageObject(image, product),
    inventory_quantity: availableUnits(store, variant.id) ?? 0,
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    inventory_management: item?.tracked === true ? "shopify" : null,
    requires_shipping: item?.requiresShipping ?? true,
    taxable: variant.taxable,
    weight: 0,
    unit_price: null,
    matched: true,
  });
}

export function imageObject(image: Image, product: Product): KnownObject {
  return new KnownObject("image", {
    id: image.id,
    src: image.url,
    alt: image.altText === "" ? product.title : image.altText,
    width: 1000,
    height: 1000,
    aspect_ratio: 1,
    position: image.position,
    media_type: "image",
  });
}

export function imageOfItem(product: Product, variant: Variant): KnownObject | null {
  const image = featuredImage(product, variant);
  return image === null ? null : imageObject(image, product);
}

/** Metafields of an owner as Liquid reads them: `metafields.namespace.key.value`, JSON parsed. */
export function metafieldsObject(store: Store, ownerGid: string): OpenObject {
  const namespaces: Record<string, Record<string, KnownObject>> = {};
  for (const metafield of metafieldsOf(store, ownerGid)) {
    const value: unknown =
      metafield.type === "json" || metafield.type.startsWith("list.") ? JSON.parse(metafield.value) : metafield.value;
    const fields = {
      value,
      type: metafield.type,
      list: metafield.type.startsWith("list."),
      toString: () => metafield.value,
    };
    (namespaces[metafield.namespace] ??= {})[metafield.key] = new KnownObject("metafield", fields);
  }
  return new OpenObject(
    Object.fromEntries(Object.entries(namespaces).map(([name, keys]) => [name, new OpenObject(keys)])),
  );
}

/** A page reads no more products by their handles. https://shopify.dev/docs/api/liquid/objects/all_products */
const MOST_HANDLES = 20;

/** `all_products['handle']` of one page: any product that the store sells; nil for another handle, and for the 21st. */
export function allProductsObject(shopper: Shopper): OpenObject {
  const { store } = shopper;
  const read = new Set<string>();
  return new OpenObject({}, (handle) => {
    if (read.add(handle).size > MOST_HANDLES) {
      read.delete(handle);
      return null;
    }
    const product = store.index.productByHandle.get(handle);
    return product !== undefined && isForSale(product) ? productObject(shopper, product, null) : null;
  });
}
