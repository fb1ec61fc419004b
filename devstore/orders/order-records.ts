import type { TakenUnits } from "../inventory/take-units.ts";
import type { FulfillmentOrder } from "../state/records/fulfillment.ts";
import type { Order, OrderLine } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";

type NewParts = Pick<
  Order,
  | "sourceIdentifier"
  | "customAttributes"
  | "closedAt"
  | "cancelReason"
  | "edited"
  | "fulfillmentOrders"
  | "fulfillments"
  | "refunds"
  | "transactions"
>;

/** What every order begins with. */
export function newOrderParts(): NewParts {
  return {
    sourceIdentifier: null,
    customAttributes: [],
    closedAt: null,
    cancelReason: null,
    edited: false,
    fulfillmentOrders: [],
    fulfillments: [],
    refunds: [],
    transactions: [],
  };
}

/** What every line begins with, given where its units were taken. */
export function newLineParts(
  taken: TakenUnits | undefined,
): Pick<OrderLine, "claims" | "refundedQuantity" | "removedQuantity"> {
  return { claims: (taken?.claims ?? []).map((claim) => ({ ...claim })), refundedQuantity: 0, removedQuantity: 0 };
}

/**
 * Puts a new order in the shop: what each location is to send becomes a fulfilment order, what is paid a transaction, and
 * apps hear of it.
 */
export function keepNewOrder(store: Store, order: Order): void {
  order.fulfillmentOrders = fulfillmentOrdersFor(store, order, order.lines);
  if (order.financialStatus === "PAID") addSale(store, order, order.totalPrice);
  store.index.orderIds.add(order.id);
  saveOrder(store, order);
  store.events.emit("orders/create", order);
  if (order.financialStatus === "PAID") store.events.emit("orders/paid", order);
}

/** Saves an order that changed in any of its parts. */
export function saveOrder(store: Store, order: Order): void {
  store.state.orders.put(order);
  store.index.addOrderParts(order);
}

/** Notes that an order changed at this moment, saves it and tells of it. */
export function announceOrder(store: Store, order: Order): void {
  order.updatedAt = store.timestamp();
  saveOrder(store, order);
  store.events.emit("orders/updated", order);
}

/** Notes that the buyer paid. */
export function addSale(store: Store, order: Order, amount: string): void {
  order.transactions.push({
    id: store.nextId(),
    kind: "SALE",
    amount,
    gateway: order.sourceName === "web" ? "bogus" : "manual",
    parentId: null,
    createdAt: store.timestamp(),
  });
}

/** One fulfilment order per location that has units of these lines; lines that are counted nowhere share one. */
export function fulfillmentOrdersFor(store: Store, order: Order, lines: readonly OrderLine[]): FulfillmentOrder[] {
  const at = store.timestamp();
  const byLocation = new Map<string | null, FulfillmentOrder>();
  const fallback = store.state.locations.find((one) => one.active && one.fulfillsOnlineOrders)?.id ?? null;
  for (const line of lines) {
    const claims = line.claims.length > 0 ? line.claims : [{ locationId: fallback, units: line.quantity }];
    for (const { locationId, units } of claims) {
      const known = byLocation.get(locationId);
      const one: FulfillmentOrder = known ?? {
        id: store.nextId(),
        locationId,
        status: "OPEN",
        lines: [],
        createdAt: at,
        updatedAt: at,
      };
      byLocation.set(locationId, one);
      one.lines.push({ id: store.nextId(), lineId: line.id, totalQuantity: units, remainingQuantity: units });
    }
  }
  return [...byLocation.values()];
}
