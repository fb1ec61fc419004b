import type { Id } from "../state/ids.ts";
import type { FulfillmentHold, FulfillmentOrder } from "../state/records/fulfillment.ts";
import type { Order } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";
import { settleFulfillmentOrder } from "./fulfil.ts";
import { announceOrder, saveOrder } from "./order-records.ts";
import { moveOrderUnits, type UnitMove } from "./order-stock.ts";

/** Units of a line of a fulfilment order, by the id of that line */
export interface UnitsOfLine {
  readonly id: Id;
  readonly quantity: number;
}

/** Parts units from a fulfilment order: they become one of their own, at the same location. */
export function splitOff(
  store: Store,
  order: Order,
  { from, units }: { from: FulfillmentOrder; units: readonly UnitsOfLine[] },
): FulfillmentOrder {
  const at = store.timestamp();
  const lines = units.flatMap(({ id, quantity }) => {
    const line = from.lines.find((one) => one.id === id);
    if (!line || quantity === 0) return [];
    line.remainingQuantity -= quantity;
    line.totalQuantity -= quantity;
    return [{ id: store.nextId(), lineId: line.lineId, totalQuantity: quantity, remainingQuantity: quantity }];
  });
  from.lines = from.lines.filter(({ totalQuantity }) => totalQuantity > 0);
  settleFulfillmentOrder(from, at);
  const { locationId } = from;
  const made: FulfillmentOrder = {
    id: store.nextId(),
    ...{ locationId, status: "OPEN", lines, holds: [], createdAt: at, updatedAt: at },
  };
  order.fulfillmentOrders.push(made);
  saveOrder(store, order);
  return made;
}

/** Tells that a fulfilment order was split in two. */
export function announceSplit(
  store: Store,
  order: Order,
  parts: { from: FulfillmentOrder; made: FulfillmentOrder },
): void {
  announceOrder(store, order);
  const { from, made } = parts;
  store.events.emit("fulfillment_orders/split", { order, original: from, made });
}

/** Holds a fulfilment order: nothing of it is sent until all of its holds are released. */
export function hold(
  store: Store,
  order: Order,
  given: { fulfillmentOrder: FulfillmentOrder; hold: Omit<FulfillmentHold, "id">; remaining: FulfillmentOrder | null },
): FulfillmentHold {
  const { fulfillmentOrder, remaining } = given;
  const made: FulfillmentHold = { id: store.nextId(), ...given.hold };
  const isFirst = fulfillmentOrder.holds.length === 0;
  fulfillmentOrder.holds.push(made);
  settleFulfillmentOrder(fulfillmentOrder, store.timestamp());
  announceOrder(store, order);
  const told = { order, fulfillmentOrder, hold: made, remaining };
  store.events.emit("fulfillment_holds/added", told);
  if (isFirst) store.events.emit("fulfillment_orders/placed_on_hold", told);
  return made;
}

/** Releases holds; once none is left, the fulfilment order can be sent again. */
export function releaseHolds(
  store: Store,
  order: Order,
  { fulfillmentOrder, holdIds }: { fulfillmentOrder: FulfillmentOrder; holdIds: readonly Id[] },
): void {
  const released = fulfillmentOrder.holds.filter(({ id }) => holdIds.includes(id));
  if (released.length === 0) return;
  fulfillmentOrder.holds = fulfillmentOrder.holds.filter(({ id }) => !holdIds.includes(id));
  settleFulfillmentOrder(fulfillmentOrder, store.timestamp());
  announceOrder(store, order);
  for (const one of released)
    store.events.emit("fulfillment_holds/released", { order, fulfillmentOrder, hold: one, remaining: null });
  if (fulfillmentOrder.holds.length === 0)
    store.events.emit("fulfillment_orders/hold_released", { order, fulfillmentOrder });
}

/** Has another location send a fulfilment order, or units of it: the units are committed there, and free where they were. */
export function moveTo(
  store: Store,
  order: Order,
  given: { original: FulfillmentOrder; moved: FulfillmentOrder; locationId: Id },
): void {
  const { original, moved, locationId } = given;
  const source = moved.locationId;
  const moves = moved.lines.flatMap(({ lineId, remainingQuantity: units }): UnitMove[] => {
    const line = order.lines.find(({ id }) => id === lineId);
    if (!line) return [];
    return [
      { line, locationId: source, units, kind: "freed" },
      { line, locationId, units, kind: "claimed" },
    ];
  });
  moveOrderUnits(store, moves);
  moved.locationId = locationId;
  moved.updatedAt = store.timestamp();
  announceOrder(store, order);
  store.events.emit("fulfillment_orders/moved", { order, original, moved, sourceLocationId: source });
}
