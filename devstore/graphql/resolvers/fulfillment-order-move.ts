import { findItemOfVariant, findLevel } from "../../inventory/stock.ts";
import { announceSplit, moveTo, splitOff, type UnitsOfLine } from "../../orders/fulfillment-order-changes.ts";
import { idIn, type Id } from "../../state/ids.ts";
import type { FulfillmentOrder } from "../../state/records/fulfillment.ts";
import type { Order } from "../../state/records/order.ts";
import type { Store } from "../../state/store.ts";
import type { AdminContext } from "../resolver.ts";
import { findStoredFulfillmentOrder, shownFulfillmentOrder, unitsOf, type LineUnits } from "./fulfillment-order.ts";
import { userError } from "./user-error.ts";

type MoveArgs = {
  readonly id: string;
  readonly newLocationId: string;
  readonly fulfillmentOrderLineItems?: LineUnits | null;
};
type SplitArgs = {
  readonly fulfillmentOrderSplits: readonly {
    readonly fulfillmentOrderId: string;
    readonly fulfillmentOrderLineItems: LineUnits;
  }[];
};

export const fulfillmentOrderMoveMutations = {
  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/fulfillmentOrderMove */
  fulfillmentOrderMove: (_root: unknown, args: MoveArgs, { store }: AdminContext) => {
    const refuse = (field: string, message: string) => ({
      movedFulfillmentOrder: null,
      originalFulfillmentOrder: null,
      remainingFulfillmentOrder: null,
      userErrors: [{ field: [field], code: null, message }],
    });
    const found = findStoredFulfillmentOrder(store, args.id);
    if (!found) return refuse("id", "Fulfillment order does not exist.");
    const { order, fulfillmentOrder: original } = found;
    const locationId = idIn(args.newLocationId, "Location");
    if (locationId === null || !store.state.locations.get(locationId)?.active)
      return refuse("newLocationId", "Location does not exist.");
    if (locationId === original.locationId)
      return refuse("newLocationId", "Cannot move to the location that is assigned already.");
    if (original.status === "CLOSED" || original.status === "CANCELLED")
      return refuse("id", "Cannot move a fulfillment order that is closed.");
    const units = wantedUnits(original, args.fulfillmentOrderLineItems ?? []);
    if (isInvalid(original, units))
      return refuse("fulfillmentOrderLineItems", "The fulfillment order line item quantity is invalid.");
    if (!isStocked(store, { order, original, units }, locationId))
      return refuse("newLocationId", "The destination location does not stock the requested inventory item.");
    const moved = isWhole(original, units) ? original : splitOff(store, order, { from: original, units });
    moveTo(store, order, { original, moved, locationId });
    return {
      movedFulfillmentOrder: shownFulfillmentOrder(order, moved),
      originalFulfillmentOrder: shownFulfillmentOrder(order, original),
      remainingFulfillmentOrder: moved === original ? null : shownFulfillmentOrder(order, original),
      userErrors: [],
    };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/fulfillmentOrderSplit */
  fulfillmentOrderSplit: (_root: unknown, args: SplitArgs, { store }: AdminContext) => {
    const parts = args.fulfillmentOrderSplits.map((one) => {
      const found = findStoredFulfillmentOrder(store, one.fulfillmentOrderId);
      return found && { ...found, units: unitsOf(one.fulfillmentOrderLineItems) };
    });
    for (const [index, part] of parts.entries()) {
      const at = ["fulfillmentOrderSplits", String(index)];
      const refuse = (field: string, code: string, message: string) => ({
        fulfillmentOrderSplits: null,
        userErrors: [userError([...at, field], code, message)],
      });
      if (!part)
        return refuse("fulfillmentOrderId", "FULFILLMENT_ORDER_NOT_FOUND", "Fulfillment order does not exist.");
      const { fulfillmentOrder, units } = part;
      const field = "fulfillmentOrderLineItems";
      if (units.length === 0)
        return refuse(field, "NO_LINE_ITEMS_PROVIDED_TO_SPLIT", "No line items were provided to split.");
      if (isInvalid(fulfillmentOrder, units) || isWhole(fulfillmentOrder, units))
        return refuse(field, "INVALID_LINE_ITEM_QUANTITY", "The fulfillment order line item quantity is invalid.");
    }
    const fulfillmentOrderSplits = parts.flatMap((part) => {
      if (!part) return [];
      const { order, fulfillmentOrder: from, units } = part;
      const made = splitOff(store, order, { from, units });
      announceSplit(store, order, { from, made });
      return [
        {
          fulfillmentOrder: shownFulfillmentOrder(order, from),
          remainingFulfillmentOrder: shownFulfillmentOrder(order, made),
          replacementFulfillmentOrder: null,
        },
      ];
    });
    return { fulfillmentOrderSplits, userErrors: [] };
  },
};

/** What is named, or all that remains. */
function wantedUnits({ lines }: FulfillmentOrder, named: LineUnits): UnitsOfLine[] {
  if (named.length > 0) return unitsOf(named);
  return lines
    .filter(({ remainingQuantity }) => remainingQuantity > 0)
    .map(({ id, remainingQuantity }) => ({ id, quantity: remainingQuantity }));
}

function isInvalid({ lines }: FulfillmentOrder, units: readonly UnitsOfLine[]): boolean {
  return units.some(({ id, quantity }) => {
    return quantity < 1 || quantity > (lines.find((one) => one.id === id)?.remainingQuantity ?? 0);
  });
}

/** Whether these are all units, none of which was sent. */
function isWhole({ lines }: FulfillmentOrder, units: readonly UnitsOfLine[]): boolean {
  return lines.every(({ id, totalQuantity }) => units.some((one) => one.id === id && one.quantity === totalQuantity));
}

interface Move {
  readonly order: Order;
  readonly original: FulfillmentOrder;
  readonly units: readonly UnitsOfLine[];
}

/** Whether a location stocks all that is to move there; what is not tracked can lie anywhere. */
function isStocked(store: Store, { order, original, units }: Move, locationId: Id): boolean {
  return units.every(({ id }) => {
    const lineId = original.lines.find((one) => one.id === id)?.lineId;
    const variantId = order.lines.find((one) => one.id === lineId)?.variantId ?? null;
    const item = variantId === null ? null : findItemOfVariant(store, variantId);
    return !item?.tracked || findLevel(store, item.id, locationId) !== null;
  });
}
