import { authorized, outstanding, paid, refunded } from "../../orders/order-money.ts";
import { currentQuantity, unfulfilledQuantity } from "../../orders/order-quantities.ts";
import { gid } from "../../state/ids.ts";
import type { PostalAddress } from "../../state/records/customer.ts";
import type { Order } from "../../state/records/order.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { fieldsOf } from "../resolver.ts";
import { fulfillmentOrdersOf } from "./fulfillment-order.ts";
import { fulfillmentsOf } from "./fulfillment.ts";
import type { LineItem } from "./line-item.ts";
import { typedAddress, type ShownAddress } from "./mailing-address.ts";
import { metafieldFields } from "./metafield.ts";
import { applicationsOf } from "./order-discounts.ts";
import { orderTotals } from "./order-totals.ts";
import { refundsOf, transactionsOf } from "./refund.ts";
import { shippingLinesOf } from "./shipping-line.ts";
import { suggestedRefund } from "./suggested-refund.ts";
import { shownTaxLines } from "./tax-line.ts";

type FirstArgs = { readonly first?: number | null };

export const order = fieldsOf<Order>({
  ...metafieldFields<Order>("Order"),
  ...orderTotals,
  id: (order) => gid("Order", order.id),
  legacyResourceId: (order) => order.id,
  name: (order) => order.name,
  number: (order) => order.number,
  email: (order) => order.email || null,
  phone: (order) => order.phone,
  note: (order) => order.note || null,
  poNumber: (order) => order.poNumber,
  tags: (order) => order.tags,
  test: (order) => order.isTest,
  confirmed: () => true,
  closed: (order) => order.closedAt !== null,
  closedAt: (order) => order.closedAt,
  edited: (order) => order.edited,
  taxesIncluded: (order) => order.taxesIncluded,
  taxExempt: () => false,
  taxLines: (order, _args, context) => shownTaxLines(context, taxLinesOf(order)),
  estimatedTaxes: () => false,
  dutiesIncluded: () => false,
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
  statusPageUrl: (order, _args, { store }) =>
    `https://${store.domain}/${store.state.shop.id}/orders/${order.token}/authenticate`,
  customer: (order, _args, { store }) => store.state.customers.get(order.customerId) ?? null,
  customerAcceptsMarketing: () => false,
  customAttributes: (order) => order.customAttributes.map(({ name, value }) => ({ key: name, value })),
  discountCode: (order) => order.discountCodes[0] ?? null,
  discountCodes: (order) => order.discountCodes,
  discountApplications: (order, args: PageArgs, context) =>
    pageOf(applicationsOf(context, order), args, context, (_one, index) => ({ id: String(index), value: index })),
  displayFinancialStatus: (order) => order.financialStatus,
  displayFulfillmentStatus: (order) => displayStatus(order),
  fullyPaid: (order) => order.cancelledAt === null && outstanding(order) <= 0,
  unpaid: (order) => paid(order) === 0 && order.financialStatus !== "PAID",
  canMarkAsPaid: (order) => canMarkAsPaid(order),
  capturable: (order) => authorized(order) > 0,
  refundable: (order) => paid(order) > refunded(order),
  restockable: (order) => order.lines.some((line) => line.variantId !== null && currentQuantity(line) > 0),
  fulfillable: (order) => order.lines.some((line) => unfulfilledQuantity(order, line) > 0),
  merchantEditable: (order) => order.cancelledAt === null && order.closedAt === null,
  merchantEditableErrors: (order) =>
    order.cancelledAt === null && order.closedAt === null ? [] : ["The order is archived or cancelled."],
  requiresShipping: (order) => order.lines.some((line) => line.requiresShipping),
  returnStatus: () => "NO_RETURN",
  paymentGatewayNames: (order) => [...new Set(order.transactions.map(({ gateway }) => gateway))],
  refunds: (order, { first }: FirstArgs) => refundsOf(order).slice(0, first ?? undefined),
  suggestedRefund,
  transactions: (order, { first, capturable }: FirstArgs & { readonly capturable?: boolean | null }) =>
    transactionsOf(order)
      .filter(({ kind }) => !capturable || kind === "AUTHORIZATION")
      .slice(0, first ?? undefined),
  transactionsCount: (order) => ({ count: order.transactions.length, precision: "EXACT" }),
  fulfillments: (order, { first }: FirstArgs) => fulfillmentsOf(order).slice(0, first ?? undefined),
  fulfillmentsCount: (order) => ({ count: order.fulfillments.length, precision: "EXACT" }),
  fulfillmentOrders: (order, args: PageArgs, context) =>
    pageOf(fulfillmentOrdersOf(order), args, context, ({ id }) => ({ id, value: id })),
  shippingAddress: (order) => addressOf(order.shippingAddress, order),
  billingAddress: (order) => addressOf(order.billingAddress, order),
  billingAddressMatchesShippingAddress: (order) =>
    JSON.stringify(order.billingAddress) === JSON.stringify(order.shippingAddress),
  displayAddress: (order) => addressOf(order.shippingAddress ?? order.billingAddress, order),
  shippingLine: (order) => shippingLinesOf(order)[0] ?? null,
  shippingLines: (order, args: PageArgs, context) =>
    pageOf(shippingLinesOf(order), args, context, ({ id }) => ({ id, value: id })),
  lineItems: (order, args: PageArgs, context) => {
    const lines = order.lines.map((line): LineItem => ({ ...line, order }));
    return pageOf(lines, args, context, (line) => ({ id: line.id, value: line.id }));
  },
  subtotalLineItemsQuantity: (order) => order.lines.reduce((sum, line) => sum + line.quantity, 0),
  currentSubtotalLineItemsQuantity: (order) => order.lines.reduce((sum, line) => sum + currentQuantity(line), 0),
});

/** Whether the merchant may note that the rest was paid. */
export function canMarkAsPaid(order: Order): boolean {
  if (order.cancelledAt !== null || order.financialStatus === "PAID") return false;
  return outstanding(order) > 0;
}

function addressOf(address: PostalAddress | null, order: Order): ShownAddress | null {
  return address && typedAddress(address, order.id);
}

/** Of the lines, then of the shipping. */
function taxLinesOf(order: Order): Order["lines"][number]["taxLines"] {
  return [...order.lines, ...order.shippingLines].flatMap(({ taxLines }) => taxLines);
}

/** All that waits is held: the order is on hold. Nothing waits and nothing was sent: nothing was there to send. */
function displayStatus(order: Order): string {
  const waiting = order.fulfillmentOrders.filter(({ status }) => status !== "CLOSED" && status !== "CANCELLED");
  const isHeld = waiting.length > 0 && waiting.every(({ status }) => status === "ON_HOLD");
  if (isHeld && order.fulfillmentStatus === "UNFULFILLED") return "ON_HOLD";
  if (order.fulfillmentStatus === "UNFULFILLED" && waiting.some(({ status }) => status === "IN_PROGRESS"))
    return "IN_PROGRESS";
  return order.fulfillmentStatus;
}
