import type { FinancialStatus, Order } from "../state/records/order.ts";
import { centsOf } from "./money.ts";
import { authorized, currentTotal, paid, refunded } from "./order-money.ts";
import { fulfilledQuantity, openLines } from "./order-quantities.ts";

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

/** The status that the order's transactions come to. */
export function financialStatus(order: Order): FinancialStatus {
  const [got, back] = [paid(order), refunded(order)];
  if (got === 0) return unpaidStatus(order);
  if (back >= got) return "REFUNDED";
  if (back > 0) return "PARTIALLY_REFUNDED";
  return got < currentTotal(order) ? "PARTIALLY_PAID" : "PAID";
}

function unpaidStatus(order: Order): FinancialStatus {
  if (order.cancelledAt === null && centsOf(order.totalPrice) === 0) return "PAID";
  if (authorized(order) > 0) return "AUTHORIZED";
  const isVoid = order.cancelledAt !== null || order.transactions.some(({ kind }) => kind === "VOID");
  return isVoid ? "VOIDED" : "PENDING";
}
