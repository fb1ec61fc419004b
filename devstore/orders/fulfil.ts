import type { Id } from "../state/ids.ts";
import type { Fulfillment, FulfillmentOrder, Tracking } from "../state/records/fulfillment.ts";
import type { Order } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";
import { announceOrder } from "./order-records.ts";
import { settleStatuses } from "./order-status.ts";
import { moveOrderUnits, type UnitMove } from "./order-stock.ts";

/** Units of a fulfilment order's line to be sent */
export interface UnitsToSend {
  readonly fulfillmentOrder: FulfillmentOrder;
  readonly fulfillmentOrderLineId: Id;
  readonly quantity: number;
}

/** Sends units of an order from one location: they leave the shelf, and the order and apps hear of it. */
export function fulfil(
  store: Store,
  order: Order,
  given: { units: readonly UnitsToSend[]; tracking: Tracking },
): Fulfillment {
  const at = store.timestamp();
  const fulfillment: Fulfillment = {
    id: store.nextId(),
    name: `${order.name}.${order.fulfillments.length + 1}`,
    status: "SUCCESS",
    locationId: given.units[0]?.fulfillmentOrder.locationId ?? null,
    lines: [],
    tracking: given.tracking,
    createdAt: at,
    updatedAt: at,
  };
  for (const { fulfillmentOrder, fulfillmentOrderLineId, quantity } of given.units) {
    const line = fulfillmentOrder.lines.find(({ id }) => id === fulfillmentOrderLineId);
    if (!line || quantity === 0) continue;
    line.remainingQuantity -= quantity;
    const { lineId } = line;
    fulfillment.lines.push({ id: store.nextId(), lineId, fulfillmentOrderId: fulfillmentOrder.id, quantity });
    settleFulfillmentOrder(fulfillmentOrder, at);
  }
  order.fulfillments.push(fulfillment);
  moveOrderUnits(store, movesOf(order, fulfillment, "sent"));
  settleStatuses(order);
  announceOrder(store, order);
  store.events.emit("fulfillments/create", { order, fulfillment });
  store.events.emit(order.fulfillmentStatus === "FULFILLED" ? "orders/fulfilled" : "orders/partially_fulfilled", order);
  return fulfillment;
}

/**
 * Takes a fulfilment back: its units are on the shelf again, and wait to be sent.
 * https://shopify.dev/docs/api/admin-graphql/latest/mutations/fulfillmentCancel
 */
export function cancelFulfillment(store: Store, order: Order, fulfillment: Fulfillment): void {
  const at = store.timestamp();
  moveOrderUnits(store, movesOf(order, fulfillment, "unsent"));
  fulfillment.status = "CANCELLED";
  fulfillment.updatedAt = at;
  const reopened: FulfillmentOrder[] = [];
  for (const { lineId, fulfillmentOrderId, quantity } of fulfillment.lines) {
    const fulfillmentOrder = order.fulfillmentOrders.find(({ id }) => id === fulfillmentOrderId);
    const line = fulfillmentOrder?.lines.find((one) => one.lineId === lineId);
    if (fulfillmentOrder && line && fulfillmentOrder.status !== "CLOSED") {
      line.remainingQuantity += quantity;
      settleFulfillmentOrder(fulfillmentOrder, at);
      continue;
    }
    // One that was sent whole stays closed: what comes back is sent by a new one.
    const again = reopened.find(({ locationId }) => locationId === fulfillment.locationId);
    const fresh = again ?? newFulfillmentOrder(store, fulfillment.locationId);
    if (!again) reopened.push(fresh);
    fresh.lines.push({ id: store.nextId(), lineId, totalQuantity: quantity, remainingQuantity: quantity });
  }
  order.fulfillmentOrders.push(...reopened);
  settleStatuses(order);
  announceOrder(store, order);
  store.events.emit("fulfillments/update", { order, fulfillment });
}

/** Says where a parcel is followed. */
export function setTracking(store: Store, order: Order, fulfillment: Fulfillment, tracking: Tracking): void {
  fulfillment.tracking = tracking;
  fulfillment.updatedAt = store.timestamp();
  announceOrder(store, order);
  store.events.emit("fulfillments/update", { order, fulfillment });
}

function newFulfillmentOrder(store: Store, locationId: Id | null): FulfillmentOrder {
  const at = store.timestamp();
  return { id: store.nextId(), locationId, status: "OPEN", lines: [], holds: [], createdAt: at, updatedAt: at };
}

/** A fulfilment order is closed once nothing of it remains, on hold while anyone holds it, in progress once something was sent. */
export function settleFulfillmentOrder(fulfillmentOrder: FulfillmentOrder, at: string): void {
  const remaining = fulfillmentOrder.lines.reduce((sum, line) => sum + line.remainingQuantity, 0);
  const total = fulfillmentOrder.lines.reduce((sum, line) => sum + line.totalQuantity, 0);
  const isHeld = fulfillmentOrder.holds.length > 0;
  const open = isHeld ? "ON_HOLD" : remaining < total ? "IN_PROGRESS" : "OPEN";
  fulfillmentOrder.status = remaining === 0 ? "CLOSED" : open;
  fulfillmentOrder.updatedAt = at;
}

function movesOf(order: Order, fulfillment: Fulfillment, kind: "sent" | "unsent"): UnitMove[] {
  return fulfillment.lines.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return line ? [{ line, locationId: fulfillment.locationId, units: quantity, kind }] : [];
  });
}
