import { amountOf } from "../../orders/money.ts";
import { currentTotal } from "../../orders/order-money.ts";
import { idIn } from "../../state/ids.ts";
import type { Order } from "../../state/records/order.ts";
import { pageById, pageOf, type PageArgs, type SortValue } from "../connection.ts";
import type { AdminContext } from "../resolver.ts";
import { compileSearch, type SearchFields } from "../search-query.ts";
import { findFulfillment } from "./fulfillment.ts";
import { findRefund } from "./refund.ts";

type ListArgs = PageArgs & { readonly query?: string | null; readonly sortKey: string };

export const orderQueries = {
  order: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) =>
    store.state.orders.get(idIn(args.id, "Order")) ?? null,
  orders: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const { state, index } = context.store;
    const matches = compileSearch(args.query, SEARCH, { now: context.store.now() });
    if (BY_ID.has(args.sortKey))
      return pageById({ ids: index.orderIds, find: (id) => state.orders.get(id), matches }, args, context);
    const found = state.orders.filter(matches);
    return pageOf(found, args, context, (one) => ({ id: one.id, value: orderPlace(one, args.sortKey) }));
  },
  ordersCount: (_root: unknown, args: { readonly query?: string | null }, { store }: AdminContext) => ({
    count: store.state.orders.filter(compileSearch(args.query, SEARCH, { now: store.now() })).length,
    precision: "EXACT",
  }),
  fulfillment: (_root: unknown, args: { readonly id: string }, context: AdminContext) =>
    findFulfillment(context, idIn(args.id, "Fulfillment")),
  refund: (_root: unknown, args: { readonly id: string }, context: AdminContext) =>
    findRefund(context, idIn(args.id, "Refund")),
};

/** Orders get their ids in the order in which they are made. */
const BY_ID = new Set(["ID", "CREATED_AT", "ORDER_NUMBER", "RELEVANCE"]);

const SEARCH: SearchFields<Order> = {
  default: (order) => [order.name, order.email, ...order.lines.map((line) => line.title)],
  id: (order) => order.id,
  name: (order) => [order.name, order.name.replace(/^#/, ""), String(order.number)],
  email: (order) => order.email,
  tag: (order) => order.tags,
  tag_not: { read: (order) => order.tags, takes: "absence" },
  status: (order) => {
    if (order.cancelledAt !== null) return ["cancelled", "any"];
    return [order.closedAt === null ? "open" : "closed", "any"];
  },
  financial_status: { read: (order) => order.financialStatus.toLowerCase(), takes: "values" },
  fulfillment_status: { read: fulfillmentWords, takes: "values" },
  return_status: () => "no_return",
  customer_id: (order) => order.customerId,
  source_name: (order) => order.sourceName,
  source_identifier: (order) => order.sourceIdentifier,
  po_number: (order) => order.poNumber,
  cart_token: (order) => order.cartToken,
  discount_code: (order) => order.discountCodes[0] ?? null,
  gateway: (order) => order.transactions.map(({ gateway }) => gateway),
  sku: (order) => order.lines.flatMap((line) => line.sku ?? []),
  test: (order) => order.isTest,
  fulfillment_location_id: (order) => order.fulfillments.flatMap(({ locationId }) => locationId ?? []),
  current_total_price: (order) => Number(amountOf(currentTotal(order))),
  total_price: (order) => Number(order.totalPrice),
  created_at: (order) => order.createdAt,
  processed_at: (order) => order.processedAt,
  updated_at: (order) => order.updatedAt,
};

function fulfillmentWords(order: Order): string[] {
  if (order.fulfillmentStatus === "FULFILLED") return ["fulfilled", "shipped"];
  if (order.fulfillmentStatus === "PARTIALLY_FULFILLED") return ["partial"];
  const isHeld = order.fulfillmentOrders.some(({ status }) => status === "ON_HOLD");
  return isHeld ? ["unfulfilled", "unshipped", "on_hold"] : ["unfulfilled", "unshipped"];
}

function orderPlace(order: Order, sortKey: string): SortValue {
  switch (sortKey) {
    case "UPDATED_AT":
      return order.updatedAt;
    case "PROCESSED_AT":
      return order.processedAt;
    case "TOTAL_PRICE":
      return Number(order.totalPrice);
    case "CURRENT_TOTAL_PRICE":
      return currentTotal(order);
    case "TOTAL_ITEMS_QUANTITY":
      return order.lines.reduce((sum, line) => sum + line.quantity, 0);
    case "CUSTOMER_NAME":
      return order.billingAddress?.lastName ?? order.shippingAddress?.lastName ?? "";
    case "DESTINATION":
      return order.shippingAddress?.city ?? "";
    case "FINANCIAL_STATUS":
      return order.financialStatus;
    case "FULFILLMENT_STATUS":
      return order.fulfillmentStatus;
    case "PO_NUMBER":
      return order.poNumber ?? "";
    default:
      return order.number;
  }
}
