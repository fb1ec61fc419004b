import { createHash } from "node:crypto";
import { currencyIn } from "../../markets/market-of-country.ts";
import { discountClass, discountName } from "../../orders/discount-effect.ts";
import { centsOf, type Cents } from "../../orders/money.ts";
import { priceLines } from "../../orders/price-lines.ts";
import type { Id } from "../../state/ids.ts";
import type { Cart, LineProperty } from "../../state/records/cart.ts";
import type { Product, Variant } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";

export interface Allocation {
  /** The code, or the title of an automatic discount */
  readonly code: string;
  readonly isAutomatic: boolean;
  readonly amount: Cents;
}

export interface PricedItem {
  readonly key: string;
  readonly product: Product;
  readonly variant: Variant;
  readonly quantity: number;
  readonly properties: readonly LineProperty[];
  readonly unitPrice: Cents;
  readonly originalPrice: Cents;
  /** After discounts on the line itself; those on the whole cart come off `total` only */
  readonly finalPrice: Cents;
  readonly allocations: readonly Allocation[];
}

/** A cart with what it costs now, in the currency of the shopper's country. */
export interface PricedCart {
  readonly countryCode: string;
  readonly currencyCode: string;
  readonly token: string;
  readonly note: string;
  readonly attributes: readonly LineProperty[];
  readonly items: readonly PricedItem[];
  readonly itemCount: number;
  readonly originalTotal: Cents;
  readonly itemsSubtotal: Cents;
  readonly total: Cents;
  readonly cartLevel: readonly Allocation[];
  readonly codes: readonly { readonly code: string; readonly applicable: boolean }[];
}

/** Prices a cart at this moment, for this customer once the checkout knows who it is. Lines of variants that are gone are left out. */
export function pricedCart(store: Store, cart: Cart, email: string | null = null): PricedCart {
  const { countryCode = store.state.shop.countryCode } = cart;
  const terms = { codes: cart.discountCodes, now: store.now(), countryCode, email, withAutomatic: true };
  const priced = priceLines(store, cart.lines, terms);
  const discounts = new Map(priced.discounts.map((discount) => [discountName(discount), discount]));
  const cartLevel = new Map<string, Allocation>();
  const items = priced.lines.map((line): PricedItem => {
    const onLine: Allocation[] = [];
    for (const { code, amount } of line.discountAllocations) {
      const discount = discounts.get(code);
      const allocation = { code, amount: centsOf(amount), isAutomatic: discount?.automatic === true };
      if (discount === undefined || discountClass(discount) === "PRODUCT") onLine.push(allocation);
      else cartLevel.set(code, { ...allocation, amount: allocation.amount + (cartLevel.get(code)?.amount ?? 0) });
    }
    const originalPrice = centsOf(line.originalLinePrice);
    return {
      key: lineKey(line.variantId, line.properties),
      product: line.product,
      variant: line.variant,
      quantity: line.quantity,
      properties: line.properties,
      unitPrice: centsOf(line.unitPrice),
      originalPrice,
      finalPrice: originalPrice - sum(onLine.map(({ amount }) => amount)),
      allocations: onLine,
    };
  });
  return {
    countryCode,
    currencyCode: currencyIn(store, countryCode),
    token: cart.token,
    note: cart.note,
    attributes: cart.attributes,
    items,
    itemCount: sum(items.map((item) => item.quantity)),
    originalTotal: sum(items.map((item) => item.originalPrice)),
    itemsSubtotal: sum(items.map((item) => item.finalPrice)),
    total: centsOf(priced.total),
    cartLevel: [...cartLevel.values()],
    codes: priced.applicable,
  };
}

/** The key of a cart line: its variant and its properties, whatever their order. */
export function lineKey(variantId: Id, properties: readonly LineProperty[]): string {
  const sorted = properties.map(({ name, value }) => `${name}\n${value}`).sort();
  return `${variantId}:${createHash("md5").update(sorted.join("\n\n")).digest("hex")}`;
}

/** Name as Shopify says it in a cart: "Ocean Blue Shirt - Small", without the title of an only variant. */
export function itemTitle(product: Product, variant: Variant): string {
  return variant.title === "Default Title" ? product.title : `${product.title} - ${variant.title}`;
}

export function featuredImage(product: Product, variant: Variant | null): Product["images"][number] | null {
  return product.images.find((image) => image.id === variant?.imageId) ?? product.images[0] ?? null;
}

/** A line property whose name begins with an underscore is not for the shopper's eyes. */
export function isHidden(property: LineProperty): boolean {
  return property.name.startsWith("_");
}

/** A cart attribute whose name begins with two underscores is seen by the merchant only. */
export function isPrivate(attribute: LineProperty): boolean {
  return attribute.name.startsWith("__");
}

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((all, one) => all + one, 0);
}
