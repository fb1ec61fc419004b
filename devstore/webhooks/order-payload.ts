import { amountOf } from "../orders/money.ts";
import { currentTotal } from "../orders/order-quantities.ts";
import { gid } from "../state/ids.ts";
import type { Order } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";
import { customerDetails } from "./customer-payload.ts";
import { fulfillmentPayload, refundPayload } from "./order-life-payload.ts";
import { moneySet, orderLinePayload } from "./order-line-payload.ts";
import { restId, type RestValue } from "./rest-json.ts";

const NOTHING = "0.00";

/**
 * An order as `orders/create` and `orders/updated` tell it. Apps that are not approved for it do not get what would name
 * the shopper: `redactedFor` takes it out.
 */
export function orderPayload(store: Store, order: Order): Record<string, RestValue> {
  const set = (amount: string) => moneySet(order, amount);
  const buyer = store.state.customers.get(order.customerId);
  return {
    id: restId(order.id),
    admin_graphql_api_id: gid("Order", order.id),
    name: order.name,
    number: order.number - 1000,
    order_number: order.number,
    confirmed: true,
    test: true,
    currency: order.currencyCode,
    presentment_currency: order.currencyCode,
    created_at: order.createdAt,
    processed_at: order.processedAt,
    updated_at: order.updatedAt,
    cancelled_at: order.cancelledAt,
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    closed_at: order.closedAt,
    financial_status: order.financialStatus.toLowerCase(),
    fulfillment_status: FULFILLMENT_STATUS[order.fulfillmentStatus],
    source_name: order.sourceName,
    source_identifier: order.sourceIdentifier,
    cart_token: order.cartToken,
    note: order.note || null,
    note_attributes: order.customAttributes.map(({ name, value }) => ({ name, value })),
    tags: order.tags.join(", "),
    email: order.email || null,
    phone: null,
    contact_email: order.email || null,
    customer: buyer ? customerDetails(store, buyer) : null,
    shipping_address: {
      first_name: order.shippingAddress.firstName,
      last_name: order.shippingAddress.lastName,
      name: `${order.shippingAddress.firstName} ${order.shippingAddress.lastName}`.trim(),
      address1: order.shippingAddress.address1,
      zip: order.shippingAddress.zip,
      city: order.shippingAddress.city,
      country_code: order.shippingAddress.countryCode,
      country: order.shippingAddress.countryCode,
      province: null,
    },
    taxes_included: true,
    tax_lines: [],
    subtotal_price: order.subtotalPrice,
    subtotal_price_set: set(order.subtotalPrice),
    current_subtotal_price: amountOf(currentTotal(order)),
    total_line_items_price: (Number(order.subtotalPrice) + Number(order.totalDiscounts)).toFixed(2),
    total_discounts: order.totalDiscounts,
    total_discounts_set: set(order.totalDiscounts),
    current_total_discounts: order.totalDiscounts,
    total_tax: NOTHING,
    total_price: order.totalPrice,
    total_price_set: set(order.totalPrice),
    current_total_price: amountOf(currentTotal(order)),
    discount_codes: order.discountCodes.map((code) => discountCode(store, order, code)),
    discount_applications: order.discountCodes.map((code) => application(store, code)),
    line_items: order.lines.map((line) => orderLinePayload(order, line)),
    shipping_lines: [],
    fulfillments: order.fulfillments.map((fulfillment) => fulfillmentPayload({ order, fulfillment })),
    refunds: order.refunds.map((refund) => refundPayload({ order, refund })),
  };
}

const FULFILLMENT_STATUS = { UNFULFILLED: null, PARTIALLY_FULFILLED: "partial", FULFILLED: "fulfilled" };

function discountCode(store: Store, order: Order, code: string): RestValue {
  const allocations = order.lines.flatMap((line) => line.discountAllocations).filter((one) => one.code === code);
  const amount = allocations.reduce((sum, one) => sum + Number(one.amount), 0).toFixed(2);
  return { code, amount, type: valueTypeOf(store, code) };
}

function application(store: Store, code: string): RestValue {
  const discount = store.index.discountByCode.get(code.toUpperCase());
  const value = discount?.value ?? { amount: NOTHING };
  return {
    type: "discount_code",
    code,
    target_type: "line_item",
    target_selection: "entitled",
    allocation_method: "across",
    value_type: valueTypeOf(store, code),
    value: "percentage" in value ? (value.percentage * 100).toFixed(1) : value.amount,
  };
}

function valueTypeOf(store: Store, code: string): string {
  const value = store.index.discountByCode.get(code.toUpperCase())?.value;
  return value && "percentage" in value ? "percentage" : "fixed_amount";
}
