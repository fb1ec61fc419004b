import type { Id } from "../../state/ids.ts";
import { idIn } from "../../state/ids.ts";
import type { DiscountCode } from "../../state/records/discount.ts";
import { codeKey } from "../../state/state-index.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { discountProblems, type BasicInput, type DiscountProblem, type Items } from "./discount-rules.ts";

type CreateArgs = { readonly basicCodeDiscount: BasicInput };
type IdArgs = { readonly id: string };

const MISSING: DiscountProblem = {
  field: ["id"],
  code: "INVALID",
  message: "Discount does not exist",
  extraInfo: null,
};

export const discountMutations = {
  discountCodeBasicCreate: (_root: unknown, { basicCodeDiscount: input }: CreateArgs, context: AdminContext) => {
    const { store } = context;
    const userErrors = discountProblems(store, input, null);
    if (userErrors.length > 0) return { codeDiscountNode: null, userErrors };
    const at = store.timestamp();
    const discount: DiscountCode = {
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
      combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
      createdByAppId: context.caller.app?.id ?? null,
      deactivated: false,
      createdAt: at,
      updatedAt: at,
    };
    store.state.discounts.put(discount);
    write(context, discount, input);
    return { codeDiscountNode: discount, userErrors: [] };
  },

  discountCodeBasicUpdate: (_root: unknown, args: CreateArgs & IdArgs, context: AdminContext) => {
    const discount = find(context, args.id);
    if (!discount) return { codeDiscountNode: null, userErrors: [MISSING] };
    const userErrors = discountProblems(context.store, args.basicCodeDiscount, discount);
    if (userErrors.length > 0) return { codeDiscountNode: null, userErrors };
    write(context, discount, args.basicCodeDiscount);
    return { codeDiscountNode: discount, userErrors: [] };
  },

  discountCodeActivate: (_root: unknown, args: IdArgs, context: AdminContext) => {
    const discount = find(context, args.id);
    if (!discount) return { codeDiscountNode: null, userErrors: [MISSING] };
    const now = context.store.timestamp();
    discount.deactivated = false;
    if (discount.endsAt !== null && discount.endsAt <= now) discount.endsAt = null;
    if (discount.startsAt > now) discount.startsAt = now;
    return saved(context, discount);
  },

  discountCodeDeactivate: (_root: unknown, args: IdArgs, context: AdminContext) => {
    const discount = find(context, args.id);
    if (!discount) return { codeDiscountNode: null, userErrors: [MISSING] };
    const now = context.store.timestamp();
    discount.deactivated = true;
    if (discount.endsAt === null || discount.endsAt > now) discount.endsAt = now;
    return saved(context, discount);
  },

  discountCodeDelete: (_root: unknown, args: IdArgs, context: AdminContext) => {
    const discount = find(context, args.id);
    if (!discount) return { deletedCodeDiscountId: null, userErrors: [MISSING] };
    context.store.state.discounts.delete(discount.id);
    context.store.index.discountByCode.delete(codeKey(discount.code));
    return { deletedCodeDiscountId: args.id, userErrors: [] };
  },
};

function find({ store }: AdminContext, id: string): DiscountCode | null {
  return store.state.discounts.get(idIn(id, "DiscountCodeNode")) ?? null;
}

function saved({ store }: AdminContext, discount: DiscountCode): object {
  discount.updatedAt = store.timestamp();
  store.state.discounts.put(discount);
  return { codeDiscountNode: discount, userErrors: [] };
}

function write(context: AdminContext, discount: DiscountCode, input: BasicInput): void {
  const codes = context.store.index.discountByCode;
  codes.delete(codeKey(discount.code));
  if (isGiven(input.code)) discount.code = input.code.trim();
  codes.set(codeKey(discount.code), discount);
  if (isGiven(input.title)) discount.title = input.title;
  else if (discount.title === "") discount.title = discount.code;
  if (isGiven(input.startsAt)) discount.startsAt = input.startsAt;
  if (input.endsAt !== undefined) {
    discount.endsAt = input.endsAt;
    discount.deactivated = false;
  }
  if (input.usageLimit !== undefined) discount.usageLimit = input.usageLimit;
  if (isGiven(input.appliesOncePerCustomer)) discount.appliesOncePerCustomer = input.appliesOncePerCustomer;
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
  saved(context, discount);
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
