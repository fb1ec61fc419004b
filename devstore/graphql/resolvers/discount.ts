import { discountClass, discountStatus } from "../../orders/discount-effect.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { DiscountCode } from "../../state/records/discount.ts";
import { codeKey } from "../../state/state-index.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { fieldsOf, typed, type AdminContext } from "../resolver.ts";
import { compileSearch } from "../search-query.ts";
import { findAutomatic, findCodeDiscount } from "./discount-record.ts";
import { metafieldFields } from "./metafield.ts";
import { money } from "./money.ts";

export const discountCodeNode = fieldsOf<DiscountCode>({
  ...metafieldFields<DiscountCode>("DiscountCodeNode"),
  id: (discount) => gid("DiscountCodeNode", discount.id),
  codeDiscount: (discount) => typed("DiscountCodeBasic", discount),
});

export const discountAutomaticNode = fieldsOf<DiscountCode>({
  ...metafieldFields<DiscountCode>("DiscountAutomaticNode"),
  id: (discount) => gid("DiscountAutomaticNode", discount.id),
  automaticDiscount: (discount) => typed("DiscountAutomaticBasic", discount),
});

export const discountNode = fieldsOf<DiscountCode>({
  ...metafieldFields<DiscountCode>("DiscountNode"),
  id: (discount) => gid("DiscountNode", discount.id),
  discount: (discount) => typed(discount.automatic ? "DiscountAutomaticBasic" : "DiscountCodeBasic", discount),
});

/** What a discount with a code and an automatic one both say of themselves */
const basic = fieldsOf<DiscountCode>({
  title: (discount) => discount.title,
  status: (discount, _args, { store }) => discountStatus(discount, store.now()),
  startsAt: (discount) => discount.startsAt,
  endsAt: (discount) => discount.endsAt,
  asyncUsageCount: (discount) => discount.usageCount,
  minimumRequirement: (discount, _args, context) => minimumOf(discount, context),
  tags: () => [],
  combinesWith: (discount) => ({ ...discount.combinesWith, productDiscountsWithTagsOnSameCartLine: null }),
  context: () => typed("DiscountBuyerSelectionAll", { all: "ALL" }),
  customerGets: (discount, _args, context) => ({
    appliesOnOneTimePurchase: true,
    appliesOnSubscription: false,
    value: valueOf(discount, context),
    items:
      discountClass(discount) === "ORDER"
        ? typed("AllDiscountItems", { allItems: true })
        : typed("DiscountProducts", discount),
  }),
  discountClass: (discount) => discountClass(discount),
  discountClasses: (discount) => [discountClass(discount)],
  summary: (discount, _args, { store }) => summary(discount, store.state.shop.currencyCode),
  shortSummary: (discount, _args, { store }) => summary(discount, store.state.shop.currencyCode),
  createdAt: (discount) => discount.createdAt,
  updatedAt: (discount) => discount.updatedAt,
});

export const discountCodeBasic = fieldsOf<DiscountCode>({
  ...basic,
  usageLimit: (discount) => discount.usageLimit,
  appliesOncePerCustomer: (discount) => discount.appliesOncePerCustomer,
  recurringCycleLimit: () => null,
  codes: (discount, args: PageArgs, context) =>
    pageOf([discount], args, context, (one) => ({ id: one.id, value: one.id })),
  codesCount: () => ({ count: 1, precision: "EXACT" }),
  customerSelection: () => typed("DiscountCustomerAll", { allCustomers: true }),
});

export const discountAutomaticBasic = fieldsOf<DiscountCode>({
  ...basic,
  usageCount: (discount) => discount.usageCount,
});

export const discountRedeemCode = fieldsOf<DiscountCode>({
  id: (discount) => gid("DiscountRedeemCode", discount.id),
  code: (discount) => discount.code,
  asyncUsageCount: (discount) => discount.usageCount,
  createdBy: (discount, _args, { apps }) => apps.find((app) => app.id === discount.createdByAppId) ?? null,
});

export const discountProducts = fieldsOf<DiscountCode>({
  products: (discount, args: PageArgs, context) => {
    const found = discount.productIds.flatMap((id) => context.store.state.products.get(id) ?? []);
    return pageOf(found, args, context, (one) => ({ id: one.id, value: one.id }));
  },
  productVariants: (discount, args: PageArgs, context) => {
    const found = discount.variantIds.flatMap((id) => context.store.state.variants.get(id) ?? []);
    return pageOf(found, args, context, (one) => ({ id: one.id, value: one.id }));
  },
});

type ListArgs = PageArgs & { readonly query?: string | null; readonly sortKey: string };

export const discountQueries = {
  automaticDiscountNode: (_root: unknown, args: { readonly id: string }, context: AdminContext) =>
    findAutomatic(context, idIn(args.id, "DiscountAutomaticNode")),
  automaticDiscountNodes: (_root: unknown, args: ListArgs, context: AdminContext) =>
    list(context, args, ({ automatic }) => automatic === true),
  codeDiscountNode: (_root: unknown, args: { readonly id: string }, context: AdminContext) =>
    findCodeDiscount(context, idIn(args.id, "DiscountCodeNode")),
  codeDiscountNodeByCode: (_root: unknown, args: { readonly code: string }, { store }: AdminContext) =>
    store.index.discountByCode.get(codeKey(args.code)) ?? null,
  codeDiscountNodes: (_root: unknown, args: ListArgs, context: AdminContext) =>
    list(context, args, ({ automatic }) => !automatic),
  discountNode: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) =>
    store.state.discounts.get(idIn(args.id, "DiscountNode")) ?? null,
  discountNodes: (_root: unknown, args: ListArgs, context: AdminContext) => list(context, args, () => true),
};

function list(context: AdminContext, args: ListArgs, isOfKind: (discount: DiscountCode) => boolean): object {
  const matches = compileSearch<DiscountCode>(args.query, {
    default: (discount) => [discount.title, discount.code],
    id: (discount) => discount.id,
    title: (discount) => discount.title,
    code: (discount) => discount.code,
    method: { takes: "values", read: (discount) => (discount.automatic ? "automatic" : "code") },
    times_used: (discount) => discount.usageCount,
    status: (discount) => discountStatus(discount, context.store.now()).toLowerCase(),
    starts_at: (discount) => discount.startsAt,
    ends_at: (discount) => discount.endsAt,
    created_at: (discount) => discount.createdAt,
    updated_at: (discount) => discount.updatedAt,
  });
  const valueOf = (discount: DiscountCode) => {
    if (args.sortKey === "TITLE") return discount.title;
    if (args.sortKey === "STARTS_AT") return discount.startsAt;
    if (args.sortKey === "ENDS_AT") return discount.endsAt ?? "";
    return args.sortKey === "UPDATED_AT" ? discount.updatedAt : discount.id;
  };
  const found = context.store.state.discounts.filter((discount) => isOfKind(discount) && matches(discount));
  return pageOf(found, args, context, (one) => ({ id: one.id, value: valueOf(one) }));
}

function minimumOf({ minimum = null }: DiscountCode, context: AdminContext): object | null {
  if (minimum === null) return null;
  if ("quantity" in minimum)
    return typed("DiscountMinimumQuantity", { greaterThanOrEqualToQuantity: String(minimum.quantity) });
  const { subtotal } = minimum;
  return typed("DiscountMinimumSubtotal", { greaterThanOrEqualToSubtotal: money(context, subtotal) });
}

function valueOf(discount: DiscountCode, context: AdminContext): object {
  const { value } = discount;
  if ("percentage" in value) return typed("DiscountPercentage", { percentage: value.percentage });
  const { amount, appliesOnEachItem } = value;
  return typed("DiscountAmount", { amount: money(context, amount), appliesOnEachItem });
}

function summary(discount: DiscountCode, currency: string): string {
  const { value } = discount;
  const off = "percentage" in value ? `${Number((value.percentage * 100).toFixed(2))}%` : `${value.amount} ${currency}`;
  return `${off} off ${discountClass(discount) === "ORDER" ? "entire order" : "selected products"}`;
}
