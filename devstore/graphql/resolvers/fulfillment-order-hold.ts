import { hold, releaseHolds, splitOff, type UnitsOfLine } from "../../orders/fulfillment-order-changes.ts";
import { idIn } from "../../state/ids.ts";
import type { FulfillmentOrder } from "../../state/records/fulfillment.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { findStoredFulfillmentOrder, shownFulfillmentOrder, unitsOf, type LineUnits } from "./fulfillment-order.ts";
import { userError, type UserError } from "./user-error.ts";

type HoldArgs = {
  readonly id: string;
  readonly fulfillmentHold: {
    readonly handle?: string | null;
    readonly reason: string;
    readonly reasonNotes?: string | null;
    readonly fulfillmentOrderLineItems?: LineUnits | null;
  };
};
type ReleaseArgs = { readonly id: string; readonly holdIds?: readonly string[] | null };

const HOLD_FIELDS = ["handle", "reason", "reasonNotes", "fulfillmentOrderLineItems", "notifyMerchant", "externalId"];
/** Of one app on one fulfilment order */
const MOST_HOLDS = 10;
const NOT_FOUND = userError(["id"], "FULFILLMENT_ORDER_NOT_FOUND", "Fulfillment order does not exist.");

export const fulfillmentHoldMutations = {
  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/fulfillmentOrderHold */
  fulfillmentOrderHold: (_root: unknown, { id, fulfillmentHold: input }: HoldArgs, context: AdminContext) => {
    const { store, caller } = context;
    onlyEmulated("FulfillmentOrderHoldInput", input, HOLD_FIELDS);
    const refuse = (error: UserError) => {
      return { fulfillmentHold: null, fulfillmentOrder: null, remainingFulfillmentOrder: null, userErrors: [error] };
    };
    const found = findStoredFulfillmentOrder(store, id);
    if (!found) return refuse(NOT_FOUND);
    const { order, fulfillmentOrder } = found;
    const appId = caller.app?.id ?? null;
    const handle = input.handle ?? "";
    const wanted = input.fulfillmentOrderLineItems ?? [];
    const problem =
      holdProblem(fulfillmentOrder, { appId, handle }) ??
      (wanted.length > 0 ? unitsProblem(fulfillmentOrder, unitsOf(wanted)) : null);
    if (problem) return refuse(problem);
    const remaining = wanted.length > 0 ? partRest(found, unitsOf(wanted), context) : null;
    const { reason, reasonNotes = null } = input;
    const made = hold(store, order, { fulfillmentOrder, hold: { handle, reason, reasonNotes, appId }, remaining });
    return {
      fulfillmentHold: made,
      fulfillmentOrder: shownFulfillmentOrder(order, fulfillmentOrder),
      remainingFulfillmentOrder: remaining && shownFulfillmentOrder(order, remaining),
      userErrors: [],
    };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/fulfillmentOrderReleaseHold */
  fulfillmentOrderReleaseHold: (_root: unknown, args: ReleaseArgs, { store }: AdminContext) => {
    const found = findStoredFulfillmentOrder(store, args.id);
    if (!found) return { fulfillmentOrder: null, userErrors: [NOT_FOUND] };
    const { order, fulfillmentOrder } = found;
    const holdIds = args.holdIds
      ? args.holdIds.flatMap((one) => idIn(one, "FulfillmentHold") ?? [])
      : fulfillmentOrder.holds.map(({ id }) => id);
    releaseHolds(store, order, { fulfillmentOrder, holdIds });
    return { fulfillmentOrder: shownFulfillmentOrder(order, fulfillmentOrder), userErrors: [] };
  },
};

function holdProblem(
  { status, holds }: FulfillmentOrder,
  { appId, handle }: { appId: string | null; handle: string },
): UserError | null {
  const own = holds.filter((one) => one.appId === appId);
  if (own.length >= MOST_HOLDS)
    return userError(
      ["id"],
      "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED",
      "The maximum number of fulfillment holds for this fulfillment order has been reached for this app.",
    );
  if (own.some((one) => one.handle === handle))
    return userError(
      ["fulfillmentHold", "handle"],
      "DUPLICATE_FULFILLMENT_HOLD_HANDLE",
      "The handle provided for the fulfillment hold is already in use by this app for another hold on this fulfillment order.",
    );
  if (status === "CLOSED" || status === "CANCELLED")
    return userError(["id"], "TAKEN", "The fulfillment order is not in a state that can be placed on hold.");
  return null;
}

/** Only part of a fulfilment order can be held when it is not held yet, and each of its lines is named once. */
function unitsProblem({ status, lines }: FulfillmentOrder, units: readonly UnitsOfLine[]): UserError | null {
  const at = ["fulfillmentHold", "fulfillmentOrderLineItems"];
  if (status === "ON_HOLD")
    return userError(at, "FULFILLMENT_ORDER_NOT_SPLITTABLE", "The fulfillment order is not in a splittable state.");
  if (new Set(units.map(({ id }) => id)).size < units.length)
    return userError(at, "DUPLICATED_FULFILLMENT_ORDER_LINE_ITEMS", "The fulfillment order line items are not unique.");
  if (units.some(({ quantity }) => quantity < 1))
    return userError(at, "GREATER_THAN_ZERO", "The fulfillment order line item quantity must be greater than 0.");
  const isTooMany = units.some(
    ({ id, quantity }) => quantity > (lines.find((one) => one.id === id)?.remainingQuantity ?? 0),
  );
  if (!isTooMany) return null;
  return userError(at, "INVALID_LINE_ITEM_QUANTITY", "The fulfillment order line item quantity is invalid.");
}

/** Parts from a fulfilment order what is not to be held; null when everything is. */
function partRest(
  { order, fulfillmentOrder }: NonNullable<ReturnType<typeof findStoredFulfillmentOrder>>,
  held: readonly UnitsOfLine[],
  { store }: AdminContext,
): FulfillmentOrder | null {
  const rest = fulfillmentOrder.lines
    .map(({ id, remainingQuantity }) => {
      const quantity = remainingQuantity - (held.find((one) => one.id === id)?.quantity ?? 0);
      return { id, quantity };
    })
    .filter(({ quantity }) => quantity > 0);
  return rest.length === 0 ? null : splitOff(store, order, { from: fulfillmentOrder, units: rest });
}
