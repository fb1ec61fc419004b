import { allocationsOf, appliedDiscounts } from "../orders/applied-discounts.ts";
import { currentQuantity, fulfilledQuantity, unfulfilledQuantity } from "../orders/order-quantities.ts";
import { gid } from "../state/ids.ts";
import type { Order, OrderLine, ShippingLine, TaxLine } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";
import { restId, type RestValue } from "./rest-json.ts";

/** A line as every payload of an order, refund or fulfilment has it. */
export function orderLinePayload(store: Store, order: Order, line: OrderLine): Record<string, RestValue> {
  return {
    id: restId(line.id),
    admin_graphql_api_id: gid("LineItem", line.id),
    attributed_staffs: [],
    variant_id: line.variantId === null ? null : restId(line.variantId),
    product_id: line.productId === null ? null : restId(line.productId),
    product_exists: line.productId !== null,
    title: line.title,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    variant_title: line.variantTitle || null,
    variant_inventory_management: line.claims.length > 0 ? "shopify" : null,
    sku: line.sku,
    vendor: line.vendor || null,
    quantity: line.quantity,
    current_quantity: currentQuantity(line),
    fulfillable_quantity: unfulfilledQuantity(order, line),
    fulfillment_status: lineStatus(order, line),
    fulfillment_service: "manual",
    gift_card: false,
    grams: 0,
    price: line.price,
    price_set: moneySet(order, line.price),
    // What codes take off stands in the allocations only.
    total_discount: line.manualDiscount?.amount ?? "0.00",
    total_discount_set: moneySet(order, line.manualDiscount?.amount ?? "0.00"),
    discount_allocations: allocationsOf(appliedDiscounts(store, order), line).map(({ amount, index }) => {
      return { amount, amount_set: moneySet(order, amount), discount_application_index: index };
    }),
    properties: line.properties.map(({ name, value }) => ({ name, value })),
    requires_shipping: line.requiresShipping,
    taxable: line.taxable,
    tax_lines: taxLinesPayload(order, line.taxLines),
    duties: [],
  };
}

export function shippingLinePayload(order: Order, line: ShippingLine): RestValue {
  return {
    id: restId(line.id),
    carrier_identifier: null,
    code: line.code,
    current_discounted_price_set: moneySet(order, line.price),
    discounted_price: line.price,
    discounted_price_set: moneySet(order, line.price),
    is_removed: false,
    phone: null,
    price: line.price,
    price_set: moneySet(order, line.price),
    requested_fulfillment_service_id: null,
    source: line.source,
    title: line.title,
    tax_lines: taxLinesPayload(order, line.taxLines),
    discount_allocations: [],
  };
}

export function taxLinesPayload(order: Order, taxLines: readonly TaxLine[]): RestValue[] {
  return taxLines.map(({ title, rate, price, channelLiable }) => {
    return { title, rate, price, price_set: moneySet(order, price), channel_liable: channelLiable };
  });
}

/** An amount in the shop's currency and in the buyer's, which are one here. */
export function moneySet(order: Order, amount: string): RestValue {
  const money = { amount, currency_code: order.currencyCode };
  return { shop_money: money, presentment_money: money };
}

function lineStatus(order: Order, line: OrderLine): string | null {
  const sent = fulfilledQuantity(order, line);
  if (sent === 0) return null;
  return unfulfilledQuantity(order, line) === 0 ? "fulfilled" : "partial";
}
