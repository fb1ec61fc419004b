import { takeAll } from "../inventory/take-units.ts";
import type { OrderEdit, OrderEditLine } from "../state/records/order-edit.ts";
import type { Order, OrderLine } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";
import { amountOf, centsOf } from "./money.ts";
import { currentTotal } from "./order-money.ts";
import { currentQuantity } from "./order-quantities.ts";
import { announceOrder, fulfillmentOrdersFor, newLineParts } from "./order-records.ts";
import { settleStatuses } from "./order-status.ts";
import { releaseUnsent } from "./release.ts";

/** Begins an edit: the order's lines as they are now. */
export function beginEdit(store: Store, order: Order): OrderEdit {
  return store.state.orderEdits.put({
    id: store.nextId(),
    orderId: order.id,
    lines: order.lines.map((line): OrderEditLine => {
      const { id, variantId, productId, title, variantTitle, sku, vendor, price, requiresShipping, taxable } = line;
      const quantity = currentQuantity(line);
      const shown = { variantId, productId, title, variantTitle, sku, vendor, price, requiresShipping, taxable };
      return { id, lineId: id, ...shown, before: quantity, quantity, restock: true };
    }),
  });
}

/**
 * Makes an edit true: units that were added are taken, those taken off can be sold again or are gone, and the order and apps
 * hear of it. Answers false, changing nothing, when units that were added are not there any more.
 */
export function commitEdit(
  store: Store,
  order: Order,
  { edit, staffNote }: { edit: OrderEdit; staffNote: string },
): boolean {
  const added = edit.lines.filter(({ quantity, before }) => quantity > before);
  const wanted = added.flatMap(({ variantId, quantity, before }) =>
    variantId === null ? [] : [{ variantId, quantity: quantity - before }],
  );
  const taken = takeAll(store, wanted);
  if (taken === null) return false;
  const places = [...taken];
  const additions = added.map((one) => {
    const units = one.quantity - one.before;
    // More of a line is a line of its own: what was sold before keeps its own price and discounts.
    const line = newLine(store, one, units, one.variantId === null ? undefined : places.shift());
    order.lines.push(line);
    order.fulfillmentOrders.push(...fulfillmentOrdersFor(store, order, [line]));
    return { id: line.id, delta: units };
  });
  const removals = edit.lines.flatMap((one) => {
    const line = order.lines.find(({ id }) => id === one.lineId);
    const units = one.before - one.quantity;
    if (!line || units <= 0) return [];
    releaseUnsent(store, order, { line, units, restock: one.restock, locationId: null });
    line.removedQuantity += units;
    return [{ id: line.id, delta: units }];
  });
  order.edited = true;
  order.totalPrice = amountOf(currentTotal(order));
  order.subtotalPrice = order.totalPrice;
  settleStatuses(order);
  store.state.orderEdits.delete(edit.id);
  announceOrder(store, order);
  store.events.emit("orders/edited", { order, additions, removals, staffNote });
  return true;
}

function newLine(
  store: Store,
  one: OrderEditLine,
  quantity: number,
  taken: Parameters<typeof newLineParts>[0],
): OrderLine {
  const { variantId, productId, title, variantTitle, sku, vendor, price, requiresShipping, taxable } = one;
  return {
    id: store.nextId(),
    ...{ variantId, productId, title, variantTitle, sku, vendor, requiresShipping, taxable },
    quantity,
    price: amountOf(centsOf(price)),
    totalDiscount: "0.00",
    discountAllocations: [],
    properties: [],
    ...newLineParts(taken),
  };
}
