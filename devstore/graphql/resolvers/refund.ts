import { amountOf, centsOf } from "../../orders/money.ts";
import { taxOfUnits } from "../../orders/order-money.ts";
import { gid, type Id } from "../../state/ids.ts";
import type { Order, OrderTransaction } from "../../state/records/order.ts";
import type { Refund, RefundLine } from "../../state/records/refund.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { fieldsOf, type AdminContext } from "../resolver.ts";
import { money, moneyBag } from "./money.ts";
import { shippingLinesOf } from "./shipping-line.ts";

/** A refund, with the order that it belongs to */
export type RefundOf = Refund & { readonly order: Order };
export type TransactionOf = OrderTransaction & { readonly order: Order };
/** A suggested line has no id yet */
type LineOf = Omit<RefundLine, "id"> & { readonly id: Id | null; readonly order: Order };

export function refundsOf(order: Order): RefundOf[] {
  return order.refunds.map((one) => ({ ...one, order }));
}

export function transactionsOf(order: Order): TransactionOf[] {
  return order.transactions.map((one) => ({ ...one, order }));
}

export const refundFields = fieldsOf<RefundOf>({
  id: (refund) => gid("Refund", refund.id),
  legacyResourceId: (refund) => refund.id,
  note: (refund) => refund.note || null,
  order: (refund) => refund.order,
  staffMember: () => null,
  duties: () => [],
  return: () => null,
  totalRefundedSet: (refund, _args, context) => moneyBag(context, totalOf(refund)),
  totalRefunded: (refund, _args, context) => money(context, totalOf(refund)),
  refundLineItems: (refund, args: PageArgs, context) => {
    const lines = refund.lines.map((line) => ({ ...line, order: refund.order }));
    return pageOf(lines, args, context, ({ id }) => ({ id, value: id }));
  },
  transactions: (refund, args: PageArgs, context) => {
    const found = transactionsOf(refund.order).filter(({ id }) => refund.transactionIds.includes(id));
    return pageOf(found, args, context, ({ id }) => ({ id, value: id }));
  },
  createdAt: (refund) => refund.createdAt,
  processedAt: (refund) => refund.processedAt,
  orderAdjustments: (_refund, args: PageArgs, context) =>
    pageOf<Refund>([], args, context, ({ id }) => ({ id, value: id })),
  refundShippingLines: (refund, args: PageArgs, context) => {
    const lines = refund.shipping.map((one) => ({
      id: gid("RefundShippingLine", one.id),
      numericId: one.id,
      shippingLine: shippingLinesOf(refund.order).find(({ id }) => id === one.shippingLineId),
      subtotalAmountSet: moneyBag(context, one.amount),
      taxAmountSet: moneyBag(context, "0.00"),
    }));
    return pageOf(lines, args, context, ({ numericId }) => ({ id: numericId, value: numericId }));
  },
  updatedAt: (refund) => refund.createdAt,
});

export const refundLineItem = fieldsOf<LineOf>({
  id: (line) => line.id && gid("RefundLineItem", line.id),
  quantity: (line) => line.quantity,
  restockType: (line) => line.restockType,
  restocked: (line) => line.restockType !== "NO_RESTOCK",
  location: (line, _args, { store }) => store.state.locations.get(line.locationId) ?? null,
  lineItem: (line) => ({ ...line.order.lines.find(({ id }) => id === line.lineId), order: line.order }),
  priceSet: (line, _args, context) =>
    moneyBag(context, line.order.lines.find(({ id }) => id === line.lineId)?.price ?? "0.00"),
  subtotalSet: (line, _args, context) => moneyBag(context, line.subtotal),
  totalTaxSet: (line, _args, context) => {
    const own = line.order.lines.find(({ id }) => id === line.lineId);
    return moneyBag(context, amountOf(own ? taxOfUnits(own, line.quantity) : 0));
  },
});

export const orderTransaction = fieldsOf<TransactionOf>({
  id: (one) => gid("OrderTransaction", one.id),
  kind: (one) => one.kind,
  status: (one) => one.status,
  gateway: (one) => one.gateway,
  formattedGateway: (one) => one.gateway,
  amountSet: (one, _args, context) => moneyBag(context, one.amount),
  order: (one) => one.order,
  parentTransaction: (one) => transactionsOf(one.order).find(({ id }) => id === one.parentId) ?? null,
  test: () => true,
  manualPaymentGateway: (one) => one.gateway === "manual",
  errorCode: () => null,
  createdAt: (one) => one.createdAt,
  processedAt: (one) => one.createdAt,
});

function totalOf(refund: RefundOf): string {
  const own = refund.order.transactions.filter(({ id }) => refund.transactionIds.includes(id));
  return amountOf(own.reduce((sum, { amount }) => sum + centsOf(amount), 0));
}

export function findRefund({ store }: AdminContext, id: string | null): RefundOf | null {
  const order = id === null ? undefined : store.index.orderOfPart.get(id);
  return order ? (refundsOf(order).find((one) => one.id === id) ?? null) : null;
}
