import type { LineProperty } from "../../state/records/cart.ts";
import type { Store } from "../../state/store.ts";
import { imageAddress } from "../liquid/image-address.ts";
import { numericId } from "../raw-json.ts";
import {
  featuredImage,
  isPrivate,
  itemTitle,
  type Allocation,
  type PricedCart,
  type PricedItem,
} from "./priced-cart.ts";

/** The cart as the AJAX API writes it. https://shopify.dev/docs/api/ajax/reference/cart */
export function cartJson(store: Store, cart: PricedCart): object {
  return {
    token: cart.token,
    note: cart.note,
    attributes: propertiesJson(cart.attributes.filter((attribute) => !isPrivate(attribute))) ?? {},
    original_total_price: cart.originalTotal,
    total_price: cart.total,
    total_discount: cart.originalTotal - cart.total,
    total_weight: 0,
    item_count: cart.itemCount,
    items: cart.items.map((item) => itemJson(store, item)),
    requires_shipping: cart.items.some((item) => requiresShipping(store, item)),
    currency: cart.currencyCode,
    items_subtotal_price: cart.itemsSubtotal,
    cart_level_discount_applications: cart.cartLevel.map((allocation) => applicationJson(allocation, "all")),
    discount_codes: cart.codes,
    items_changelog: { added: [] },
  };
}

/** One line, as `/cart/add.js` answers it. */
export function itemJson(store: Store, item: PricedItem): object {
  const { product, variant } = item;
  const image = featuredImage(product, variant);
  const imageUrl = image === null ? null : `${store.state.shop.primaryDomainUrl}${imageAddress(image.url)}`;
  const onlyVariant = variant.title === "Default Title";
  return {
    id: numericId(variant.id),
    properties: propertiesJson(item.properties),
    quantity: item.quantity,
    variant_id: numericId(variant.id),
    key: item.key,
    title: itemTitle(product, variant),
    price: item.unitPrice,
    original_price: item.unitPrice,
    presentment_price: item.unitPrice / 100,
    discounted_price: Math.round(item.finalPrice / item.quantity),
    line_price: item.originalPrice,
    original_line_price: item.originalPrice,
    total_discount: item.originalPrice - item.finalPrice,
    discounts: item.allocations.map(({ code, amount }) => ({ amount, title: code })),
    sku: variant.sku ?? "",
    grams: 0,
    vendor: product.vendor,
    taxable: variant.taxable,
    product_id: numericId(product.id),
    product_has_only_default_variant: onlyVariant,
    gift_card: false,
    final_price: Math.round(item.finalPrice / item.quantity),
    final_line_price: item.finalPrice,
    url: `/products/${product.handle}?variant=${variant.id}`,
    featured_image: { aspect_ratio: 1, alt: image?.altText ?? product.title, height: 1000, url: imageUrl, width: 1000 },
    image: imageUrl,
    handle: product.handle,
    requires_shipping: requiresShipping(store, item),
    product_type: product.productType,
    product_title: product.title,
    product_description: product.bodyHtml,
    variant_title: onlyVariant ? null : variant.title,
    variant_options: variant.optionValues,
    options_with_values: product.options.map((option, at) => ({
      name: option.name,
      value: variant.optionValues[at] ?? "",
    })),
    line_level_discount_allocations: item.allocations.map((allocation) => ({
      amount: allocation.amount,
      discount_application: applicationJson(allocation, "entitled"),
    })),
    line_level_total_discount: item.originalPrice - item.finalPrice,
    quantity_rule: { min: 1, max: null, increment: 1 },
    has_components: false,
  };
}

/** Properties as an object; null when there are none, as Shopify writes a line without any. */
export function propertiesJson(properties: readonly LineProperty[]): Record<string, string> | null {
  return properties.length === 0 ? null : Object.fromEntries(properties.map(({ name, value }) => [name, value]));
}

function applicationJson({ code, amount, isAutomatic }: Allocation, target: "all" | "entitled"): object {
  return {
    type: isAutomatic ? "automatic" : "discount_code",
    key: code,
    title: code,
    description: null,
    value: (amount / 100).toFixed(2),
    created_at: null,
    value_type: "fixed_amount",
    allocation_method: "across",
    target_selection: target,
    target_type: "line_item",
    total_allocated_amount: amount,
  };
}

function requiresShipping(store: Store, { variant }: PricedItem): boolean {
  return store.state.inventoryItems.get(variant.inventoryItemId)?.requiresShipping ?? true;
}
