import { customerOfCheckout, NO_ADDRESS } from "../customers/customer-records.ts";
import { availableUnits } from "../inventory/stock.ts";
import { findShort, takeAll, type TakenUnits } from "../inventory/take-units.ts";
import type { Id } from "../state/ids.ts";
import type { LineProperty } from "../state/records/cart.ts";
import type { Address, Order, OrderLine } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";
import { addSale, keepNewOrder, newLineParts, newOrderParts } from "./order-records.ts";
import { priceLines, type PricedLine } from "./price-lines.ts";
import { inShopMoney } from "./shop-money.ts";

export interface Checkout {
  readonly lines: readonly { variantId: Id; quantity: number; properties: readonly LineProperty[] }[];
  readonly email: string;
  readonly shippingAddress: Address;
  readonly discountCodes: readonly string[];
  readonly cartToken: string | null;
  /** Whose market's prices the buyer pays; not said, the shop's own */
  readonly countryCode?: string;
  readonly note?: string;
  /** Of the whole cart, hidden ones too */
  readonly attributes?: readonly LineProperty[];
  readonly sourceName?: string;
}

/** A line that cannot be had any more: fewer units are left than the checkout wants, or its variant is gone. */
export interface SoldOut {
  readonly refused: "sold-out";
  readonly variantId: Id;
  readonly available: number;
}

/**
 * Turns a paid checkout into an order, whole or not at all: takes the units, counts the uses of its discount codes, gives
 * the next order number and tells of it. Refuses, changing nothing, when a line is sold out at this moment.
 */
export function placeOrder(store: Store, checkout: Checkout): Order | SoldOut {
  const short = findShort(store, checkout.lines);
  if (short !== null) return soldOut(store, short);
  const { discountCodes: codes, email, countryCode = null } = checkout;
  const terms = { codes, now: store.now(), email, countryCode, withAutomatic: true };
  const priced = inShopMoney(store, priceLines(store, checkout.lines, terms), countryCode);
  const taken = takeAll(store, checkout.lines);
  if (taken === null) return soldOut(store, checkout.lines[0]?.variantId ?? "");

  const discounts = priced.discounts.flatMap(({ id }) => store.state.discounts.get(id) ?? []);
  for (const discount of discounts) {
    discount.usageCount += 1;
    store.state.discounts.put(discount);
  }

  const buyer = customerOfCheckout(store, checkout.email, checkout.shippingAddress);
  const at = store.timestamp();
  const number = store.state.nextOrderNumber;
  store.state.nextOrderNumber += 1;
  store.state.headChanged();
  const order: Order = {
    id: store.nextId(),
    name: `#${number}`,
    number,
    customerId: buyer?.id ?? null,
    email: checkout.email,
    currencyCode: store.state.shop.currencyCode,
    createdAt: at,
    updatedAt: at,
    cancelledAt: null,
    financialStatus: "PAID",
    fulfillmentStatus: "UNFULFILLED",
    sourceName: checkout.sourceName ?? "web",
    lines: priced.lines.map((line, index) => orderLine(store, line, taken[index])),
    discountCodes: discounts.filter(({ automatic }) => !automatic).map(({ code }) => code),
    subtotalPrice: priced.subtotal,
    totalDiscounts: priced.totalDiscounts,
    totalPrice: priced.total,
    shippingAddress: { ...NO_ADDRESS, ...checkout.shippingAddress },
    tags: [],
    note: checkout.note ?? "",
    cartToken: checkout.cartToken,
    processedAt: at,
    ...newOrderParts(),
    customAttributes: (checkout.attributes ?? []).map((attribute) => ({ ...attribute })),
    billingAddress: { ...NO_ADDRESS, ...checkout.shippingAddress },
  };
  addSale(store, order, order.totalPrice);
  keepNewOrder(store, order);
  return order;
}

function orderLine(store: Store, line: PricedLine, taken: TakenUnits | undefined): OrderLine {
  const item = store.state.inventoryItems.get(line.variant.inventoryItemId);
  return {
    id: store.nextId(),
    variantId: line.variant.id,
    productId: line.product.id,
    title: line.product.title,
    variantTitle: line.variant.title === "Default Title" ? "" : line.variant.title,
    sku: line.variant.sku,
    vendor: line.product.vendor,
    quantity: line.quantity,
    price: line.unitPrice,
    totalDiscount: line.totalDiscount,
    discountAllocations: line.discountAllocations.map((allocation) => ({ ...allocation })),
    properties: line.properties.map((property) => ({ ...property })),
    requiresShipping: item?.requiresShipping ?? true,
    taxable: line.variant.taxable,
    ...newLineParts(taken),
  };
}

function soldOut(store: Store, variantId: Id): SoldOut {
  return { refused: "sold-out", variantId, available: Math.max(0, availableUnits(store, variantId) ?? 0) };
}
