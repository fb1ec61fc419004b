import { amountOf, type Cents } from "../../orders/money.ts";
import {
  authorized,
  currentDiscounts,
  currentShipping,
  currentSubtotal,
  currentTax,
  currentTotal,
  outstanding,
  paid,
  refunded,
  refundedShipping,
  shippingPrice,
  totalTax,
} from "../../orders/order-money.ts";
import type { Order } from "../../state/records/order.ts";
import type { Resolver } from "../resolver.ts";
import { moneyBag } from "./money.ts";

type Field = Resolver<Order, never>;

/** The sums of an order: as it was made, and as it is now. */
export const orderTotals: Record<string, Field> = {
  subtotalPriceSet: text((order) => order.subtotalPrice),
  currentSubtotalPriceSet: sum(currentSubtotal),
  totalPriceSet: text((order) => order.totalPrice),
  originalTotalPriceSet: text((order) => order.originalTotalPrice ?? order.totalPrice),
  currentTotalPriceSet: sum(currentTotal),
  totalReceivedSet: sum(paid),
  netPaymentSet: sum((order) => paid(order) - refunded(order)),
  totalRefundedSet: sum(refunded),
  totalOutstandingSet: sum(outstanding),
  totalCapturableSet: sum(authorized),
  totalDiscountsSet: text((order) => order.totalDiscounts),
  currentTotalDiscountsSet: sum(currentDiscounts),
  totalShippingPriceSet: sum(shippingPrice),
  currentShippingPriceSet: sum(currentShipping),
  totalRefundedShippingSet: sum(refundedShipping),
  totalTaxSet: sum(totalTax),
  currentTotalTaxSet: sum(currentTax),
  totalTipReceivedSet: sum(() => 0),
  refundDiscrepancySet: sum(() => 0),
  totalCashRoundingAdjustment: (_order, _args, context) => {
    return { paymentSet: moneyBag(context, "0.00"), refundSet: moneyBag(context, "0.00") };
  },
};

function sum(of: (order: Order) => Cents): Field {
  return (order, _args, context) => moneyBag(context, amountOf(of(order)));
}

function text(of: (order: Order) => string): Field {
  return (order, _args, context) => moneyBag(context, of(order));
}
