import { idIn } from "../../state/ids.ts";
import type { AdminContext } from "../resolver.ts";
import { NO_SUCH_DISCOUNT } from "./discount-mutations.ts";
import {
  activateDiscount,
  blankDiscount,
  deactivateDiscount,
  findAutomatic,
  keepDiscount,
  writeDiscount,
} from "./discount-record.ts";
import { automaticProblems, isTooMany, TOO_MANY_AT_ONCE, type DiscountInput } from "./discount-rules.ts";

type CreateArgs = { readonly automaticBasicDiscount: DiscountInput };
type IdArgs = { readonly id: string };

export const automaticDiscountMutations = {
  discountAutomaticBasicCreate: (
    _root: unknown,
    { automaticBasicDiscount: input }: CreateArgs,
    context: AdminContext,
  ) => {
    const userErrors = automaticProblems(context.store, input, null);
    if (userErrors.length > 0) return { automaticDiscountNode: null, userErrors };
    const discount = { ...blankDiscount(context), automatic: true };
    writeDiscount(discount, input);
    keepDiscount(context, discount);
    return { automaticDiscountNode: discount, userErrors: [] };
  },

  discountAutomaticBasicUpdate: (_root: unknown, args: CreateArgs & IdArgs, context: AdminContext) => {
    const discount = findAutomatic(context, idIn(args.id, "DiscountAutomaticNode"));
    if (!discount) return { automaticDiscountNode: null, userErrors: [NO_SUCH_DISCOUNT] };
    const userErrors = automaticProblems(context.store, args.automaticBasicDiscount, discount);
    if (userErrors.length > 0) return { automaticDiscountNode: null, userErrors };
    writeDiscount(discount, args.automaticBasicDiscount);
    keepDiscount(context, discount);
    return { automaticDiscountNode: discount, userErrors: [] };
  },

  discountAutomaticActivate: (_root: unknown, args: IdArgs, context: AdminContext) => {
    const discount = findAutomatic(context, idIn(args.id, "DiscountAutomaticNode"));
    if (!discount) return { automaticDiscountNode: null, userErrors: [NO_SUCH_DISCOUNT] };
    const period = { startsAt: context.store.timestamp(), endsAt: discount.endsAt };
    if (isTooMany(context.store, period, discount)) {
      const userErrors = [{ field: ["id"], code: "ACTIVE_PERIOD_OVERLAP", message: TOO_MANY_AT_ONCE, extraInfo: null }];
      return { automaticDiscountNode: null, userErrors };
    }
    activateDiscount(context, discount);
    return { automaticDiscountNode: discount, userErrors: [] };
  },

  discountAutomaticDeactivate: (_root: unknown, args: IdArgs, context: AdminContext) => {
    const discount = findAutomatic(context, idIn(args.id, "DiscountAutomaticNode"));
    if (!discount) return { automaticDiscountNode: null, userErrors: [NO_SUCH_DISCOUNT] };
    deactivateDiscount(context, discount);
    return { automaticDiscountNode: discount, userErrors: [] };
  },

  discountAutomaticDelete: (_root: unknown, args: IdArgs, context: AdminContext) => {
    const discount = findAutomatic(context, idIn(args.id, "DiscountAutomaticNode"));
    if (!discount) return { deletedAutomaticDiscountId: null, userErrors: [NO_SUCH_DISCOUNT] };
    context.store.state.discounts.delete(discount.id);
    return { deletedAutomaticDiscountId: args.id, userErrors: [] };
  },
};
