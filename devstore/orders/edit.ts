import { takeAll, type TakenUnits } from "../inventory/take-units.ts";
import type { OrderEdit, OrderEditLine } from "../state/records/order-edit.ts";
import type { Order, OrderLine } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";
import { amountOff } from "./edit-money.ts";
import { amountOf, centsOf } from "./money.ts";
import { subtotalOfEdited, totalOfEdited } from "./order-money.ts";
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
      return { id, lineId: id, ...shown, before: quantity, quantity, restock: false, discount: null };
    }),
    shippingLines: order.shippingLines.map(({ id, title, price }) => ({ id, title, price, status: "NONE" })),
  });
}

/** Whether an edit would change anything. */
export function isChanged({ lines, shippingLines }: OrderEdit): boolean {
  const isLineChanged = lines.some(({ before, quantity, discount }) => before !== quantity || discount !== null);
  return isLineChanged || shippingLines.some(({ status }) => status !== "NONE");
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
  const additions = added.map((one) => add(store, order, one, one.variantId === null ? undefined : places.shift()));
  const removals = edit.lines.flatMap((one) => remove(store, order, one));
  for (const one of edit.lines) discount(order, one);
  changeShipping(order, edit);
  order.edited = true;
  order.originalTotalPrice ??= order.totalPrice;
  order.subtotalPrice = amountOf(subtotalOfEdited(order));
  order.totalPrice = amountOf(totalOfEdited(order));
  order.totalDiscounts = amountOf(order.lines.reduce((sum, line) => sum + centsOf(line.totalDiscount), 0));
  settleStatuses(order);
  store.state.orderEdits.delete(edit.id);
  announceOrder(store, order);
  store.events.emit("orders/edited", { order, additions, removals, staffNote });
  return true;
}

interface LineChange {
  readonly id: string;
  readonly delta: number;
}

/** Adds a line, or units to one that is there; what is to be sent of them is a fulfilment order of its own. */
function add(store: Store, order: Order, one: OrderEditLine, taken: TakenUnits | undefined): LineChange {
  const delta = one.quantity - one.before;
  const own = order.lines.find(({ id }) => id === one.lineId);
  const line = own ?? newLine(store, one, taken);
  if (!own) {
    one.lineId = line.id;
    order.lines.push(line);
  } else {
    own.quantity += delta;
    own.claims.push(...(taken?.claims ?? []).map((claim) => ({ ...claim })));
  }
  const part = { ...line, quantity: delta, claims: [...(taken?.claims ?? [])] };
  order.fulfillmentOrders.push(...fulfillmentOrdersFor(store, order, [part]));
  return { id: line.id, delta };
}

function remove(store: Store, order: Order, one: OrderEditLine): LineChange[] {
  const line = order.lines.find(({ id }) => id === one.lineId);
  const units = one.before - one.quantity;
  if (!line || units <= 0) return [];
  releaseUnsent(store, order, { line, units, restock: one.restock, locationId: null });
  line.removedQuantity += units;
  return [{ id: line.id, delta: units }];
}

/** What comes off the line by hand is reckoned on all its units, so that it holds for those that stay. */
function discount(order: Order, one: OrderEditLine): void {
  const line = order.lines.find(({ id }) => id === one.lineId);
  if (!line || !one.discount) return;
  const price = centsOf(line.price) * line.quantity - centsOf(line.totalDiscount);
  const amount = amountOff(one.discount.value, price);
  line.manualDiscount = { ...one.discount, amount: amountOf(amount) };
  line.totalDiscount = amountOf(centsOf(line.totalDiscount) + amount);
}

function changeShipping(order: Order, { shippingLines }: OrderEdit): void {
  const gone = shippingLines.filter(({ status }) => status === "REMOVED").map(({ id }) => id);
  order.shippingLines = order.shippingLines.filter(({ id }) => !gone.includes(id));
  for (const { id, title, price, status } of shippingLines) {
    if (status === "ADDED") order.shippingLines.push({ id, title, price, code: "custom", source: null, taxLines: [] });
  }
}

function newLine(store: Store, one: OrderEditLine, taken: TakenUnits | undefined): OrderLine {
  const { variantId, productId, title, variantTitle, sku, vendor, price, requiresShipping, taxable, quantity } = one;
  return {
    id: store.nextId(),
    ...{ variantId, productId, title, variantTitle, sku, vendor, requiresShipping, taxable, quantity },
    price: amountOf(centsOf(price)),
    totalDiscount: "0.00",
    discountAllocations: [],
    properties: [],
    ...newLineParts(taken),
  };
}
