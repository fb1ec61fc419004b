import { gid } from "../../state/ids.ts";
import type { OrderEdit, OrderEditLine } from "../../state/records/order-edit.ts";
import type { Order } from "../../state/records/order.ts";
import { typed, type AdminContext } from "../resolver.ts";
import { money } from "./money.ts";
import { pricingValue } from "./order-discounts.ts";

/** What an edit would change, one after the other. */
export function stagedChanges(context: AdminContext, order: Order, edit: OrderEdit): object[] {
  return [
    ...edit.lines.flatMap((line) => [...quantityChange(context, order, line), ...discountChange(context, line)]),
    ...edit.shippingLines
      .filter(({ status }) => status === "ADDED")
      .map(({ title, price }) =>
        typed("OrderStagedChangeAddShippingLine", {
          title,
          presentmentTitle: title,
          phone: null,
          price: money(context, price),
        }),
      ),
  ];
}

/** The discount that an edit gives a line, as a staged change. */
export function discountChange(context: AdminContext, { discount }: OrderEditLine): object[] {
  if (!discount) return [];
  const { id, description, value } = discount;
  return [
    typed("OrderStagedChangeAddLineItemDiscount", {
      id: gid("OrderStagedChangeAddLineItemDiscount", id),
      description,
      value: pricingValue(context, value),
    }),
  ];
}

function quantityChange(context: AdminContext, order: Order, line: OrderEditLine): object[] {
  const { quantity, before, restock, variantId, title, price } = line;
  const own = order.lines.find(({ id }) => id === line.lineId);
  if (own) {
    const lineItem = { ...own, order };
    if (quantity > before) return [typed("OrderStagedChangeIncrementItem", { delta: quantity - before, lineItem })];
    if (quantity === before) return [];
    return [typed("OrderStagedChangeDecrementItem", { delta: before - quantity, lineItem, restock })];
  }
  if (quantity === 0) return [];
  const variant = context.store.state.variants.get(variantId);
  if (variant) return [typed("OrderStagedChangeAddVariant", { quantity, variant })];
  return [typed("OrderStagedChangeAddCustomItem", { quantity, title, originalUnitPrice: money(context, price) })];
}
