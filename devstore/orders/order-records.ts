import { randomBytes } from "node:crypto";
import type { TakenUnits } from "../inventory/take-units.ts";
import type { FulfillmentOrder } from "../state/records/fulfillment.ts";
import type { Order, OrderLine, OrderTransaction } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";

type NewParts = Pick<
  Order,
  | "appId"
  | "billingAddress"
  | "cancelReason"
  | "closedAt"
  | "customAttributes"
  | "edited"
  | "fulfillmentOrders"
  | "fulfillments"
  | "givenDiscount"
  | "isTest"
  | "originalTotalPrice"
  | "phone"
  | "poNumber"
  | "refunds"
  | "shippingLines"
  | "sourceIdentifier"
  | "taxesIncluded"
  | "token"
  | "transactions"
>;

/** What every order begins with, unless it is said otherwise: a test order, as all payments here are. */
export function newOrderParts(): NewParts {
  return {
    appId: null,
    billingAddress: null,
    cancelReason: null,
    closedAt: null,
    customAttributes: [],
    edited: false,
    fulfillmentOrders: [],
    fulfillments: [],
    givenDiscount: null,
    isTest: true,
    originalTotalPrice: null,
    phone: null,
    poNumber: null,
    refunds: [],
    shippingLines: [],
    sourceIdentifier: null,
    taxesIncluded: true,
    token: randomBytes(16).toString("hex"),
    transactions: [],
  };
}

type NewLineParts = Pick<OrderLine, "claims" | "manualDiscount" | "refundedQuantity" | "removedQuantity" | "taxLines">;

/** What every line begins with, given where its units were taken. */
export function newLineParts(taken: TakenUnits | undefined): NewLineParts {
  const claims = (taken?.claims ?? []).map((claim) => ({ ...claim }));
  return { claims, manualDiscount: null, refundedQuantity: 0, removedQuantity: 0, taxLines: [] };
}

/**
 * Puts a new order in the shop: what each location is to send becomes a fulfilment order, and apps hear of it. What is
 * paid was noted by `addSale` before.
 */
export function keepNewOrder(store: Store, order: Order): void {
  order.fulfillmentOrders = fulfillmentOrdersFor(store, order, order.lines);
  store.index.orderIds.add(order.id);
  saveOrder(store, order);
  store.events.emit("orders/create", order);
  for (const transaction of order.transactions) store.events.emit("order_transactions/create", { order, transaction });
  if (order.financialStatus === "PAID") store.events.emit("orders/paid", order);
  for (const fulfillmentOrder of order.fulfillmentOrders)
    store.events.emit("fulfillment_orders/order_routing_complete", { order, fulfillmentOrder });
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

/** Notes that the buyer paid so much. */
export function addSale(store: Store, order: Order, amount: string): void {
  const gateway = order.sourceName === "web" ? "bogus" : "manual";
  addTransaction(store, order, { kind: "SALE", amount, gateway });
}

type NewTransaction = Pick<OrderTransaction, "kind" | "amount" | "gateway"> & Partial<OrderTransaction>;

/** Notes a movement of money, which succeeded unless it is said otherwise. */
export function addTransaction(store: Store, order: Order, given: NewTransaction): OrderTransaction {
  const at = store.timestamp();
  const made: OrderTransaction = { id: store.nextId(), status: "SUCCESS", parentId: null, createdAt: at, ...given };
  order.transactions.push(made);
  if (store.state.orders.has(order.id)) store.events.emit("order_transactions/create", { order, transaction: made });
  return made;
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
        holds: [],
        createdAt: at,
        updatedAt: at,
      };
      byLocation.set(locationId, one);
      one.lines.push({ id: store.nextId(), lineId: line.id, totalQuantity: units, remainingQuantity: units });
    }
  }
  return [...byLocation.values()];
}
