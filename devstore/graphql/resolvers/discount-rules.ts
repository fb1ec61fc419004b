import { idIn } from "../../state/ids.ts";
import type { DiscountCode } from "../../state/records/discount.ts";
import { codeKey } from "../../state/state-index.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import { onlyEmulated } from "./emulated-input.ts";

export type Items = {
  readonly all?: boolean | null;
  readonly products?: {
    readonly productsToAdd?: readonly string[] | null;
    readonly productsToRemove?: readonly string[] | null;
    readonly productVariantsToAdd?: readonly string[] | null;
    readonly productVariantsToRemove?: readonly string[] | null;
  } | null;
};

export type BasicInput = {
  readonly title?: string | null;
  readonly code?: string | null;
  readonly startsAt?: string | null;
  readonly endsAt?: string | null;
  readonly usageLimit?: number | null;
  readonly appliesOncePerCustomer?: boolean | null;
  readonly combinesWith?: {
    readonly orderDiscounts: boolean;
    readonly productDiscounts: boolean;
    readonly shippingDiscounts: boolean;
  } | null;
  readonly context?: { readonly all?: "ALL" | null } | null;
  readonly customerSelection?: { readonly all?: boolean | null } | null;
  readonly customerGets?: {
    readonly value?: {
      readonly percentage?: number | null;
      readonly discountAmount?: { readonly amount?: string | null; readonly appliesOnEachItem?: boolean | null } | null;
    } | null;
    readonly items?: Items | null;
  } | null;
};

export interface DiscountProblem {
  readonly field: string[];
  readonly code: string;
  readonly message: string;
  readonly extraInfo: null;
}

const FIELDS =
  "title code startsAt endsAt usageLimit appliesOncePerCustomer combinesWith context customerSelection customerGets".split(
    " ",
  );
const LONGEST_CODE = 255;

/** What is wrong with a basic code discount, in Shopify's codes and field paths. `existing` is the one that it changes. */
export function discountProblems(store: Store, input: BasicInput, existing: DiscountCode | null): DiscountProblem[] {
  refuseNotEmulated(input);
  return [
    ...codeProblems(store, input, existing),
    ...periodProblems(input, existing),
    ...usageProblems(input),
    ...buyerProblems(input, existing),
    ...valueProblems(input, existing),
    ...itemProblems(store, input, existing),
  ];
}

function refuseNotEmulated(input: BasicInput): void {
  onlyEmulated("DiscountCodeBasicInput", input, FIELDS);
  onlyEmulated("DiscountContextInput", input.context ?? {}, ["all"]);
  onlyEmulated("DiscountCustomerSelectionInput", input.customerSelection ?? {}, ["all"]);
  onlyEmulated("DiscountCombinesWithInput", input.combinesWith ?? {}, [
    "orderDiscounts",
    "productDiscounts",
    "shippingDiscounts",
  ]);
  onlyEmulated("DiscountCustomerGetsInput", input.customerGets ?? {}, ["value", "items"]);
  onlyEmulated("DiscountCustomerGetsValueInput", input.customerGets?.value ?? {}, ["percentage", "discountAmount"]);
  onlyEmulated("DiscountItemsInput", input.customerGets?.items ?? {}, ["all", "products"]);
}

function codeProblems(store: Store, input: BasicInput, existing: DiscountCode | null): DiscountProblem[] {
  const problems: DiscountProblem[] = [];
  if (input.title?.trim() === "" || (!existing && !isGiven(input.title)))
    problems.push(problem(["title"], "BLANK", "Title can't be blank"));
  const code = input.code?.trim() ?? null;
  if (code === "" || (!existing && code === null)) problems.push(problem(["code"], "BLANK", "Code can't be blank"));
  if (code === null || code === "") return problems;
  if (code.length > LONGEST_CODE)
    problems.push(problem(["code"], "TOO_LONG", "Code is too long (maximum is 255 characters)"));
  const owner = store.index.discountByCode.get(codeKey(code));
  if (owner && owner !== existing) {
    problems.push(problem(["code"], "TAKEN", "Code must be unique. Please try a different code."));
  }
  return problems;
}

function periodProblems(input: BasicInput, existing: DiscountCode | null): DiscountProblem[] {
  const startsAt = input.startsAt ?? existing?.startsAt ?? null;
  if (startsAt === null) return [problem(["startsAt"], "BLANK", "Starts at can't be blank")];
  const endsAt = input.endsAt === undefined ? (existing?.endsAt ?? null) : input.endsAt;
  if (endsAt === null || endsAt > startsAt) return [];
  return [problem(["endsAt"], "END_DATE_BEFORE_START_DATE", "Ends at needs to be after starts_at")];
}

function usageProblems(input: BasicInput): DiscountProblem[] {
  if (!isGiven(input.usageLimit) || input.usageLimit > 0) return [];
  return [problem(["usageLimit"], "GREATER_THAN", "Usage limit must be greater than 0")];
}

function buyerProblems(input: BasicInput, existing: DiscountCode | null): DiscountProblem[] {
  if (existing || input.context?.all === "ALL" || input.customerSelection?.all) return [];
  return [problem(["context"], "BLANK", "Context can't be blank")];
}

function valueProblems(input: BasicInput, existing: DiscountCode | null): DiscountProblem[] {
  const value = input.customerGets?.value;
  const at = ["customerGets", "value"];
  if (!value) return existing ? [] : [problem(at, "BLANK", "Value can't be blank")];
  if (isGiven(value.percentage) && value.discountAmount) {
    return [
      problem(at, "TOO_MANY_ARGUMENTS", "Only one of percentage, discountAmount or discountOnQuantity can be given"),
    ];
  }
  if (isGiven(value.percentage)) {
    if (value.percentage > 0 && value.percentage <= 1) return [];
    return [problem([...at, "percentage"], "VALUE_OUTSIDE_RANGE", "Value must be between 0.0 and 1.0")];
  }
  if (Number(value.discountAmount?.amount ?? 0) > 0) return [];
  return [problem([...at, "discountAmount", "amount"], "GREATER_THAN", "Amount must be greater than 0")];
}

function itemProblems(store: Store, input: BasicInput, existing: DiscountCode | null): DiscountProblem[] {
  const items = input.customerGets?.items;
  const at = ["customerGets", "items"];
  if (!items) return existing ? [] : [problem(at, "BLANK", "Items can't be blank")];
  if (items.all) return [];
  const { productsToAdd, productVariantsToAdd } = items.products ?? {};
  const added = (productsToAdd?.length ?? 0) + (productVariantsToAdd?.length ?? 0);
  if (added === 0 && !existing) return [problem(at, "APPLIES_ON_NOTHING", "Items must apply to something")];
  const lost = [
    ...(productsToAdd ?? []).filter((id) => !store.state.products.get(idIn(id, "Product"))),
    ...(productVariantsToAdd ?? []).filter((id) => !store.state.variants.get(idIn(id, "ProductVariant"))),
  ];
  return lost.map((id) => problem([...at, "products"], "INVALID", `${id} does not exist`));
}

function problem(field: string[], code: string, message: string): DiscountProblem {
  return { field: ["basicCodeDiscount", ...field], code, message, extraInfo: null };
}
