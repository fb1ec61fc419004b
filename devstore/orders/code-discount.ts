import type { DiscountAmount, Order } from "../state/records/order.ts";
import { codeKey } from "../state/state-index.ts";
import type { Store } from "../state/store.ts";

/** What a code of an order takes off: as it was given with the order, or as the shop's discount says now. */
export function codeDiscount(store: Store, order: Order, code: string): DiscountAmount {
  if (order.givenDiscount?.code === code) return order.givenDiscount.value;
  const value = store.index.discountByCode.get(codeKey(code))?.value;
  if (!value) return { amount: "0.00" };
  return "percentage" in value ? { percentage: value.percentage * 100 } : { amount: value.amount };
}
