import type { LineProperty } from "../../state/records/cart.ts";
import type { Store } from "../../state/store.ts";
import {
  type Allocation,
  isHidden,
  isPrivate,
  itemTitle,
  type PricedCart,
  type PricedItem,
} from "../cart/priced-cart.ts";
import type { Shopper } from "../shopper.ts";
import { imageOfItem, productObject, variantObject } from "./catalogue-objects.ts";
import { currencyObject } from "./country-objects.ts";
import { KnownObject, OpenObject } from "./known-object.ts";

/** `cart` of Shopify's Liquid. https://shopify.dev/docs/api/liquid/objects/cart */
export function cartObject(store: Store, cart: PricedCart): KnownObject {
  return new KnownObject("cart", {
    item_count: cart.itemCount,
    items: cart.items.map((item) => lineItemObject({ store, countryCode: cart.countryCode }, item)),
    total_price: cart.total,
    original_total_price: cart.originalTotal,
    items_subtotal_price: cart.itemsSubtotal,
    total_discount: cart.originalTotal - cart.total,
    note: cart.note,
    attributes: attributesObject(cart.attributes.filter((attribute) => !isPrivate(attribute))),
    currency: currencyObject(cart.currencyCode),
    "empty?": cart.itemCount === 0,
    requires_shipping: true,
    taxes_included: true,
    duties_included: false,
    discount_codes: cart.codes.map(({ code, applicable }) => new KnownObject("discount_code", { code, applicable })),
    cart_level_discount_applications: cart.cartLevel.map(
      (allocation) => new KnownObject("discount_application", applicationOf(allocation)),
    ),
  });
}

function lineItemObject(shopper: Shopper, item: PricedItem): KnownObject {
  const { product, variant } = item;
  return new KnownObject("line_item", {
    id: variant.id,
    key: item.key,
    title: itemTitle(product, variant),
    quantity: item.quantity,
    sku: variant.sku ?? "",
    vendor: product.vendor,
    url: `/products/${product.handle}?variant=${variant.id}`,
    image: imageOfItem(product, variant),
    original_price: item.unitPrice,
    original_line_price: item.originalPrice,
    final_price: Math.round(item.finalPrice / item.quantity),
    final_line_price: item.finalPrice,
    line_level_total_discount: item.originalPrice - item.finalPrice,
    line_level_discount_allocations: item.allocations.map(
      (allocation) =>
        new KnownObject("discount_allocation", {
          amount: allocation.amount,
          discount_application: new KnownObject("discount_application", applicationOf(allocation)),
        }),
    ),
    properties: item.properties.map(({ name, value }) => [name, value]),
    visible_properties: item.properties
      .filter((property) => !isHidden(property))
      .map(({ name, value }) => [name, value]),
    options_with_values: product.options
      .map((option, at) => new KnownObject("option", { name: option.name, value: variant.optionValues[at] ?? "" }))
      .filter(() => variant.title !== "Default Title"),
    variant_id: variant.id,
    product_id: product.id,
    get variant() {
      return variantObject(shopper, product, variant, false);
    },
    get product() {
      return productObject(shopper, product, null);
    },
  });
}

function applicationOf({ code, amount, isAutomatic }: Allocation): object {
  return { title: code, total_allocated_amount: amount, type: isAutomatic ? "automatic" : "discount_code" };
}

function attributesObject(attributes: readonly LineProperty[]): OpenObject {
  return new OpenObject(Object.fromEntries(attributes.map(({ name, value }) => [name, value])));
}
