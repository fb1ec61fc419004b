import { cancelFulfillment, fulfil, setTracking, type UnitsToSend } from "../../orders/fulfil.ts";
import { idIn } from "../../state/ids.ts";
import type { Fulfillment, Tracking } from "../../state/records/fulfillment.ts";
import type { Order } from "../../state/records/order.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { withOrder } from "./fulfillment.ts";

type TrackingInput = {
  readonly company?: string | null;
  readonly number?: string | null;
  readonly numbers?: readonly string[] | null;
  readonly url?: string | null;
  readonly urls?: readonly string[] | null;
};
type FulfillmentInput = {
  readonly lineItemsByFulfillmentOrder: readonly {
    readonly fulfillmentOrderId: string;
    readonly fulfillmentOrderLineItems?: readonly { readonly id: string; readonly quantity: number }[] | null;
  }[];
  readonly notifyCustomer?: boolean | null;
  readonly trackingInfo?: TrackingInput | null;
};
type TrackingArgs = { readonly fulfillmentId: string; readonly trackingInfoInput: TrackingInput };

interface Problem {
  readonly field: readonly string[] | null;
  readonly message: string;
}

export const fulfillmentMutations = {
  fulfillmentCreate: (_root: unknown, args: { readonly fulfillment: FulfillmentInput }, context: AdminContext) => {
    const { store } = context;
    const input = args.fulfillment;
    onlyEmulated("FulfillmentInput", input, ["lineItemsByFulfillmentOrder", "notifyCustomer", "trackingInfo"]);
    const checked = unitsToSend(context, input);
    if ("problem" in checked) return { fulfillment: null, userErrors: [checked.problem] };
    const tracking = trackingOf(input.trackingInfo ?? {});
    const fulfillment = fulfil(store, checked.order, { units: checked.units, tracking });
    return { fulfillment: withOrder(checked.order, fulfillment), userErrors: [] };
  },

  fulfillmentCancel: (_root: unknown, args: { readonly id: string }, context: AdminContext) => {
    const found = findStored(context, args.id);
    if (!found) return { fulfillment: null, userErrors: [{ field: ["id"], message: "Fulfillment not found." }] };
    const { order, fulfillment } = found;
    if (fulfillment.status === "CANCELLED") {
      const message = "Fulfillment is already cancelled.";
      return { fulfillment: withOrder(order, fulfillment), userErrors: [{ field: ["id"], message }] };
    }
    cancelFulfillment(context.store, order, fulfillment);
    return { fulfillment: withOrder(order, fulfillment), userErrors: [] };
  },

  fulfillmentTrackingInfoUpdate: (_root: unknown, args: TrackingArgs, context: AdminContext) => {
    const found = findStored(context, args.fulfillmentId);
    if (!found) {
      return { fulfillment: null, userErrors: [{ field: ["fulfillmentId"], message: "Fulfillment does not exist." }] };
    }
    setTracking(context.store, found.order, found.fulfillment, trackingOf(args.trackingInfoInput));
    return { fulfillment: withOrder(found.order, found.fulfillment), userErrors: [] };
  },
};

/** All units that remain, where an entry names none; of one order and one location, as a parcel is. */
function unitsToSend(
  { store }: AdminContext,
  input: FulfillmentInput,
): { readonly order: Order; readonly units: UnitsToSend[] } | { readonly problem: Problem } {
  const units: UnitsToSend[] = [];
  let order: Order | null = null;
  for (const [index, entry] of input.lineItemsByFulfillmentOrder.entries()) {
    const at = ["fulfillment", "lineItemsByFulfillmentOrder", String(index)];
    const id = idIn(entry.fulfillmentOrderId, "FulfillmentOrder");
    const owner = id === null ? undefined : store.index.orderOfPart.get(id);
    const fulfillmentOrder = owner?.fulfillmentOrders.find((one) => one.id === id);
    if (!owner || !fulfillmentOrder)
      return { problem: { field: [...at, "fulfillmentOrderId"], message: "Fulfillment order does not exist." } };
    if (order !== null && order !== owner)
      return { problem: { field: ["fulfillment"], message: "All fulfillment orders must belong to the same order." } };
    order = owner;
    if (!["OPEN", "IN_PROGRESS"].includes(fulfillmentOrder.status)) {
      const state = fulfillmentOrder.status.toLowerCase();
      return {
        problem: { field: ["fulfillment"], message: `Fulfillment order ${id} has an unfulfillable status= ${state}.` },
      };
    }
    const wanted = entry.fulfillmentOrderLineItems ?? [];
    const lines =
      wanted.length > 0
        ? wanted.map((line) => ({ id: idIn(line.id, "FulfillmentOrderLineItem") ?? "", quantity: line.quantity }))
        : fulfillmentOrder.lines
            .filter(({ remainingQuantity }) => remainingQuantity > 0)
            .map((line) => ({ id: line.id, quantity: line.remainingQuantity }));
    for (const { id: fulfillmentOrderLineId, quantity } of lines) {
      const line = fulfillmentOrder.lines.find((one) => one.id === fulfillmentOrderLineId);
      if (!line)
        return {
          problem: {
            field: [...at, "fulfillmentOrderLineItems"],
            message: "Fulfillment order line item does not exist.",
          },
        };
      const before = units.filter((one) => one.fulfillmentOrderLineId === line.id);
      const sum = before.reduce((all, one) => all + one.quantity, quantity);
      if (quantity < 1 || sum > line.remainingQuantity)
        return {
          problem: { field: ["fulfillment"], message: "Invalid fulfillment order line item quantity requested." },
        };
      units.push({ fulfillmentOrder, fulfillmentOrderLineId, quantity });
    }
  }
  if (new Set(units.map(({ fulfillmentOrder }) => fulfillmentOrder.locationId)).size > 1)
    return {
      problem: { field: ["fulfillment"], message: "All fulfillment orders must have the same assigned location." },
    };
  if (order === null || units.length === 0)
    return { problem: { field: ["fulfillment"], message: "There is nothing to fulfill." } };
  return { order, units };
}

function findStored({ store }: AdminContext, gid: string): { order: Order; fulfillment: Fulfillment } | null {
  const id = idIn(gid, "Fulfillment");
  const order = id === null ? undefined : store.index.orderOfPart.get(id);
  const fulfillment = order?.fulfillments.find((one) => one.id === id);
  return order && fulfillment ? { order, fulfillment } : null;
}

function trackingOf(input: TrackingInput): Tracking {
  const { company = null, number, numbers, url, urls } = input;
  return {
    company,
    numbers: [...(numbers ?? (number ? [number] : []))],
    urls: [...(urls ?? (url ? [url] : []))],
  };
}
