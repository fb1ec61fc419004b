import { amountOf, centsOf, shareOut, type Cents } from "../orders/money.ts";
import { priceLines } from "../orders/price-lines.ts";
import type { DiscountCode } from "../state/records/discount.ts";
import type { DraftDiscount, DraftLine, DraftOrder } from "../state/records/draft-order.ts";
import type { Store } from "../state/store.ts";

/** What a draft costs at this moment: an open one follows the prices of its variants. Decimal text in the shop's currency. */
export interface DraftTotals {
  readonly lines: readonly {
    readonly unitPrice: string;
    /** Before every discount */
    readonly originalTotal: string;
    /** The discount of the line itself */
    readonly ownDiscount: string;
    /** After the line's own discount, before those of the whole draft */
    readonly discountedTotal: string;
    /** The line's own discount, its share of the draft's, and its codes' */
    readonly allDiscounts: string;
    readonly codes: readonly { readonly code: string; readonly amount: string }[];
  }[];
  /** Codes of the draft that take something off */
  readonly appliedCodes: readonly string[];
  /** Codes, and discounts that come by themselves where the draft takes those, that take something off */
  readonly appliedDiscounts: readonly DiscountCode[];
  readonly orderDiscount: string;
  readonly totalDiscounts: string;
  /** Lines before every discount */
  readonly lineItemsSubtotal: string;
  /** Lines after all discounts */
  readonly subtotal: string;
  readonly shipping: string;
  readonly total: string;
}

/** Prices a draft: each line's own discount first, then the one on the whole draft, shared out over the lines, then codes. */
export function draftTotals(store: Store, draft: DraftOrder): DraftTotals {
  const units = draft.lines.map((line) => unitPriceOf(store, line));
  const originals = draft.lines.map((line, index) => (units[index] ?? 0) * line.quantity);
  const own = draft.lines.map((line, index) => lineDiscount(line, originals[index] ?? 0));
  const afterOwn = originals.map((cents, index) => cents - (own[index] ?? 0));
  const orderDiscount = discountOn(draft.appliedDiscount, sum(afterOwn));
  const shares = shareOut(orderDiscount, afterOwn);
  const { shares: codes, appliedDiscounts } = discountsOn(store, draft);
  const allDiscounts = draft.lines.map((_, index) => {
    const ofCodes = sum((codes[index] ?? []).map(({ amount }) => centsOf(amount)));
    return Math.min(originals[index] ?? 0, (own[index] ?? 0) + (shares[index] ?? 0) + ofCodes);
  });
  const subtotal = sum(originals) - sum(allDiscounts);
  const shipping = centsOf(draft.shippingLine?.price ?? "0");
  return {
    lines: draft.lines.map((_, index) => ({
      unitPrice: amountOf(units[index] ?? 0),
      originalTotal: amountOf(originals[index] ?? 0),
      ownDiscount: amountOf(own[index] ?? 0),
      discountedTotal: amountOf(afterOwn[index] ?? 0),
      allDiscounts: amountOf(allDiscounts[index] ?? 0),
      codes: codes[index] ?? [],
    })),
    appliedCodes: appliedDiscounts.filter(({ automatic }) => !automatic).map(({ code }) => code),
    appliedDiscounts,
    orderDiscount: amountOf(orderDiscount),
    totalDiscounts: amountOf(sum(allDiscounts)),
    lineItemsSubtotal: amountOf(sum(originals)),
    subtotal: amountOf(subtotal),
    shipping: amountOf(shipping),
    total: amountOf(subtotal + shipping),
  };
}

/** A price that the merchant wrote, or what the variant costs now. */
function unitPriceOf(store: Store, line: DraftLine): Cents {
  return centsOf(line.unitPrice ?? store.state.variants.get(line.variantId)?.price ?? "0");
}

/** A fixed amount comes off each unit of a line. */
function lineDiscount(line: DraftLine, original: Cents): Cents {
  const { appliedDiscount, quantity } = line;
  if (appliedDiscount?.valueType !== "FIXED_AMOUNT") return discountOn(appliedDiscount, original);
  return Math.min(original, Math.round(appliedDiscount.value * 100) * quantity);
}

function discountOn(discount: DraftDiscount | null, cents: Cents): Cents {
  if (!discount) return 0;
  const { value, valueType } = discount;
  return Math.min(cents, valueType === "PERCENTAGE" ? Math.round((cents * value) / 100) : Math.round(value * 100));
}

type CodeShare = DraftTotals["lines"][number]["codes"][number];

interface SharedDiscounts {
  readonly shares: readonly (readonly CodeShare[])[];
  readonly appliedDiscounts: readonly DiscountCode[];
}

/** What codes, and discounts that come by themselves, take off each of the draft's lines with a variant. */
function discountsOn(store: Store, draft: DraftOrder): SharedDiscounts {
  const known = draft.lines.map((line) => store.state.variants.get(line.variantId)?.id ?? null);
  const wanted = draft.lines.flatMap((line, index) => {
    const variantId = known[index] ?? null;
    return variantId === null ? [] : [{ variantId, quantity: line.quantity, properties: line.properties }];
  });
  const { discountCodes: codes, acceptAutomaticDiscounts: withAutomatic, email } = draft;
  if (codes.length === 0 && !withAutomatic) return { shares: draft.lines.map(() => []), appliedDiscounts: [] };
  const { lines, discounts } = priceLines(store, wanted, { codes, now: store.now(), email, withAutomatic });
  const priced = [...lines];
  const shares = known.map((variantId) => (variantId === null ? [] : (priced.shift()?.discountAllocations ?? [])));
  return { shares, appliedDiscounts: discounts };
}

function sum(cents: readonly Cents[]): Cents {
  return cents.reduce((all, one) => all + one, 0);
}
