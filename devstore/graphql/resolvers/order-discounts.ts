import { allocationsOf, appliedDiscounts, type AppliedDiscount } from "../../orders/applied-discounts.ts";
import type { DiscountAmount, Order, OrderLine } from "../../state/records/order.ts";
import { typed, type AdminContext } from "../resolver.ts";
import { money, moneyBag } from "./money.ts";

/** What was taken off a line, discount by discount. */
export function shownAllocations(context: AdminContext, order: Order, line: OrderLine): object[] {
  const applications = applicationsOf(context, order);
  return allocationsOf(appliedDiscounts(context.store, order), line).map(({ amount, index }) => ({
    allocatedAmountSet: moneyBag(context, amount),
    discountApplication: applications[index],
  }));
}

/** All discounts of an order. */
export function applicationsOf(context: AdminContext, order: Order): object[] {
  return appliedDiscounts(context.store, order).map((one, index) => application(context, one, index));
}

/** A value as a union of money and a percentage. */
export function pricingValue(context: AdminContext, value: DiscountAmount): object {
  if ("percentage" in value) return typed("PricingPercentageValue", { percentage: value.percentage });
  return typed("MoneyV2", money(context, value.amount));
}

function application(context: AdminContext, { kind, name, value }: AppliedDiscount, index: number): object {
  const shown = { index, targetType: "LINE_ITEM", value: pricingValue(context, value) };
  switch (kind) {
    case "code":
      return typed("DiscountCodeApplication", {
        ...shown,
        code: name,
        allocationMethod: "ACROSS",
        targetSelection: "ENTITLED",
      });
    case "automatic":
      return typed("AutomaticDiscountApplication", {
        ...shown,
        title: name,
        allocationMethod: "ACROSS",
        targetSelection: "ENTITLED",
      });
    case "manual":
      return typed("ManualDiscountApplication", {
        ...shown,
        title: name,
        description: name,
        allocationMethod: "EACH",
        targetSelection: "EXPLICIT",
      });
  }
}
