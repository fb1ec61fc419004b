import type { Id } from "../state/ids.ts";
import type { Order, OrderLine } from "../state/records/order.ts";
import type { Refund, RefundLine } from "../state/records/refund.ts";
import type { Store } from "../state/store.ts";
import { centsOf } from "./money.ts";
import { priceOfUnits, settleStatuses } from "./order-quantities.ts";
import { announceOrder } from "./order-records.ts";
import { moveOrderUnits } from "./order-stock.ts";
import { releaseUnsent } from "./release.ts";

export interface RefundGiven {
  readonly note: string;
  readonly lines: readonly {
    readonly line: OrderLine;
    readonly quantity: number;
    readonly restockType: RefundLine["restockType"];
    readonly locationId: Id | null;
  }[];
  /** Paid back, by the sale it belongs to */
  readonly payments: readonly { readonly amount: string; readonly gateway: string; readonly parentId: Id | null }[];
}

/**
 * Refunds units and money of an order. Units that were not sent leave what is to be sent; restocked ones can be sold again.
 */
export function refund(store: Store, order: Order, given: RefundGiven): Refund {
  const at = store.timestamp();
  const lines = given.lines.map(({ line, quantity, restockType, locationId }): RefundLine => {
    const unsent = restockType === "RETURN" ? 0 : Math.min(quantity, unsentOf(order, line));
    if (unsent > 0) releaseUnsent(store, order, { line, units: unsent, restock: restockType === "CANCEL", locationId });
    if (restockType === "RETURN") moveOrderUnits(store, [{ line, locationId, units: quantity, kind: "returned" }]);
    const subtotal = priceOfUnits(line, quantity);
    line.refundedQuantity += quantity;
    return { id: store.nextId(), lineId: line.id, quantity, restockType, locationId, subtotal };
  });
  const transactions = given.payments
    .filter(({ amount }) => centsOf(amount) > 0)
    .map((payment) => ({ id: store.nextId(), kind: "REFUND" as const, createdAt: at, ...payment }));
  order.transactions.push(...transactions);
  const made: Refund = {
    id: store.nextId(),
    note: given.note,
    lines,
    transactionIds: transactions.map(({ id }) => id),
    createdAt: at,
  };
  order.refunds.push(made);
  settleStatuses(order);
  announceOrder(store, order);
  store.events.emit("refunds/create", { order, refund: made });
  return made;
}

function unsentOf(order: Order, line: OrderLine): number {
  return order.fulfillmentOrders
    .flatMap(({ lines }) => lines)
    .filter(({ lineId }) => lineId === line.id)
    .reduce((sum, { remainingQuantity }) => sum + remainingQuantity, 0);
}
