import type { DiscountCode } from "../state/records/discount.ts";
import type { DiscountAmount, ManualDiscount, Order } from "../state/records/order.ts";
import { codeKey } from "../state/state-index.ts";
import type { Store } from "../state/store.ts";

/** A discount of an order: by a code, one that every cart has, or what the merchant took off a line by hand */
export interface AppliedDiscount {
  readonly kind: "code" | "automatic" | "manual";
  /** The code, the title, or what the merchant wrote */
  readonly name: string;
  /** Percent (10 = 10 %) or an amount */
  readonly value: DiscountAmount;
  readonly manual: ManualDiscount | null;
}

/** All discounts of an order, in the order in which its lines refer to them: codes, automatic ones, those by hand. */
export function appliedDiscounts(store: Store, order: Order): AppliedDiscount[] {
  const names = new Set(order.lines.flatMap((line) => line.discountAllocations.map(({ code }) => code)));
  const automatic = [...names].filter((name) => !order.discountCodes.includes(name));
  return [
    ...order.discountCodes.map((name) => ({
      kind: "code" as const,
      name,
      value: codeValue(store, order, name),
      manual: null,
    })),
    ...automatic.map((name) => ({
      kind: "automatic" as const,
      name,
      value: automaticValue(store, name),
      manual: null,
    })),
    ...order.lines.flatMap(({ manualDiscount: manual }) =>
      manual ? [{ kind: "manual" as const, name: manual.description, value: manual.value, manual }] : [],
    ),
  ];
}

/** What each discount takes off a line, by its place among the order's discounts. */
export function allocationsOf(
  applied: readonly AppliedDiscount[],
  line: Order["lines"][number],
): { amount: string; index: number }[] {
  const named = line.discountAllocations.map(({ code, amount }) => ({
    amount,
    index: applied.findIndex(({ name, kind }) => kind !== "manual" && name === code),
  }));
  const { manualDiscount: manual } = line;
  if (!manual) return named;
  return [...named, { amount: manual.amount, index: applied.findIndex((one) => one.manual === manual) }];
}

/** As it was given with the order, or as the shop's discount says now. */
function codeValue(store: Store, order: Order, code: string): DiscountAmount {
  if (order.givenDiscount?.code === code) return order.givenDiscount.value;
  return valueOf(store.index.discountByCode.get(codeKey(code)));
}

function automaticValue(store: Store, title: string): DiscountAmount {
  return valueOf(store.state.discounts.find((one) => one.automatic === true && one.title === title));
}

function valueOf(discount: DiscountCode | undefined): DiscountAmount {
  if (!discount) return { amount: "0.00" };
  const { value } = discount;
  return "percentage" in value ? { percentage: value.percentage * 100 } : { amount: value.amount };
}
