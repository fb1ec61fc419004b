import type { Order, OrderLine } from "../state/records/order.ts";

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

/** The lines of fulfilment orders that are not done with. */
export function openLines(order: Order): Order["fulfillmentOrders"][number]["lines"] {
  return order.fulfillmentOrders
    .filter(({ status }) => status !== "CANCELLED" && status !== "CLOSED")
    .flatMap(({ lines }) => lines);
}
