import type { Id } from "../state/ids.ts";
import type { Order, OrderTransaction } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";
import { amountOf, type Cents } from "./money.ts";
import { openAuthorizations, outstanding } from "./order-money.ts";
import { addTransaction, announceOrder } from "./order-records.ts";
import { settleStatuses } from "./order-status.ts";

/** Notes a payment of so much that came outside of the checkout. */
export function notePayment(store: Store, order: Order, given: { amount: Cents; gateway: string }): void {
  addTransaction(store, order, { kind: "SALE", amount: amountOf(given.amount), gateway: given.gateway });
  settle(store, order);
}

/** Notes that all that is outstanding was paid: what is authorised is captured, the rest is a sale. */
export function markAsPaid(store: Store, order: Order): void {
  let left = outstanding(order);
  for (const authorization of openAuthorizations(order)) {
    const amount = Math.min(left, authorization.left);
    left -= amount;
    const { id: parentId, gateway } = authorization;
    addTransaction(store, order, { kind: "CAPTURE", amount: amountOf(amount), gateway, parentId });
  }
  if (left > 0) addTransaction(store, order, { kind: "SALE", amount: amountOf(left), gateway: "manual" });
  settle(store, order);
}

/** Takes money that was held back; null when less than that is. */
export function capture(
  store: Store,
  order: Order,
  given: { authorizationId: Id; amount: Cents },
): OrderTransaction | null {
  const open = openAuthorizations(order).find(({ id }) => id === given.authorizationId);
  if (!open || given.amount <= 0 || given.amount > open.left) return null;
  const { id: parentId, gateway } = open;
  const made = addTransaction(store, order, { kind: "CAPTURE", amount: amountOf(given.amount), gateway, parentId });
  settle(store, order);
  return made;
}

function settle(store: Store, order: Order): void {
  const before = order.financialStatus;
  settleStatuses(order);
  announceOrder(store, order);
  if (order.financialStatus === "PAID" && before !== "PAID") store.events.emit("orders/paid", order);
}
