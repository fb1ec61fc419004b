import type { FulfillmentOrderMoved, FulfillmentOrderSplit, HoldTold } from "../state/happenings.ts";
import { gid, type Id } from "../state/ids.ts";
import type { FulfillmentHold, FulfillmentOrder } from "../state/records/fulfillment.ts";
import type { RestValue } from "./rest-json.ts";

type Body = Record<string, RestValue>;

/** These topics name things by their global ids. https://shopify.dev/docs/api/webhooks/latest */
export function shortFulfillmentOrder({ id, status }: FulfillmentOrder): Body {
  return { id: gid("FulfillmentOrder", id), status: status.toLowerCase() };
}

/** `fulfillment_orders/placed_on_hold` */
export function placedOnHoldPayload({ fulfillmentOrder, hold, remaining }: HoldTold, appId: Id): Body {
  return {
    fulfillment_order: {
      ...shortFulfillmentOrder(fulfillmentOrder),
      fulfillment_holds: fulfillmentOrder.holds.map((one) => shownHold(one, appId)),
    },
    created_fulfillment_hold: shownHold(hold, appId),
    remaining_fulfillment_order: remaining && shortFulfillmentOrder(remaining),
    held_fulfillment_order_line_items: linesOf(fulfillmentOrder),
  };
}

/** `fulfillment_holds/added` and `fulfillment_holds/released` */
export function holdPayload({ fulfillmentOrder, hold }: HoldTold, appId: Id): Body {
  return { fulfillment_order: shortFulfillmentOrder(fulfillmentOrder), fulfillment_hold: shownHold(hold, appId) };
}

/** `fulfillment_orders/moved` */
export function movedPayload({ original, moved, sourceLocationId }: FulfillmentOrderMoved): Body {
  const shown = (one: FulfillmentOrder) => {
    return { ...shortFulfillmentOrder(one), assigned_location_id: place(one.locationId) };
  };
  return {
    original_fulfillment_order: shown(original),
    moved_fulfillment_order: shown(moved),
    destination_location_id: place(moved.locationId),
    fulfillment_order_line_items_requested: linesOf(moved),
    source_location: { id: place(sourceLocationId) },
  };
}

/** `fulfillment_orders/split` */
export function splitPayload({ original, made }: FulfillmentOrderSplit): Body {
  return {
    fulfillment_order: shortFulfillmentOrder(original),
    remaining_fulfillment_order: shortFulfillmentOrder(made),
    replacement_fulfillment_order: null,
    split_line_items: linesOf(made),
  };
}

function linesOf({ lines }: FulfillmentOrder): RestValue[] {
  return lines.map(({ id, remainingQuantity }) => {
    return { id: gid("FulfillmentOrderLineItem", id), quantity: remainingQuantity };
  });
}

function shownHold({ id, handle, reason, reasonNotes, appId: owner }: FulfillmentHold, appId: Id): Body {
  return {
    id: gid("FulfillmentHold", id),
    handle,
    reason: reason.toLowerCase(),
    reason_notes: reasonNotes,
    held_by_app: owner === null ? null : { id: gid("App", owner) },
    held_by_requesting_app: owner === appId,
  };
}

function place(locationId: Id | null): RestValue {
  return locationId === null ? null : gid("Location", locationId);
}
