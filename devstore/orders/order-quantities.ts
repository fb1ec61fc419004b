import type { FinancialStatus, Order, OrderLine } from "../state/records/order.ts";
import { amountOf, centsOf, type Cents } from "./money.ts";

/** Units of a line that are on the order still: less what was edited off and refunded. */
export function currentQuantity(line: OrderLine): number {
  return line.quantity - line.removedQuantity - line.refundedQuantity;
}

/** Units of a line that wait to be sent. */
export function unfulfilledQuantity(order: Order, line: OrderLine): number {
  return openLines(order)
    .filter(({ lineId }) => lineId === line.id)
    .reduce((sum, { remainingQuantity }) => sum + remainingQuantity, 0);
}

/** Units of a line that were sent. */
export function fulfilledQuantity(order: Order, line: OrderLine): number {
  return order.fulfillments
    .filter(({ status }) => status === "SUCCESS")
    .flatMap(({ lines }) => lines)
    .filter(({ lineId }) => lineId === line.id)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What so many units of a line cost after discounts, shared to the cent. */
export function priceOfUnits(line: OrderLine, units: number): string {
  const total = centsOf(line.price) * line.quantity - centsOf(line.totalDiscount);
  return amountOf(line.quantity === 0 ? 0 : Math.round((total * units) / line.quantity));
}

export function paid(order: Order): Cents {
  return sumOf(order, "SALE");
}

export function refunded(order: Order): Cents {
  return sumOf(order, "REFUND");
}

/** What the order costs as it is now: edited, and without what was refunded. */
export function currentTotal(order: Order): Cents {
  return order.lines.reduce((sum, line) => sum + centsOf(priceOfUnits(line, currentQuantity(line))), 0);
}

/** Brings the order's two statuses in line with what was paid, paid back, sent and cancelled. */
export function settleStatuses(order: Order): void {
  order.fulfillmentStatus = fulfillmentStatus(order);
  order.financialStatus = financialStatus(order);
}

function fulfillmentStatus(order: Order): Order["fulfillmentStatus"] {
  const sent = order.lines.reduce((sum, line) => sum + fulfilledQuantity(order, line), 0);
  if (sent === 0) return "UNFULFILLED";
  const waiting = openLines(order).reduce((sum, { remainingQuantity }) => sum + remainingQuantity, 0);
  return waiting === 0 ? "FULFILLED" : "PARTIALLY_FULFILLED";
}

function financialStatus(order: Order): FinancialStatus {
  const [got, back] = [paid(order), refunded(order)];
  if (got === 0) return order.cancelledAt === null ? "PENDING" : "VOIDED";
  if (back >= got) return "REFUNDED";
  if (back > 0) return "PARTIALLY_REFUNDED";
  return got < currentTotal(order) ? "PARTIALLY_PAID" : "PAID";
}

function openLines(order: Order): Order["fulfillmentOrders"][number]["lines"] {
  return order.fulfillmentOrders
    .filter(({ status }) => status !== "CANCELLED" && status !== "CLOSED")
    .flatMap(({ lines }) => lines);
}

function sumOf(order: Order, kind: "SALE" | "REFUND"): Cents {
  return order.transactions.filter((one) => one.kind === kind).reduce((sum, one) => sum + centsOf(one.amount), 0);
}
