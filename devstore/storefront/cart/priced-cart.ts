import { createHash } from "node:crypto";
import { discountClass } from "../../orders/discount-effect.ts";
import { centsOf, type Cents } from "../../orders/money.ts";
import { priceLines } from "../../orders/price-lines.ts";
import type { Id } from "../../state/ids.ts";
import type { Cart, LineProperty } from "../../state/records/cart.ts";
import type { Product, Variant } from "../../state/records/product.ts";
import { codeKey } from "../../state/state-index.ts";
import type { Store } from "../../state/store.ts";

export interface Allocation {
  readonly code: string;
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

/** A cart with what it costs now. */
export interface PricedCart {
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

/** Prices a cart at this moment. Lines of variants that are gone are left out. */
export function pricedCart(store: Store, cart: Cart): PricedCart {
  const priced = priceLines(store, cart.lines, cart.discountCodes, store.now());
  const cartLevel = new Map<string, Cents>();
  const items = priced.lines.map((line): PricedItem => {
    const onLine: Allocation[] = [];
    for (const { code, amount } of line.discountAllocations) {
      const cents = centsOf(amount);
      if (isForTheOrder(store, code)) cartLevel.set(code, (cartLevel.get(code) ?? 0) + cents);
      else onLine.push({ code, amount: cents });
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
    token: cart.token,
    note: cart.note,
    attributes: cart.attributes,
    items,
    itemCount: sum(items.map((item) => item.quantity)),
    originalTotal: sum(items.map((item) => item.originalPrice)),
    itemsSubtotal: sum(items.map((item) => item.finalPrice)),
    total: centsOf(priced.total),
    cartLevel: [...cartLevel].map(([code, amount]) => ({ code, amount })),
    codes: priced.applicable,
  };
}

function isForTheOrder(store: Store, code: string): boolean {
  const discount = store.index.discountByCode.get(codeKey(code));
  return discount !== undefined && discountClass(discount) === "ORDER";
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

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((all, one) => all + one, 0);
}
