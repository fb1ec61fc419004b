import type { Id } from "../state/ids.ts";
import type { DiscountCode } from "../state/records/discount.ts";
import { centsOf, shareOut, type Cents } from "./money.ts";

/** A line as discounts see it */
export interface DiscountableLine {
  readonly variantId: Id;
  readonly productId: Id;
  readonly quantity: number;
  readonly unitPrice: Cents;
}

/** A discount of all items discounts the order; one of named items discounts those, and the two combine differently. */
export function discountClass(discount: DiscountCode): "ORDER" | "PRODUCT" {
  return discount.productIds.length + discount.variantIds.length > 0 ? "PRODUCT" : "ORDER";
}

/** What a shopper reads beside what it takes off: the code, or the title of an automatic discount. */
export function discountName({ automatic, code, title }: DiscountCode): string {
  return automatic ? title : code;
}

export function discountStatus(discount: DiscountCode, now: Date): "ACTIVE" | "EXPIRED" | "SCHEDULED" {
  if (discount.deactivated || (discount.endsAt !== null && Date.parse(discount.endsAt) <= now.getTime()))
    return "EXPIRED";
  return Date.parse(discount.startsAt) > now.getTime() ? "SCHEDULED" : "ACTIVE";
}

export function canBeUsed(discount: DiscountCode, now: Date): boolean {
  if (discountStatus(discount, now) !== "ACTIVE") return false;
  return discount.usageLimit === null || discount.usageCount < discount.usageLimit;
}

/** Whether two discounts may be used in one cart: each must allow the other's class. */
export function combine(a: DiscountCode, b: DiscountCode): boolean {
  const allows = (one: DiscountCode, other: DiscountCode) =>
    discountClass(other) === "ORDER" ? one.combinesWith.orderDiscounts : one.combinesWith.productDiscounts;
  return allows(a, b) && allows(b, a);
}

/** Whether the lines hold as much of what is discounted as the discount asks for. */
export function reachesMinimum(discount: DiscountCode, lines: readonly DiscountableLine[]): boolean {
  const { minimum } = discount;
  if (!minimum) return true;
  const entitled = lines.filter((line) => isEntitled(discount, line));
  if ("quantity" in minimum) return sum(entitled.map(({ quantity }) => quantity)) >= minimum.quantity;
  return sum(entitled.map(({ quantity, unitPrice }) => quantity * unitPrice)) >= centsOf(minimum.subtotal);
}

/** What the discount takes off each line, given what each still costs. */
export function effectOn(
  discount: DiscountCode,
  lines: readonly DiscountableLine[],
  remaining: readonly Cents[],
): Cents[] {
  const entitled = lines.map((line, index) => (isEntitled(discount, line) ? (remaining[index] ?? 0) : 0));
  const value = discount.value;
  if ("percentage" in value) return entitled.map((cents) => Math.round(cents * value.percentage));
  const amount = centsOf(value.amount);
  if (!value.appliesOnEachItem) return shareOut(Math.min(amount, sum(entitled)), entitled);
  return entitled.map((cents, index) => Math.min(cents, amount * (lines[index]?.quantity ?? 0)));
}

function isEntitled(discount: DiscountCode, line: DiscountableLine): boolean {
  if (discountClass(discount) === "ORDER") return true;
  return discount.variantIds.includes(line.variantId) || discount.productIds.includes(line.productId);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
