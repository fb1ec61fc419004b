import type { CancelReason, Order } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";
import { amountOf } from "./money.ts";
import { currentShipping, openAuthorizations, paid, refunded } from "./order-money.ts";
import { currentQuantity, unfulfilledQuantity } from "./order-quantities.ts";
import { addTransaction, announceOrder } from "./order-records.ts";
import { settleStatuses } from "./order-status.ts";
import { refund } from "./refund.ts";
import { releaseUnsent } from "./release.ts";

export interface Cancellation {
  readonly reason: CancelReason;
  readonly restock: boolean;
  readonly refundsMoney: boolean;
}

/** Cancels an order: nothing of it is sent any more, its units can be sold again or are gone, and what was paid goes back. */
export function cancelOrder(store: Store, order: Order, { reason, restock, refundsMoney }: Cancellation): void {
  order.cancelledAt = store.timestamp();
  order.cancelReason = reason;
  for (const { id, left, gateway } of openAuthorizations(order)) {
    addTransaction(store, order, { kind: "VOID", amount: amountOf(left), gateway, parentId: id });
  }
  if (refundsMoney && paid(order) > refunded(order)) {
    const sale = order.transactions.find(({ kind }) => kind === "SALE" || kind === "CAPTURE");
    refund(store, order, {
      note: "",
      lines: order.lines
        .filter((line) => currentQuantity(line) > 0)
        .map((line) => {
          const restockType = restock ? ("CANCEL" as const) : ("NO_RESTOCK" as const);
          return { line, quantity: currentQuantity(line), restockType, locationId: null };
        }),
      shipping: currentShipping(order),
      processedAt: null,
      payments: [
        {
          amount: amountOf(paid(order) - refunded(order)),
          gateway: sale?.gateway ?? "manual",
          parentId: sale?.id ?? null,
        },
      ],
    });
  }
  for (const line of order.lines) {
    releaseUnsent(store, order, { line, units: unfulfilledQuantity(order, line), restock, locationId: null });
  }
  for (const fulfillmentOrder of order.fulfillmentOrders) {
    if (fulfillmentOrder.lines.every(({ totalQuantity }) => totalQuantity === 0)) fulfillmentOrder.status = "CANCELLED";
  }
  order.closedAt = order.cancelledAt;
  settleStatuses(order);
  announceOrder(store, order);
  store.events.emit("orders/cancelled", order);
}
