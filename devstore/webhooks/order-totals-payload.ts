import { amountOf, centsOf, type Cents } from "../orders/money.ts";
import {
  currentDiscounts,
  currentShipping,
  currentSubtotal,
  currentTax,
  currentTotal,
  outstanding,
  shippingPrice,
  totalTax,
} from "../orders/order-money.ts";
import type { Order } from "../state/records/order.ts";
import { moneySet } from "./order-line-payload.ts";
import type { RestValue } from "./rest-json.ts";

/** The sums of an order, as text and as sets of both currencies; `current_…` is what edits and refunds left of them. */
export function orderTotalsPayload(order: Order): Record<string, RestValue> {
  const lines = order.lines.reduce((sum, { price, quantity }) => sum + centsOf(price) * quantity, 0);
  return {
    ...both(order, "subtotal_price", centsOf(order.subtotalPrice)),
    ...both(order, "current_subtotal_price", currentSubtotal(order)),
    ...both(order, "total_line_items_price", lines),
    ...both(order, "total_discounts", centsOf(order.totalDiscounts)),
    ...both(order, "current_total_discounts", currentDiscounts(order)),
    ...both(order, "total_tax", totalTax(order)),
    ...both(order, "current_total_tax", currentTax(order)),
    ...both(order, "total_price", centsOf(order.totalPrice)),
    ...both(order, "current_total_price", currentTotal(order)),
    total_shipping_price_set: moneySet(order, amountOf(shippingPrice(order))),
    current_shipping_price_set: moneySet(order, amountOf(currentShipping(order))),
    total_outstanding: amountOf(outstanding(order)),
    total_tip_received: "0.00",
    total_weight: 0,
    total_cash_rounding_payment_adjustment_set: moneySet(order, "0.00"),
    total_cash_rounding_refund_adjustment_set: moneySet(order, "0.00"),
    current_total_additional_fees_set: null,
    current_total_duties_set: null,
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
  };
}

function both(order: Order, name: string, cents: Cents): Record<string, RestValue> {
  const amount = amountOf(cents);
  return { [name]: amount, [`${name}_set`]: moneySet(order, amount) };
}
