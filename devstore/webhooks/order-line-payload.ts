import { currentQuantity, fulfilledQuantity, unfulfilledQuantity } from "../orders/order-quantities.ts";
import { gid } from "../state/ids.ts";
import type { Order, OrderLine } from "../state/records/order.ts";
import { restId, type RestValue } from "./rest-json.ts";

const NOTHING = "0.00";

/** A line as every payload of an order, refund or fulfilment has it. */
export function orderLinePayload(order: Order, line: OrderLine): Record<string, RestValue> {
  return {
    id: restId(line.id),
    admin_graphql_api_id: gid("LineItem", line.id),
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
    total_discount: NOTHING,
    total_discount_set: moneySet(order, NOTHING),
    discount_allocations: line.discountAllocations.map(({ code, amount }) => ({
      amount,
      amount_set: moneySet(order, amount),
      discount_application_index: Math.max(0, order.discountCodes.indexOf(code)),
    })),
    properties: line.properties.map(({ name, value }) => ({ name, value })),
    requires_shipping: line.requiresShipping,
    taxable: line.taxable,
    tax_lines: [],
    duties: [],
  };
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
