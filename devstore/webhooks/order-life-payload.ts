import { amountOf } from "../orders/money.ts";
import { taxOfUnits } from "../orders/order-money.ts";
import type { FulfillmentMade, OrderEdited, RefundMade } from "../state/happenings.ts";
import { gid } from "../state/ids.ts";
import type { Fulfillment } from "../state/records/fulfillment.ts";
import type { Order, OrderTransaction } from "../state/records/order.ts";
import type { Refund } from "../state/records/refund.ts";
import type { Store } from "../state/store.ts";
import { addressPayload } from "./customer-payload.ts";
import { moneySet, orderLinePayload } from "./order-line-payload.ts";
import { restId, type RestValue } from "./rest-json.ts";

type Body = Record<string, RestValue>;

/** `refunds/create`. https://shopify.dev/docs/api/webhooks */
export function refundPayload(store: Store, { order, refund }: RefundMade): Body {
  return {
    id: restId(refund.id),
    order_id: restId(order.id),
    created_at: refund.createdAt,
    processed_at: refund.processedAt,
    note: refund.note === "" ? null : refund.note,
    user_id: null,
    restock: refund.lines.some(({ restockType }) => restockType !== "NO_RESTOCK"),
    admin_graphql_api_id: gid("Refund", refund.id),
    refund_line_items: refund.lines.map((one) => refundLine(store, order, one)),
    transactions: order.transactions
      .filter(({ id }) => refund.transactionIds.includes(id))
      .map((one) => transactionPayload(order, one)),
    order_adjustments: [],
    refund_shipping_lines: refund.shipping.map((one) => ({
      id: restId(one.id),
      shipping_line_id: restId(one.shippingLineId),
      subtotal_amount_set: moneySet(order, one.amount),
      tax_amount_set: moneySet(order, "0.00"),
    })),
    duties: [],
    total_duties_set: moneySet(order, "0.00"),
    return: null,
  };
}

function refundLine(store: Store, order: Order, one: Refund["lines"][number]): RestValue {
  const line = order.lines.find(({ id }) => id === one.lineId);
  const tax = line ? taxOfUnits(line, one.quantity) : 0;
  return {
    id: restId(one.id),
    line_item_id: restId(one.lineId),
    quantity: one.quantity,
    restock_type: one.restockType.toLowerCase(),
    location_id: one.locationId === null ? null : restId(one.locationId),
    // The sample payloads have these two as numbers.
    subtotal: Number(one.subtotal),
    subtotal_set: moneySet(order, one.subtotal),
    total_tax: tax / 100,
    total_tax_set: moneySet(order, amountOf(tax)),
    line_item: line ? orderLinePayload(store, order, line) : null,
  };
}

/** `order_transactions/create`, and a transaction of a refund */
export function transactionPayload(order: Order, one: OrderTransaction): Body {
  return {
    id: restId(one.id),
    order_id: restId(order.id),
    kind: one.kind.toLowerCase(),
    gateway: one.gateway,
    status: one.status.toLowerCase(),
    message: null,
    authorization: null,
    device_id: null,
    error_code: null,
    location_id: null,
    payment_id: `${order.name}.${order.transactions.indexOf(one) + 1}`,
    receipt: {},
    source_name: order.sourceName,
    user_id: null,
    amount: one.amount,
    currency: order.currencyCode,
    created_at: one.createdAt,
    processed_at: one.createdAt,
    parent_id: one.parentId === null ? null : restId(one.parentId),
    test: order.isTest,
    admin_graphql_api_id: gid("OrderTransaction", one.id),
  };
}

/** `fulfillments/create` and `fulfillments/update`: who gets it, too. */
export function toldFulfillment(store: Store, told: FulfillmentMade): Body {
  const { email, shippingAddress } = told.order;
  const destination = shippingAddress && { ...addressPayload(shippingAddress), latitude: null, longitude: null };
  return { ...fulfillmentPayload(store, told), email: email || null, destination };
}

/** What was sent, as it stands in its order's payload. */
export function fulfillmentPayload(store: Store, { order, fulfillment }: FulfillmentMade): Body {
  const { tracking } = fulfillment;
  return {
    id: restId(fulfillment.id),
    order_id: restId(order.id),
    status: fulfillment.status.toLowerCase(),
    name: fulfillment.name,
    service: "manual",
    shipment_status: null,
    location_id: fulfillment.locationId === null ? null : restId(fulfillment.locationId),
    origin_address: null,
    created_at: fulfillment.createdAt,
    updated_at: fulfillment.updatedAt,
    tracking_company: tracking.company,
    tracking_number: tracking.numbers[0] ?? null,
    tracking_numbers: tracking.numbers,
    tracking_url: tracking.urls[0] ?? null,
    tracking_urls: tracking.urls,
    line_items: linesOf(store, order, fulfillment),
    receipt: {},
    admin_graphql_api_id: gid("Fulfillment", fulfillment.id),
  };
}

function linesOf(store: Store, order: Order, fulfillment: Fulfillment): RestValue[] {
  return fulfillment.lines.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return line ? [{ ...orderLinePayload(store, order, line), quantity }] : [];
  });
}

/** `orders/edited` */
export function orderEditedPayload({ order, additions, removals, staffNote }: OrderEdited): Body {
  const changes = (list: OrderEdited["additions"]) => list.map(({ id, delta }) => ({ id: restId(id), delta }));
  return {
    order_edit: {
      id: restId(order.id),
      app_id: null,
      created_at: order.updatedAt,
      notify_customer: false,
      order_id: restId(order.id),
      staff_note: staffNote,
      user_id: null,
      line_items: { additions: changes(additions), removals: changes(removals) },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}
