import { amountOf } from "../../orders/money.ts";
import { currentQuantity, currentTotal, paid, refunded, unfulfilledQuantity } from "../../orders/order-quantities.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Order } from "../../state/records/order.ts";
import { pageById, pageOf, type PageArgs, type SortValue } from "../connection.ts";
import { fieldsOf, typed, type AdminContext } from "../resolver.ts";
import { compileSearch } from "../search-query.ts";
import { fulfillmentOrdersOf } from "./fulfillment-order.ts";
import { fulfillmentsOf } from "./fulfillment.ts";
import { orderAddress } from "./mailing-address.ts";
import { metafieldFields } from "./metafield.ts";
import { moneyBag } from "./money.ts";
import { refundsOf, transactionsOf } from "./refund.ts";

const NOTHING = "0.00";

export const order = fieldsOf<Order>({
  ...metafieldFields<Order>("Order"),
  id: (order) => gid("Order", order.id),
  legacyResourceId: (order) => order.id,
  name: (order) => order.name,
  number: (order) => order.number,
  email: (order) => order.email,
  phone: () => null,
  note: (order) => order.note || null,
  tags: (order) => order.tags,
  test: () => true,
  confirmed: () => true,
  closed: (order) => order.closedAt !== null,
  closedAt: (order) => order.closedAt,
  edited: (order) => order.edited,
  taxesIncluded: () => true,
  createdAt: (order) => order.createdAt,
  processedAt: (order) => order.processedAt,
  updatedAt: (order) => order.updatedAt,
  cancelledAt: (order) => order.cancelledAt,
  cancelReason: (order) => order.cancelReason,
  currencyCode: (order) => order.currencyCode,
  presentmentCurrencyCode: (order) => order.currencyCode,
  sourceName: (order) => order.sourceName,
  sourceIdentifier: (order) => order.sourceIdentifier,
  cartToken: (order) => order.cartToken,
  customer: (order, _args, { store }) => store.state.customers.get(order.customerId) ?? null,
  customAttributes: (order) => order.customAttributes.map(({ name, value }) => ({ key: name, value })),
  discountCode: (order) => order.discountCodes[0] ?? null,
  discountCodes: (order) => order.discountCodes,
  displayFinancialStatus: (order) => order.financialStatus,
  displayFulfillmentStatus: (order) => order.fulfillmentStatus,
  fullyPaid: (order) => order.financialStatus === "PAID",
  unpaid: (order) => order.financialStatus === "PENDING",
  requiresShipping: (order) => order.lines.some((line) => line.requiresShipping),
  refundable: (order) => paid(order) > refunded(order),
  refunds: (order, { first }: { readonly first?: number | null }) => refundsOf(order).slice(0, first ?? undefined),
  transactions: (order, { first }: { readonly first?: number | null }) =>
    transactionsOf(order).slice(0, first ?? undefined),
  fulfillments: (order, { first }: { readonly first?: number | null }) =>
    fulfillmentsOf(order).slice(0, first ?? undefined),
  fulfillmentOrders: (order, args: PageArgs, context) =>
    pageOf(fulfillmentOrdersOf(order), args, context, ({ id }) => ({ id, value: id })),
  fulfillable: (order) => order.lines.some((line) => unfulfilledQuantity(order, line) > 0),
  merchantEditable: (order) => order.cancelledAt === null,
  shippingAddress: (order) => orderAddress(order.shippingAddress, order.id),
  lineItems: (order, args: PageArgs, context) => {
    const lines = order.lines.map((line): LineItem => ({ ...line, order }));
    return pageOf(lines, args, context, (line) => ({ id: line.id, value: line.id }));
  },
  subtotalLineItemsQuantity: (order) => units(order),
  currentSubtotalLineItemsQuantity: (order) => order.lines.reduce((sum, line) => sum + currentQuantity(line), 0),
  subtotalPriceSet: (order, _args, context) => moneyBag(context, order.subtotalPrice),
  currentSubtotalPriceSet: (order, _args, context) => moneyBag(context, amountOf(currentTotal(order))),
  totalPriceSet: (order, _args, context) => moneyBag(context, order.totalPrice),
  currentTotalPriceSet: (order, _args, context) => moneyBag(context, amountOf(currentTotal(order))),
  originalTotalPriceSet: (order, _args, context) => moneyBag(context, order.totalPrice),
  totalReceivedSet: (order, _args, context) => moneyBag(context, amountOf(paid(order))),
  netPaymentSet: (order, _args, context) => moneyBag(context, amountOf(paid(order) - refunded(order))),
  totalDiscountsSet: (order, _args, context) => moneyBag(context, order.totalDiscounts),
  currentTotalDiscountsSet: (order, _args, context) => moneyBag(context, order.totalDiscounts),
  totalShippingPriceSet: (_order, _args, context) => moneyBag(context, NOTHING),
  totalTaxSet: (_order, _args, context) => moneyBag(context, NOTHING),
  currentTotalTaxSet: (_order, _args, context) => moneyBag(context, NOTHING),
  totalRefundedSet: (order, _args, context) => moneyBag(context, amountOf(refunded(order))),
  totalOutstandingSet: (order, _args, context) =>
    moneyBag(context, amountOf(Math.max(0, currentTotal(order) - paid(order) + refunded(order)))),
});

export type LineItem = Order["lines"][number] & { readonly order: Order };

export const lineItem = fieldsOf<LineItem>({
  id: (line) => gid("LineItem", line.id),
  title: (line) => line.title,
  name: (line) => (line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title),
  variantTitle: (line) => line.variantTitle || null,
  sku: (line) => line.sku,
  vendor: (line) => line.vendor || null,
  quantity: (line) => line.quantity,
  currentQuantity: (line) => currentQuantity(line),
  unfulfilledQuantity: (line) => unfulfilledQuantity(line.order, line),
  refundableQuantity: (line) => currentQuantity(line),
  nonFulfillableQuantity: () => 0,
  requiresShipping: (line) => line.requiresShipping,
  taxable: (line) => line.taxable,
  isGiftCard: () => false,
  customAttributes: (line) => line.properties.map(({ name, value }) => ({ key: name, value })),
  product: (line, _args, { store }) => store.state.products.get(line.productId) ?? null,
  variant: (line, _args, { store }) => store.state.variants.get(line.variantId) ?? null,
  image: (line, _args, { store }) => store.state.products.get(line.productId)?.images[0] ?? null,
  discountAllocations: (line, _args, context) =>
    line.discountAllocations.map((allocation) => ({
      allocatedAmountSet: moneyBag(context, allocation.amount),
      discountApplication: typed("DiscountCodeApplication", {
        code: allocation.code,
        index: Math.max(0, line.order.discountCodes.indexOf(allocation.code)),
        allocationMethod: "EACH",
        targetSelection: "ENTITLED",
        targetType: "LINE_ITEM",
      }),
    })),
  originalUnitPriceSet: (line, _args, context) => moneyBag(context, line.price),
  originalTotalSet: (line, _args, context) => moneyBag(context, total(line)),
  totalDiscountSet: (line, _args, context) => moneyBag(context, line.totalDiscount),
  // Codes come off the order and not the line: Shopify leaves them out here unless they are asked for.
  discountedTotalSet: (line, args: { readonly withCodeDiscounts?: boolean | null }, context) =>
    moneyBag(context, args.withCodeDiscounts ? discounted(line, 1) : total(line)),
  discountedUnitPriceSet: (line, _args, context) => moneyBag(context, line.price),
  discountedUnitPriceAfterAllDiscountsSet: (line, _args, context) => moneyBag(context, discounted(line, line.quantity)),
  priceAfterAllDiscountsBeforeTaxesSet: (line, _args, context) => moneyBag(context, discounted(line, 1)),
});

type ListArgs = PageArgs & { readonly query?: string | null; readonly sortKey: string };

export const orderQueries = {
  order: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) =>
    store.state.orders.get(idIn(args.id, "Order")) ?? null,
  orders: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const { state, index } = context.store;
    const matches = compileSearch(args.query, SEARCH);
    if (BY_ID.has(args.sortKey))
      return pageById({ ids: index.orderIds, find: (id) => state.orders.get(id), matches }, args, context);
    const found = state.orders.filter(matches);
    return pageOf(found, args, context, (one) => ({ id: one.id, value: orderPlace(one, args.sortKey) }));
  },
  ordersCount: (_root: unknown, args: { readonly query?: string | null }, { store }: AdminContext) => ({
    count: store.state.orders.filter(compileSearch(args.query, SEARCH)).length,
    precision: "EXACT",
  }),
};

/** Orders get their ids in the order in which they are made. */
const BY_ID = new Set(["ID", "CREATED_AT", "PROCESSED_AT", "ORDER_NUMBER", "RELEVANCE"]);

const SEARCH: Parameters<typeof compileSearch<Order>>[1] = {
  default: (order) => [order.name, order.email, ...order.lines.map((line) => line.title)],
  id: (order) => order.id,
  name: (order) => [order.name, String(order.number)],
  email: (order) => order.email,
  tag: (order) => order.tags,
  status: (order) => (order.cancelledAt === null ? ["open", "any"] : ["cancelled", "any"]),
  financial_status: (order) => order.financialStatus.toLowerCase(),
  fulfillment_status: (order) => order.fulfillmentStatus.toLowerCase(),
  source_name: (order) => order.sourceName,
  cart_token: (order) => order.cartToken,
  discount_code: (order) => order.discountCodes,
  sku: (order) => order.lines.flatMap((line) => line.sku ?? []),
  created_at: (order) => order.createdAt,
  processed_at: (order) => order.createdAt,
  updated_at: (order) => order.updatedAt,
};

function orderPlace(order: Order, sortKey: string): SortValue {
  if (sortKey === "UPDATED_AT") return order.updatedAt;
  if (sortKey === "TOTAL_PRICE" || sortKey === "CURRENT_TOTAL_PRICE") return Number(order.totalPrice);
  if (sortKey === "TOTAL_ITEMS_QUANTITY") return units(order);
  return order.number;
}

function units(order: Order): number {
  return order.lines.reduce((sum, line) => sum + line.quantity, 0);
}

function total(line: LineItem): string {
  return (Number(line.price) * line.quantity).toFixed(2);
}

function discounted(line: LineItem, among: number): string {
  return ((Number(line.price) * line.quantity - Number(line.totalDiscount)) / among).toFixed(2);
}
