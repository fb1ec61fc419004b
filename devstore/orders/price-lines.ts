import { priceInContext } from "../markets/price-in-context.ts";
import type { Id } from "../state/ids.ts";
import type { LineProperty } from "../state/records/cart.ts";
import type { DiscountCode } from "../state/records/discount.ts";
import type { Product, Variant } from "../state/records/product.ts";
import { codeKey } from "../state/state-index.ts";
import type { Store } from "../state/store.ts";
import {
  combine,
  discountClass,
  discountName,
  effectOn,
  reachesMinimum,
  type DiscountableLine,
} from "./discount-effect.ts";
import { amountOf, centsOf, type Cents } from "./money.ts";
import { usableDiscounts, type PricingTerms } from "./usable-discounts.ts";

export interface LineToPrice {
  readonly variantId: Id;
  readonly quantity: number;
  readonly properties: readonly LineProperty[];
}

/** What one discount takes off a line */
export interface LineAllocation {
  /** The code, or the title of an automatic discount */
  readonly code: string;
  readonly amount: string;
}

/** All money is decimal text, in the currency of the terms; `unitPrice` is before discounts. */
export interface PricedLine extends LineToPrice {
  readonly product: Product;
  readonly variant: Variant;
  readonly unitPrice: string;
  readonly originalLinePrice: string;
  readonly discountAllocations: readonly LineAllocation[];
  readonly totalDiscount: string;
  readonly finalLinePrice: string;
}

export interface PricedLines {
  readonly lines: readonly PricedLine[];
  /** Every code that was asked for, in the order asked, and whether it takes anything off these lines */
  readonly applicable: readonly { readonly code: string; readonly applicable: boolean }[];
  /** The discounts that take something off, codes and automatic ones */
  readonly discounts: readonly DiscountCode[];
  /** Of the lines, after discounts */
  readonly subtotal: string;
  readonly totalDiscounts: string;
  readonly total: string;
}

/**
 * Prices lines with the discounts that are active, still have uses, reach their minimum and may be combined; where they
 * exclude each other the one that saves most holds, and a line takes one product discount at most. Lines of variants that
 * are gone are left out.
 */
export function priceLines(store: Store, lines: readonly LineToPrice[], terms: PricingTerms): PricedLines {
  const found = lines.flatMap((line) => {
    const variant = store.state.variants.get(line.variantId);
    const product = variant && store.state.products.get(variant.productId);
    if (!variant || !product) return [];
    const { price } = priceInContext(store, variant, terms.countryCode ?? null);
    return [{ line, variant, product, unitPrice: centsOf(price.amount) }];
  });
  const discountable = found.map(({ line, variant, product, unitPrice }): DiscountableLine => {
    return { variantId: variant.id, productId: product.id, quantity: line.quantity, unitPrice };
  });
  const usable = usableDiscounts(store, terms).filter((discount) => reachesMinimum(discount, discountable));
  const allocations = allocate(usable, discountable);

  const priced = found.map(({ line, variant, product, unitPrice }, index): PricedLine => {
    const original = unitPrice * line.quantity;
    const taken = allocations[index] ?? [];
    const discount = sum(taken.map((allocation) => allocation.cents));
    return {
      variantId: line.variantId,
      quantity: line.quantity,
      properties: line.properties,
      product,
      variant,
      unitPrice: amountOf(unitPrice),
      originalLinePrice: amountOf(original),
      discountAllocations: taken.map(({ discount, cents }) => ({
        code: discountName(discount),
        amount: amountOf(cents),
      })),
      totalDiscount: amountOf(discount),
      finalLinePrice: amountOf(original - discount),
    };
  });
  const used = new Set(allocations.flat().map(({ discount }) => discount));
  const typed = new Set([...used].filter(({ automatic }) => !automatic).map(({ code }) => codeKey(code)));
  const subtotal = amountOf(sum(priced.map((line) => centsOf(line.finalLinePrice))));
  return {
    lines: priced,
    applicable: terms.codes.map((code) => ({ code, applicable: typed.has(codeKey(code)) })),
    discounts: [...used],
    subtotal,
    totalDiscounts: amountOf(sum(priced.map((line) => centsOf(line.totalDiscount)))),
    total: subtotal,
  };
}

interface Allocation {
  readonly discount: DiscountCode;
  readonly cents: Cents;
}

function allocate(discounts: readonly DiscountCode[], lines: readonly DiscountableLine[]): Allocation[][] {
  const remaining = lines.map((line) => line.unitPrice * line.quantity);
  const allocations: Allocation[][] = lines.map(() => []);
  const accepted = combinable(discounts, lines, remaining);

  const products = accepted.filter((discount) => discountClass(discount) === "PRODUCT");
  const effects = products.map((discount) => effectOn(discount, lines, remaining));
  lines.forEach((_, index) => {
    const best = products
      .map((discount, at) => ({ discount, cents: effects[at]?.[index] ?? 0 }))
      .reduce<Allocation | null>((top, one) => (one.cents > (top?.cents ?? 0) ? one : top), null);
    if (best) take(index, best);
  });
  for (const discount of accepted.filter((one) => discountClass(one) === "ORDER")) {
    effectOn(discount, lines, remaining).forEach((cents, index) => {
      if (cents > 0) take(index, { discount, cents });
    });
  }
  return allocations;

  function take(index: number, allocation: Allocation): void {
    allocations[index]?.push(allocation);
    remaining[index] = (remaining[index] ?? 0) - allocation.cents;
  }
}

/** The discounts that hold together, those that save most first. */
function combinable(
  discounts: readonly DiscountCode[],
  lines: readonly DiscountableLine[],
  prices: readonly Cents[],
): DiscountCode[] {
  const saving = new Map(discounts.map((discount) => [discount, sum(effectOn(discount, lines, prices))]));
  const byWorth = discounts.filter((one) => (saving.get(one) ?? 0) > 0);
  byWorth.sort((a, b) => (saving.get(b) ?? 0) - (saving.get(a) ?? 0));
  const accepted: DiscountCode[] = [];
  for (const discount of byWorth) {
    if (accepted.every((other) => combine(discount, other))) accepted.push(discount);
  }
  return accepted;
}

function sum(cents: readonly Cents[]): Cents {
  return cents.reduce((all, one) => all + one, 0);
}
