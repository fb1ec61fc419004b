import type { OrderEdit, OrderEditLine } from "../state/records/order-edit.ts";
import type { DiscountAmount, Order } from "../state/records/order.ts";
import { centsOf, type Cents } from "./money.ts";
import { priceOfUnits, taxOfUnits } from "./order-money.ts";

/** What a line of an edit costs before the edit's own discount: units that were there keep the discounts they had. */
export function editLinePrice(order: Order, line: OrderEditLine): Cents {
  const own = order.lines.find(({ id }) => id === line.lineId);
  const kept = own ? Math.min(line.quantity, line.before) : 0;
  const keptPrice = own ? centsOf(priceOfUnits(own, kept)) : 0;
  return keptPrice + (line.quantity - kept) * centsOf(line.price);
}

/** What a line of an edit costs after the edit's own discount. */
export function editLineTotal(order: Order, line: OrderEditLine): Cents {
  const price = editLinePrice(order, line);
  return price - (line.discount ? amountOff(line.discount.value, price) : 0);
}

/** What a discount by hand takes off so much. */
export function amountOff(value: DiscountAmount, price: Cents): Cents {
  if ("percentage" in value) return Math.round((price * value.percentage) / 100);
  return Math.min(price, centsOf(value.amount));
}

export function editSubtotal(order: Order, edit: OrderEdit): Cents {
  return edit.lines.reduce((sum, line) => sum + editLineTotal(order, line), 0);
}

/** What the order would cost if the edit were committed. */
export function editTotal(order: Order, edit: OrderEdit): Cents {
  const kept = edit.shippingLines.filter(({ status }) => status !== "REMOVED");
  const shipping = kept.reduce((sum, { price }) => sum + centsOf(price), 0);
  const taxes = edit.lines.reduce((sum, line) => {
    const own = order.lines.find(({ id }) => id === line.lineId);
    return sum + (own && !order.taxesIncluded ? taxOfUnits(own, Math.min(line.quantity, line.before)) : 0);
  }, 0);
  return editSubtotal(order, edit) + shipping + taxes;
}
