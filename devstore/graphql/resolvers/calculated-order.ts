import { amountOff, editLinePrice, editLineTotal, editSubtotal, editTotal } from "../../orders/edit-money.ts";
import { amountOf } from "../../orders/money.ts";
import { paid, refunded } from "../../orders/order-money.ts";
import { unfulfilledQuantity } from "../../orders/order-quantities.ts";
import { gid } from "../../state/ids.ts";
import type { EditDiscount, EditedShippingLine, OrderEdit, OrderEditLine } from "../../state/records/order-edit.ts";
import type { Order } from "../../state/records/order.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { fieldsOf, typed, type AdminContext } from "../resolver.ts";
import { moneyBag } from "./money.ts";
import { pricingValue } from "./order-discounts.ts";
import { stagedChanges } from "./order-edit-changes.ts";

/** A part of an edit, with the order that it is of */
export type EditLineOf = OrderEditLine & { readonly order: Order };
type EditOf = OrderEdit & { readonly order: Order };

/** An order as an edit would leave it. */
export function calculatedOrderOf(order: Order, edit: OrderEdit): EditOf {
  return { ...edit, order };
}

export function calculatedLineOf(order: Order, line: OrderEditLine): EditLineOf {
  return { ...line, order };
}

export const calculatedOrder = fieldsOf<EditOf>({
  id: (edit) => gid("CalculatedOrder", edit.id),
  originalOrder: (edit) => edit.order,
  committed: () => false,
  // Lines that the edit adds are in a list of their own.
  lineItems: (edit, args: PageArgs, context) => linesPage(edit, args, context).of(({ lineId }) => lineId !== null),
  addedLineItems: (edit, args: PageArgs, context) => linesPage(edit, args, context).of(({ lineId }) => lineId === null),
  addedDiscountApplications: (edit, args: PageArgs, context) => {
    const added = edit.lines.flatMap(({ discount }) => discount ?? []);
    const shown = added.map((one) => applicationOf(context, one));
    return pageOf(shown, args, context, (_one, index) => ({ id: added[index]?.id ?? "", value: index }));
  },
  stagedChanges: (edit, args: PageArgs, context) =>
    pageOf(stagedChanges(context, edit.order, edit), args, context, (_one, index) => {
      return { id: String(index), value: index };
    }),
  shippingLines: (edit, _args, context) => edit.shippingLines.map((line) => calculatedShippingLine(context, line)),
  subtotalLineItemsQuantity: (edit) => edit.lines.reduce((sum, { quantity }) => sum + quantity, 0),
  subtotalPriceSet: (edit, _args, context) => moneyBag(context, amountOf(editSubtotal(edit.order, edit))),
  totalPriceSet: (edit, _args, context) => moneyBag(context, amountOf(editTotal(edit.order, edit))),
  totalOutstandingSet: (edit, _args, context) => {
    const { order } = edit;
    return moneyBag(context, amountOf(editTotal(order, edit) - paid(order) + refunded(order)));
  },
  cartDiscountAmountSet: () => null,
  taxLines: () => [],
  notificationPreviewTitle: () => "Order updated",
  notificationPreviewHtml: () => null,
});

export const calculatedLineItem = fieldsOf<EditLineOf>({
  id: (line) => gid("CalculatedLineItem", line.id),
  title: (line) => line.title,
  variantTitle: (line) => line.variantTitle || null,
  sku: (line) => line.sku,
  quantity: (line) => line.quantity,
  editableQuantity: (line) => line.quantity - sentOf(line),
  editableQuantityBeforeChanges: (line) => line.before - sentOf(line),
  restockable: (line) => line.variantId !== null,
  restocking: (line) => line.quantity < line.before && line.restock,
  variant: (line, _args, { store }) => store.state.variants.get(line.variantId) ?? null,
  image: (line, _args, { store }) => store.state.products.get(line.productId)?.images[0] ?? null,
  customAttributes: (line) => {
    const own = line.order.lines.find(({ id }) => id === line.lineId);
    return (own?.properties ?? []).map(({ name, value }) => ({ key: name, value }));
  },
  originalUnitPriceSet: (line, _args, context) => moneyBag(context, line.price),
  discountedUnitPriceSet: (line, _args, context) => {
    const cents = line.quantity === 0 ? 0 : Math.round(editLineTotal(line.order, line) / line.quantity);
    return moneyBag(context, amountOf(cents));
  },
  editableSubtotalSet: (line, _args, context) =>
    moneyBag(context, amountOf(shareOf(line, line.quantity - sentOf(line)))),
  uneditableSubtotalSet: (line, _args, context) => moneyBag(context, amountOf(shareOf(line, sentOf(line)))),
  hasStagedLineItemDiscount: (line) => line.discount !== null,
  calculatedDiscountAllocations: (line, _args, context) => {
    const { discount, order } = line;
    if (!discount) return [];
    const amount = amountOf(amountOff(discount.value, editLinePrice(order, line)));
    const discountApplication = applicationOf(context, discount);
    return [{ allocatedAmountSet: moneyBag(context, amount), discountApplication }];
  },
  stagedChanges: (line, _args, context) => {
    const { order } = line;
    return stagedChanges(context, order, { id: line.id, orderId: order.id, lines: [line], shippingLines: [] });
  },
});

export function calculatedShippingLine(
  context: AdminContext,
  { id, title, price, status }: EditedShippingLine,
): object {
  return { id: gid("CalculatedShippingLine", id), title, price: moneyBag(context, price), stagedStatus: status };
}

function applicationOf(context: AdminContext, { id, description, value }: EditDiscount): object {
  return typed("CalculatedManualDiscountApplication", {
    id: gid("CalculatedManualDiscountApplication", id),
    description,
    value: pricingValue(context, value),
    allocationMethod: "EACH",
    appliedTo: "LINE",
    targetSelection: "EXPLICIT",
    targetType: "LINE_ITEM",
  });
}

function linesPage(edit: EditOf, args: PageArgs, context: AdminContext) {
  return {
    of: (isShown: (line: OrderEditLine) => boolean) => {
      const lines = edit.lines.filter(isShown).map((line) => calculatedLineOf(edit.order, line));
      return pageOf(lines, args, context, ({ id }) => ({ id, value: id }));
    },
  };
}

/** Units that were sent cannot be taken off. */
function sentOf({ order, lineId, before }: EditLineOf): number {
  const own = order.lines.find(({ id }) => id === lineId);
  return own ? before - Math.min(before, unfulfilledQuantity(order, own)) : 0;
}

function shareOf(line: EditLineOf, units: number): number {
  return line.quantity === 0 ? 0 : Math.round((editLineTotal(line.order, line) * units) / line.quantity);
}
