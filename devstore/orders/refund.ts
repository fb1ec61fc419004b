import type { Id } from "../state/ids.ts";
import type { Order, OrderLine } from "../state/records/order.ts";
import type { Refund, RefundLine } from "../state/records/refund.ts";
import type { Store } from "../state/store.ts";
import { amountOf, centsOf, type Cents } from "./money.ts";
import { priceOfUnits } from "./order-money.ts";
import { addTransaction, announceOrder } from "./order-records.ts";
import { settleStatuses } from "./order-status.ts";
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
  /** Of what was asked for shipping */
  readonly shipping: Cents;
  readonly processedAt: string | null;
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
    .map((payment) => addTransaction(store, order, { kind: "REFUND", ...payment }));
  const made: Refund = {
    id: store.nextId(),
    note: given.note,
    lines,
    shipping: shippingRefunds(store, order, given.shipping),
    transactionIds: transactions.map(({ id }) => id),
    createdAt: at,
    processedAt: given.processedAt ?? at,
  };
  order.refunds.push(made);
  settleStatuses(order);
  announceOrder(store, order);
  store.events.emit("refunds/create", { order, refund: made });
  return made;
}

/** What is paid back of the shipping, from the first shipping line on. */
function shippingRefunds(store: Store, order: Order, amount: Cents): Refund["shipping"] {
  const before = order.refunds.flatMap(({ shipping }) => shipping);
  let left = amount;
  return order.shippingLines.flatMap(({ id, price }) => {
    const back = before.filter(({ shippingLineId }) => shippingLineId === id);
    const open = centsOf(price) - back.reduce((sum, one) => sum + centsOf(one.amount), 0);
    const part = Math.min(left, open);
    left -= part;
    return part > 0 ? [{ id: store.nextId(), shippingLineId: id, amount: amountOf(part) }] : [];
  });
}

function unsentOf(order: Order, line: OrderLine): number {
  return order.fulfillmentOrders
    .flatMap(({ lines }) => lines)
    .filter(({ lineId }) => lineId === line.id)
    .reduce((sum, { remainingQuantity }) => sum + remainingQuantity, 0);
}
