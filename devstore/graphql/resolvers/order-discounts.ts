import { codeDiscount } from "../../orders/code-discount.ts";
import type { DiscountAmount, ManualDiscount, Order, OrderLine } from "../../state/records/order.ts";
import { typed, type AdminContext } from "../resolver.ts";
import { money, moneyBag } from "./money.ts";

/** What was taken off a line, code by code, and by the merchant's hand. */
export function allocationsOf(context: AdminContext, order: Order, line: OrderLine): object[] {
  const byCode = line.discountAllocations.map(({ code, amount }) => ({
    allocatedAmountSet: moneyBag(context, amount),
    discountApplication: codeApplication(context, order, code),
  }));
  const { manualDiscount } = line;
  if (!manualDiscount) return byCode;
  const allocatedAmountSet = moneyBag(context, manualDiscount.amount);
  return [...byCode, { allocatedAmountSet, discountApplication: manualApplication(context, order, manualDiscount) }];
}

/** All discounts of an order: its codes, then what the merchant took off by hand. */
export function applicationsOf(context: AdminContext, order: Order): object[] {
  return [
    ...order.discountCodes.map((code) => codeApplication(context, order, code)),
    ...manualDiscounts(order).map((one) => manualApplication(context, order, one)),
  ];
}

export function manualDiscounts(order: Order): ManualDiscount[] {
  return order.lines.flatMap(({ manualDiscount }) => manualDiscount ?? []);
}

/** A value as a union of money and a percentage. */
export function pricingValue(context: AdminContext, value: DiscountAmount): object {
  if ("percentage" in value) return typed("PricingPercentageValue", { percentage: value.percentage });
  return typed("MoneyV2", money(context, value.amount));
}

function codeApplication(context: AdminContext, order: Order, code: string): object {
  return typed("DiscountCodeApplication", {
    code,
    index: Math.max(0, order.discountCodes.indexOf(code)),
    allocationMethod: "ACROSS",
    targetSelection: "ENTITLED",
    targetType: "LINE_ITEM",
    value: pricingValue(context, codeDiscount(context.store, order, code)),
  });
}

function manualApplication(context: AdminContext, order: Order, one: ManualDiscount): object {
  return typed("ManualDiscountApplication", {
    title: one.description,
    description: one.description,
    index: order.discountCodes.length + manualDiscounts(order).indexOf(one),
    allocationMethod: "EACH",
    targetSelection: "EXPLICIT",
    targetType: "LINE_ITEM",
    value: pricingValue(context, one.value),
  });
}
