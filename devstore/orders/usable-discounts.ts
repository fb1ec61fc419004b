import { amountInContext } from "../markets/price-in-context.ts";
import type { DiscountCode } from "../state/records/discount.ts";
import { codeKey } from "../state/state-index.ts";
import type { Store } from "../state/store.ts";
import { canBeUsed } from "./discount-effect.ts";

/** Whose lines are priced, and when */
export interface PricingTerms {
  /** As the shopper typed them */
  readonly codes: readonly string[];
  readonly now: Date;
  /** Whose market's prices hold; not said, the shop's own do */
  readonly countryCode?: string | null;
  /** Known from the checkout on: some codes can be used once by a customer */
  readonly email?: string | null;
  /** Whether automatic discounts apply too; a draft has them only where it says so */
  readonly withAutomatic?: boolean;
}

/** The discounts that may apply now, with their amounts in the currency of the terms: the typed codes, and automatic ones. */
export function usableDiscounts(store: Store, terms: PricingTerms): DiscountCode[] {
  const typed = [...new Set(terms.codes.map(codeKey))].flatMap((key) => store.index.discountByCode.get(key) ?? []);
  const automatic = terms.withAutomatic ? store.state.discounts.filter((one) => one.automatic === true) : [];
  return [...typed, ...automatic]
    .filter((discount) => canBeUsed(discount, terms.now))
    .filter((discount) => !isUsedUp(store, discount, terms.email ?? null))
    .map((discount) => inMarket(store, discount, terms.countryCode ?? null));
}

/** Whether this customer has had a discount that each may have once. */
export function isUsedUp(store: Store, discount: DiscountCode, email: string | null): boolean {
  if (!discount.appliesOncePerCustomer || email === null) return false;
  const customer = email.trim().toLowerCase();
  const key = codeKey(discount.code);
  const order = store.state.orders.find(
    (one) => one.email.toLowerCase() === customer && one.discountCodes.some((code) => codeKey(code) === key),
  );
  return order !== undefined;
}

function inMarket(store: Store, discount: DiscountCode, countryCode: string | null): DiscountCode {
  if (countryCode === null) return discount;
  const amountIn = (amount: string) => amountInContext(store, amount, countryCode).amount;
  const { value, minimum = null } = discount;
  return {
    ...discount,
    value: "amount" in value ? { ...value, amount: amountIn(value.amount) } : value,
    minimum: minimum !== null && "subtotal" in minimum ? { subtotal: amountIn(minimum.subtotal) } : minimum,
  };
}
