import type { Id } from "../../state/ids.ts";
import { idIn } from "../../state/ids.ts";
import type { DiscountCode, DiscountMinimum } from "../../state/records/discount.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import type { DiscountInput, Items } from "./discount-rules.ts";

/** A discount that says nothing yet; it is not kept. */
export function blankDiscount({ store, caller }: AdminContext): DiscountCode {
  const at = store.timestamp();
  return {
    id: store.nextId(),
    title: "",
    code: "",
    startsAt: at,
    endsAt: null,
    usageLimit: null,
    appliesOncePerCustomer: false,
    usageCount: 0,
    value: { percentage: 0 },
    productIds: [],
    variantIds: [],
    minimum: null,
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    createdByAppId: caller.app?.id ?? null,
    deactivated: false,
    createdAt: at,
    updatedAt: at,
  };
}

/** A discount that every cart has by itself; null for one with a code. */
export function findAutomatic({ store }: AdminContext, id: Id | null): DiscountCode | null {
  const found = store.state.discounts.get(id);
  return found?.automatic ? found : null;
}

/** A discount with a code; null for an automatic one. */
export function findCodeDiscount({ store }: AdminContext, id: Id | null): DiscountCode | null {
  const found = store.state.discounts.get(id);
  return found && !found.automatic ? found : null;
}

/** Keeps a discount as it is now. */
export function keepDiscount({ store }: AdminContext, discount: DiscountCode): void {
  discount.updatedAt = store.timestamp();
  store.state.discounts.put(discount);
}

/** Starts a discount now if it had not begun, and for good if it was over. */
export function activateDiscount(context: AdminContext, discount: DiscountCode): void {
  const now = context.store.timestamp();
  discount.deactivated = false;
  if (discount.endsAt !== null && discount.endsAt <= now) discount.endsAt = null;
  if (discount.startsAt > now) discount.startsAt = now;
  keepDiscount(context, discount);
}

/** Ends a discount now. */
export function deactivateDiscount(context: AdminContext, discount: DiscountCode): void {
  const now = context.store.timestamp();
  discount.deactivated = true;
  if (discount.endsAt === null || discount.endsAt > now) discount.endsAt = now;
  keepDiscount(context, discount);
}

/** Writes what both kinds of discount are given; what is left out stays as it was. */
export function writeDiscount(discount: DiscountCode, input: DiscountInput): void {
  if (isGiven(input.title)) discount.title = input.title;
  if (isGiven(input.startsAt)) discount.startsAt = input.startsAt;
  if (input.endsAt !== undefined) {
    discount.endsAt = input.endsAt;
    discount.deactivated = false;
  }
  if (input.minimumRequirement !== undefined) discount.minimum = minimumIn(input.minimumRequirement);
  if (isGiven(input.combinesWith)) {
    const { orderDiscounts, productDiscounts, shippingDiscounts } = input.combinesWith;
    discount.combinesWith = { orderDiscounts, productDiscounts, shippingDiscounts };
  }
  const gets = input.customerGets;
  if (isGiven(gets?.value?.percentage)) discount.value = { percentage: gets.value.percentage };
  if (isGiven(gets?.value?.discountAmount?.amount)) {
    const { amount, appliesOnEachItem } = gets.value.discountAmount;
    discount.value = { amount: Number(amount).toFixed(2), appliesOnEachItem: appliesOnEachItem ?? false };
  }
  if (gets?.items) writeItems(discount, gets.items);
}

function minimumIn(given: DiscountInput["minimumRequirement"]): DiscountMinimum | null {
  const quantity = given?.quantity?.greaterThanOrEqualToQuantity;
  if (isGiven(quantity)) return { quantity: Number(quantity) };
  const subtotal = given?.subtotal?.greaterThanOrEqualToSubtotal;
  return isGiven(subtotal) ? { subtotal: Number(subtotal).toFixed(2) } : null;
}

function writeItems(discount: DiscountCode, items: Items): void {
  if (items.all) {
    discount.productIds = [];
    discount.variantIds = [];
    return;
  }
  const { productsToAdd, productsToRemove, productVariantsToAdd, productVariantsToRemove } = items.products ?? {};
  discount.productIds = changed(discount.productIds, ids(productsToAdd, "Product"), ids(productsToRemove, "Product"));
  const [added, removed] = [
    ids(productVariantsToAdd, "ProductVariant"),
    ids(productVariantsToRemove, "ProductVariant"),
  ];
  discount.variantIds = changed(discount.variantIds, added, removed);
}

function changed(before: readonly Id[], added: readonly Id[], removed: readonly Id[]): Id[] {
  return [...new Set([...before, ...added])].filter((id) => !removed.includes(id));
}

function ids(globalIds: readonly string[] | null | undefined, type: string): Id[] {
  return (globalIds ?? []).flatMap((globalId) => idIn(globalId, type) ?? []);
}
