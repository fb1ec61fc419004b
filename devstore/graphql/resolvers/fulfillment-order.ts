import { gid, idIn, type Id } from "../../state/ids.ts";
import type { FulfillmentOrder, FulfillmentOrderLine } from "../../state/records/fulfillment.ts";
import type { Order } from "../../state/records/order.ts";
import type { Store } from "../../state/store.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { fieldsOf, type AdminContext } from "../resolver.ts";
import { compileSearch } from "../search-query.ts";
import { moneyBag } from "./money.ts";

/** A part of an order, with the order that it belongs to */
export type FulfillmentOrderOf = FulfillmentOrder & { readonly order: Order };
type LineOf = FulfillmentOrderLine & { readonly order: Order };

export function fulfillmentOrdersOf(order: Order): FulfillmentOrderOf[] {
  return order.fulfillmentOrders.map((one) => shownFulfillmentOrder(order, one));
}

export function shownFulfillmentOrder(order: Order, one: FulfillmentOrder): FulfillmentOrderOf {
  return Object.assign(Object.create(one) as FulfillmentOrder, { order });
}

/** Lines of fulfilment orders as inputs name them */
export type LineUnits = readonly { readonly id: string; readonly quantity: number }[];

export function unitsOf(named: LineUnits): { id: Id; quantity: number }[] {
  return named.map(({ id, quantity }) => ({ id: idIn(id, "FulfillmentOrderLineItem") ?? "", quantity }));
}

/** A fulfilment order as it is stored, with its order; null for a global id of nothing. */
export function findStoredFulfillmentOrder(
  store: Store,
  globalId: string,
): { order: Order; fulfillmentOrder: FulfillmentOrder } | null {
  const id = idIn(globalId, "FulfillmentOrder");
  const order = id === null ? undefined : store.index.orderOfPart.get(id);
  const fulfillmentOrder = order?.fulfillmentOrders.find((one) => one.id === id);
  return order && fulfillmentOrder ? { order, fulfillmentOrder } : null;
}

const ACTIONS: Record<FulfillmentOrder["status"], readonly string[]> = {
  OPEN: ["CREATE_FULFILLMENT", "HOLD", "MOVE", "SPLIT"],
  IN_PROGRESS: ["CREATE_FULFILLMENT", "HOLD", "MOVE"],
  ON_HOLD: ["RELEASE_HOLD", "HOLD", "MOVE"],
  CLOSED: [],
  CANCELLED: [],
};

export const fulfillmentOrder = fieldsOf<FulfillmentOrderOf>({
  id: (one) => gid("FulfillmentOrder", one.id),
  status: (one) => one.status,
  requestStatus: () => "UNSUBMITTED",
  order: (one) => one.order,
  orderId: (one) => gid("Order", one.order.id),
  orderName: (one) => one.order.name,
  orderProcessedAt: (one) => one.order.processedAt,
  assignedLocation: (one, _args, { store }) => {
    const location = store.state.locations.get(one.locationId);
    return {
      location: location ?? null,
      name: location?.name ?? "",
      ...NOWHERE,
      ...location?.address,
      province: location?.address.provinceCode ?? null,
    };
  },
  supportedActions: (one) => ACTIONS[one.status].map((action) => ({ action, externalUrl: null })),
  fulfillmentHolds: (one) => one.holds,
  fulfillAt: (one) => one.createdAt,
  fulfillBy: () => null,
  destination: (one) => one.order.shippingAddress && { ...one.order.shippingAddress, order: one.order },
  deliveryMethod: (one) => {
    const isShipped = one.lines.some((line) => orderLine({ ...line, order: one.order })?.requiresShipping);
    const shown = { additionalInformation: null, brandedPromise: null, serviceCode: null, sourceReference: null };
    const dates = { maxDeliveryDateTime: null, minDeliveryDateTime: null };
    const methodType = isShipped ? "SHIPPING" : "NONE";
    const presentedName = one.order.shippingLines[0]?.title ?? null;
    return { id: gid("DeliveryMethod", one.id), methodType, presentedName, ...shown, ...dates };
  },
  internationalDuties: () => null,
  fulfillments: (one, args: PageArgs, context) => {
    const sent = one.order.fulfillments.filter(({ lines }) => lines.some((line) => line.fulfillmentOrderId === one.id));
    return pageOf(sent, args, context, (each) => ({ id: each.id, value: each.id }));
  },
  lineItems: (one, args: PageArgs, context) => {
    const lines = one.lines.map((line): LineOf =>
      Object.assign(Object.create(line) as FulfillmentOrderLine, { order: one.order }),
    );
    return pageOf(lines, args, context, (line) => ({ id: line.id, value: line.id }));
  },
  createdAt: (one) => one.createdAt,
  updatedAt: (one) => one.updatedAt,
});

const NOWHERE = {
  address1: null,
  address2: null,
  city: null,
  zip: null,
  countryCode: null,
  phone: null,
};

export const fulfillmentOrderLineItem = fieldsOf<LineOf>({
  id: (line) => gid("FulfillmentOrderLineItem", line.id),
  totalQuantity: (line) => line.totalQuantity,
  remainingQuantity: (line) => line.remainingQuantity,
  lineItem: (line) => ({ ...orderLine(line), order: line.order }),
  productTitle: (line) => orderLine(line)?.title ?? "",
  variantTitle: (line) => orderLine(line)?.variantTitle || null,
  sku: (line) => orderLine(line)?.sku ?? null,
  vendor: (line) => orderLine(line)?.vendor || null,
  requiresShipping: (line) => orderLine(line)?.requiresShipping ?? true,
  variant: (line, _args, { store }) => store.state.variants.get(orderLine(line)?.variantId) ?? null,
  inventoryItemId: (line, _args, { store }) => {
    const variant = store.state.variants.get(orderLine(line)?.variantId);
    return variant ? gid("InventoryItem", variant.inventoryItemId) : null;
  },
  originalUnitPriceSet: (line, _args, context) => moneyBag(context, orderLine(line)?.price ?? "0.00"),
  image: () => null,
  warnings: () => [],
});

function orderLine({ order, lineId }: Pick<LineOf, "order" | "lineId">): Order["lines"][number] | undefined {
  return order.lines.find(({ id }) => id === lineId);
}

type ListArgs = PageArgs & { readonly query?: string | null; readonly includeClosed?: boolean | null };

export const fulfillmentOrderQueries = {
  fulfillmentOrder: (_root: unknown, args: { readonly id: string }, context: AdminContext) =>
    findFulfillmentOrder(context, idIn(args.id, "FulfillmentOrder")),
  fulfillmentOrders: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const matches = compileSearch<FulfillmentOrderOf>(args.query, {
      default: (one) => one.order.name,
      id: (one) => one.id,
      status: (one) => one.status.toLowerCase(),
      assigned_location_id: (one) => one.locationId,
      updated_at: (one) => one.updatedAt,
    });
    const all = [...context.store.state.orders.values()].flatMap(fulfillmentOrdersOf);
    const isShown = (one: FulfillmentOrderOf) => args.includeClosed || !["CLOSED", "CANCELLED"].includes(one.status);
    return pageOf(
      all.filter((one) => isShown(one) && matches(one)),
      args,
      context,
      (one) => ({ id: one.id, value: one.id }),
    );
  },
};

/** A fulfilment order by its id, with its order. */
export function findFulfillmentOrder({ store }: AdminContext, id: string | null): FulfillmentOrderOf | null {
  const order = id === null ? undefined : store.index.orderOfPart.get(id);
  return order ? (fulfillmentOrdersOf(order).find((one) => one.id === id) ?? null) : null;
}
