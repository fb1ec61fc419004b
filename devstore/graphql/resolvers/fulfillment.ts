import { priceOfUnits } from "../../orders/order-money.ts";
import { gid } from "../../state/ids.ts";
import type { Fulfillment } from "../../state/records/fulfillment.ts";
import type { Order } from "../../state/records/order.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { fieldsOf, type AdminContext } from "../resolver.ts";
import { fulfillmentOrdersOf } from "./fulfillment-order.ts";
import { moneyBag } from "./money.ts";

/** What was sent, with the order that it belongs to */
export type FulfillmentOf = Fulfillment & { readonly order: Order };

export function fulfillmentsOf(order: Order): FulfillmentOf[] {
  return order.fulfillments.map((one) => withOrder(order, one));
}

export function withOrder(order: Order, fulfillment: Fulfillment): FulfillmentOf {
  return Object.assign(Object.create(fulfillment) as Fulfillment, { order });
}

export const fulfillment = fieldsOf<FulfillmentOf>({
  id: (one) => gid("Fulfillment", one.id),
  legacyResourceId: (one) => one.id,
  name: (one) => one.name,
  status: (one) => one.status,
  displayStatus: (one) => (one.status === "SUCCESS" ? "FULFILLED" : "CANCELED"),
  order: (one) => one.order,
  location: (one, _args, { store }) => store.state.locations.get(one.locationId) ?? null,
  service: () => null,
  originAddress: () => null,
  requiresShipping: () => true,
  totalQuantity: (one) => one.lines.reduce((sum, { quantity }) => sum + quantity, 0),
  trackingInfo: (one, { first }: { readonly first?: number | null }) => {
    const { company, numbers, urls } = one.tracking;
    const parcels = Math.max(numbers.length, urls.length, company === null ? 0 : 1);
    const all = Array.from({ length: parcels }, (_, at) => ({
      company,
      number: numbers[at] ?? null,
      url: urls[at] ?? null,
    }));
    return all.slice(0, first ?? undefined);
  },
  fulfillmentLineItems: (one, args: PageArgs, context) => {
    const lines = one.lines.flatMap(({ id, lineId, quantity }) => {
      const line = one.order.lines.find((each) => each.id === lineId);
      return line ? [{ id, quantity, line, order: one.order }] : [];
    });
    return pageOf(lines, args, context, ({ id }) => ({ id, value: id }));
  },
  fulfillmentOrders: (one, args: PageArgs, context) => {
    const ids = new Set(one.lines.map(({ fulfillmentOrderId }) => fulfillmentOrderId));
    const found = fulfillmentOrdersOf(one.order).filter(({ id }) => ids.has(id));
    return pageOf(found, args, context, ({ id }) => ({ id, value: id }));
  },
  deliveredAt: () => null,
  inTransitAt: () => null,
  estimatedDeliveryAt: () => null,
  createdAt: (one) => one.createdAt,
  updatedAt: (one) => one.updatedAt,
});

interface SentLine {
  readonly id: string;
  readonly quantity: number;
  readonly line: Order["lines"][number];
  readonly order: Order;
}

export const fulfillmentLineItem = fieldsOf<SentLine>({
  id: (one) => gid("FulfillmentLineItem", one.id),
  quantity: (one) => one.quantity,
  lineItem: (one) => ({ ...one.line, order: one.order }),
  originalTotalSet: (one, _args, context) => moneyBag(context, (Number(one.line.price) * one.quantity).toFixed(2)),
  discountedTotalSet: (one, _args, context) => moneyBag(context, priceOfUnits(one.line, one.quantity)),
});

/** What was sent by its id, with its order. */
export function findFulfillment({ store }: AdminContext, id: string | null): FulfillmentOf | null {
  const order = id === null ? undefined : store.index.orderOfPart.get(id);
  return order ? (fulfillmentsOf(order).find((one) => one.id === id) ?? null) : null;
}
