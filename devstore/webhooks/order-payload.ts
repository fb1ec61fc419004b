import { appliedDiscounts, type AppliedDiscount } from "../orders/applied-discounts.ts";
import { gid } from "../state/ids.ts";
import type { PostalAddress } from "../state/records/customer.ts";
import type { DiscountAmount, Order } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";
import { addressPayload, customerDetails } from "./customer-payload.ts";
import { fulfillmentPayload, refundPayload } from "./order-life-payload.ts";
import { orderLinePayload, shippingLinePayload, taxLinesPayload } from "./order-line-payload.ts";
import { orderTotalsPayload } from "./order-totals-payload.ts";
import { restId, type RestValue } from "./rest-json.ts";

/**
 * An order as the topics `orders/…` tell it, but for `orders/edited` and `orders/delete`. Apps that are not approved for it
 * do not get what would name the shopper: `redactedFor` takes it out. https://shopify.dev/docs/api/webhooks/latest
 */
export function orderPayload(store: Store, order: Order): Record<string, RestValue> {
  const applied = appliedDiscounts(store, order);
  const buyer = store.state.customers.get(order.customerId);
  return {
    id: restId(order.id),
    admin_graphql_api_id: gid("Order", order.id),
    app_id: order.appId === null ? null : restId(order.appId),
    ...NOT_KEPT,
    name: order.name,
    number: order.number - 1000,
    order_number: order.number,
    confirmation_number: order.token.slice(0, 9).toUpperCase(),
    token: order.token,
    order_status_url: `https://${store.domain}/${store.state.shop.id}/orders/${order.token}/authenticate`,
    confirmed: true,
    test: order.isTest,
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
    po_number: order.poNumber,
    tags: order.tags.join(", "),
    email: order.email || null,
    contact_email: order.email || null,
    phone: order.phone,
    customer: buyer ? customerDetails(store, buyer) : null,
    billing_address: address(order.billingAddress),
    shipping_address: address(order.shippingAddress),
    taxes_included: order.taxesIncluded,
    tax_lines: taxLinesPayload(
      order,
      [...order.lines, ...order.shippingLines].flatMap(({ taxLines }) => taxLines),
    ),
    ...orderTotalsPayload(order),
    payment_gateway_names: [...new Set(order.transactions.map(({ gateway }) => gateway))],
    discount_codes: discountCodes(order, applied),
    discount_applications: applied.map(application),
    line_items: order.lines.map((line) => orderLinePayload(store, order, line)),
    shipping_lines: order.shippingLines.map((line) => shippingLinePayload(order, line)),
    fulfillments: order.fulfillments.map((fulfillment) => fulfillmentPayload(store, { order, fulfillment })),
    refunds: order.refunds.map((refund) => refundPayload(store, { order, refund })),
    returns: [],
  };
}

const FULFILLMENT_STATUS = { UNFULFILLED: null, PARTIALLY_FULFILLED: "partial", FULFILLED: "fulfilled" };

/** What a shop may know of an order, and this one does not. */
const NOT_KEPT: Record<string, RestValue> = {
  browser_ip: null,
  buyer_accepts_marketing: false,
  checkout_id: null,
  checkout_token: null,
  client_details: null,
  company: null,
  customer_locale: null,
  device_id: null,
  duties_included: false,
  estimated_taxes: false,
  landing_site: null,
  landing_site_ref: null,
  line_item_groups: [],
  location_id: null,
  merchant_business_entity_id: null,
  merchant_of_record_app_id: null,
  payment_terms: null,
  reference: null,
  referring_site: null,
  source_url: null,
  tax_exempt: false,
  user_id: null,
};

function address(of: PostalAddress | null): RestValue {
  return of && { ...addressPayload(of), latitude: null, longitude: null };
}

function discountCodes(order: Order, applied: readonly AppliedDiscount[]): RestValue[] {
  const codes = applied.filter(({ kind }) => kind === "code");
  return codes.map(({ name: code, value }) => {
    const allocations = order.lines.flatMap((line) => line.discountAllocations).filter((one) => one.code === code);
    const amount = allocations.reduce((sum, one) => sum + Number(one.amount), 0).toFixed(2);
    return { code, amount, type: valueOf(value).value_type };
  });
}

const APPLICATION_TYPES = { code: "discount_code", automatic: "automatic", manual: "manual" };

function application({ kind, name, value }: AppliedDiscount): RestValue {
  const named = kind === "code" ? { code: name } : { title: name };
  return {
    type: APPLICATION_TYPES[kind],
    ...named,
    ...(kind === "manual" ? { description: name } : {}),
    target_type: "line_item",
    target_selection: kind === "manual" ? "explicit" : "entitled",
    allocation_method: kind === "manual" ? "each" : "across",
    ...valueOf(value),
  };
}

function valueOf(value: DiscountAmount): { value: string; value_type: string } {
  if ("percentage" in value) return { value: value.percentage.toFixed(1), value_type: "percentage" };
  return { value: Number(value.amount).toFixed(2), value_type: "fixed_amount" };
}
