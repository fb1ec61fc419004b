import { idIn } from "../../state/ids.ts";
import type { DiscountCode } from "../../state/records/discount.ts";
import { codeKey } from "../../state/state-index.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import {
  activateDiscount,
  blankDiscount,
  deactivateDiscount,
  findCodeDiscount,
  keepDiscount,
  writeDiscount,
} from "./discount-record.ts";
import { codeDiscountProblems, type CodeInput, type DiscountProblem } from "./discount-rules.ts";

type CreateArgs = { readonly basicCodeDiscount: CodeInput };
type IdArgs = { readonly id: string };

export const NO_SUCH_DISCOUNT: DiscountProblem = {
  field: ["id"],
  code: "INVALID",
  message: "Discount does not exist",
  extraInfo: null,
};

export const discountMutations = {
  discountCodeBasicCreate: (_root: unknown, { basicCodeDiscount: input }: CreateArgs, context: AdminContext) => {
    const userErrors = codeDiscountProblems(context.store, input, null);
    if (userErrors.length > 0) return { codeDiscountNode: null, userErrors };
    const discount = blankDiscount(context);
    write(context, discount, input);
    return { codeDiscountNode: discount, userErrors: [] };
  },

  discountCodeBasicUpdate: (_root: unknown, args: CreateArgs & IdArgs, context: AdminContext) => {
    const discount = find(context, args.id);
    if (!discount) return { codeDiscountNode: null, userErrors: [NO_SUCH_DISCOUNT] };
    const userErrors = codeDiscountProblems(context.store, args.basicCodeDiscount, discount);
    if (userErrors.length > 0) return { codeDiscountNode: null, userErrors };
    write(context, discount, args.basicCodeDiscount);
    return { codeDiscountNode: discount, userErrors: [] };
  },

  discountCodeActivate: (_root: unknown, args: IdArgs, context: AdminContext) => {
    const discount = find(context, args.id);
    if (!discount) return { codeDiscountNode: null, userErrors: [NO_SUCH_DISCOUNT] };
    activateDiscount(context, discount);
    return { codeDiscountNode: discount, userErrors: [] };
  },

  discountCodeDeactivate: (_root: unknown, args: IdArgs, context: AdminContext) => {
    const discount = find(context, args.id);
    if (!discount) return { codeDiscountNode: null, userErrors: [NO_SUCH_DISCOUNT] };
    deactivateDiscount(context, discount);
    return { codeDiscountNode: discount, userErrors: [] };
  },

  discountCodeDelete: (_root: unknown, args: IdArgs, context: AdminContext) => {
    const discount = find(context, args.id);
    if (!discount) return { deletedCodeDiscountId: null, userErrors: [NO_SUCH_DISCOUNT] };
    context.store.state.discounts.delete(discount.id);
    context.store.index.discountByCode.delete(codeKey(discount.code));
    return { deletedCodeDiscountId: args.id, userErrors: [] };
  },
};

function find(context: AdminContext, id: string): DiscountCode | null {
  return findCodeDiscount(context, idIn(id, "DiscountCodeNode"));
}

function write(context: AdminContext, discount: DiscountCode, input: CodeInput): void {
  const codes = context.store.index.discountByCode;
  codes.delete(codeKey(discount.code));
  if (isGiven(input.code)) discount.code = input.code.trim();
  codes.set(codeKey(discount.code), discount);
  if (input.usageLimit !== undefined) discount.usageLimit = input.usageLimit;
  if (isGiven(input.appliesOncePerCustomer)) discount.appliesOncePerCustomer = input.appliesOncePerCustomer;
  writeDiscount(discount, input);
  keepDiscount(context, discount);
}
