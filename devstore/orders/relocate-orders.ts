import type { Id } from "../state/ids.ts";
import type { Store } from "../state/store.ts";
import { announceOrder } from "./order-records.ts";

/** Has another location send what a location was to send. The units themselves were moved before. */
export function relocateOrders(store: Store, sourceLocationId: Id, destinationId: Id): void {
  for (const order of store.state.orders.values()) {
    const waiting = order.fulfillmentOrders.filter(
      ({ locationId, status }) => locationId === sourceLocationId && status !== "CLOSED" && status !== "CANCELLED",
    );
    if (waiting.length === 0) continue;
    for (const fulfillmentOrder of waiting) {
      fulfillmentOrder.locationId = destinationId;
      fulfillmentOrder.updatedAt = store.timestamp();
    }
    announceOrder(store, order);
    for (const moved of waiting)
      store.events.emit("fulfillment_orders/moved", { order, original: moved, moved, sourceLocationId });
  }
}
