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

/** What a discount with a code and an automatic one are both given */
export type DiscountInput = {
  readonly title?: string | null;
  readonly startsAt?: string | null;
  readonly endsAt?: string | null;
  readonly minimumRequirement?: {
    readonly quantity?: { readonly greaterThanOrEqualToQuantity?: string | null } | null;
    readonly subtotal?: { readonly greaterThanOrEqualToSubtotal?: string | null } | null;
  } | null;
  readonly combinesWith?: {
    readonly orderDiscounts: boolean;
    readonly productDiscounts: boolean;
    readonly shippingDiscounts: boolean;
  } | null;
  readonly context?: { readonly all?: "ALL" | null } | null;
  readonly customerGets?: {
    readonly value?: {
      readonly percentage?: number | null;
      readonly discountAmount?: { readonly amount?: string | null; readonly appliesOnEachItem?: boolean | null } | null;
    } | null;
    readonly items?: Items | null;
  } | null;
};

export type CodeInput = DiscountInput & {
  readonly code?: string | null;
  readonly usageLimit?: number | null;
  readonly appliesOncePerCustomer?: boolean | null;
  readonly customerSelection?: { readonly all?: boolean | null } | null;
};

export interface DiscountProblem {
  readonly field: string[];
  readonly code: string;
  readonly message: string;
  readonly extraInfo: null;
}

const FIELDS = ["title", "startsAt", "endsAt", "minimumRequirement", "combinesWith", "context", "customerGets"];
const CODE_FIELDS = [...FIELDS, "code", "usageLimit", "appliesOncePerCustomer", "customerSelection"];
const LONGEST_CODE = 255;
const MOST_AUTOMATIC = 25;
export const TOO_MANY_AT_ONCE = `Only ${MOST_AUTOMATIC} automatic discounts can be active at the same time`;

/** What is wrong with a basic code discount, in Shopify's codes and field paths. `existing` is the one that it changes. */
export function codeDiscountProblems(store: Store, input: CodeInput, existing: DiscountCode | null): DiscountProblem[] {
  onlyEmulated("DiscountCodeBasicInput", input, CODE_FIELDS);
  onlyEmulated("DiscountCustomerSelectionInput", input.customerSelection ?? {}, ["all"]);
  refuseNotEmulated(input);
  const problems = [
    ...titleProblems(input, existing),
    ...codeProblems(store, input, existing),
    ...periodProblems(input, existing),
    ...usageProblems(input),
    ...buyerProblems(input, existing),
    ...minimumProblems(input),
    ...valueProblems(input, existing),
    ...itemProblems(store, input, existing),
  ];
  return problems.map((one) => ({ ...one, field: ["basicCodeDiscount", ...one.field] }));
}

/** What is wrong with an automatic discount, which needs neither a code nor somebody to be for. */
export function automaticProblems(
  store: Store,
  input: DiscountInput,
  existing: DiscountCode | null,
): DiscountProblem[] {
  onlyEmulated("DiscountAutomaticBasicInput", input, FIELDS);
  refuseNotEmulated(input);
  const problems = [
    ...titleProblems(input, existing),
    ...periodProblems(input, existing),
    ...overlapProblems(store, input, existing),
    ...minimumProblems(input),
    ...valueProblems(input, existing),
    ...itemProblems(store, input, existing),
  ];
  return problems.map((one) => ({ ...one, field: ["automaticBasicDiscount", ...one.field] }));
}

/** Whether so many automatic discounts run in this time already that no other may. */
export function isTooMany(store: Store, { startsAt, endsAt }: Period, own: DiscountCode | null): boolean {
  const before = (a: string, b: string | null) => b === null || a < b;
  const beside = store.state.discounts.filter(
    (one) =>
      one.automatic === true &&
      one !== own &&
      !one.deactivated &&
      before(startsAt, one.endsAt) &&
      before(one.startsAt, endsAt),
  );
  return beside.length >= MOST_AUTOMATIC;
}

interface Period {
  readonly startsAt: string;
  readonly endsAt: string | null;
}

function refuseNotEmulated(input: DiscountInput): void {
  onlyEmulated("DiscountContextInput", input.context ?? {}, ["all"]);
  onlyEmulated("DiscountCombinesWithInput", input.combinesWith ?? {}, [
    "orderDiscounts",
    "productDiscounts",
    "shippingDiscounts",
  ]);
  onlyEmulated("DiscountCustomerGetsInput", input.customerGets ?? {}, ["value", "items"]);
  onlyEmulated("DiscountCustomerGetsValueInput", input.customerGets?.value ?? {}, ["percentage", "discountAmount"]);
  onlyEmulated("DiscountItemsInput", input.customerGets?.items ?? {}, ["all", "products"]);
}

function titleProblems(input: DiscountInput, existing: DiscountCode | null): DiscountProblem[] {
  const isBlank = input.title?.trim() === "" || (!existing && !isGiven(input.title));
  return isBlank ? [problem(["title"], "BLANK", "Title can't be blank")] : [];
}

function codeProblems(store: Store, input: CodeInput, existing: DiscountCode | null): DiscountProblem[] {
  const problems: DiscountProblem[] = [];
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

function periodProblems(input: DiscountInput, existing: DiscountCode | null): DiscountProblem[] {
  const startsAt = input.startsAt ?? existing?.startsAt ?? null;
  if (startsAt === null) return [problem(["startsAt"], "BLANK", "Starts at can't be blank")];
  const endsAt = input.endsAt === undefined ? (existing?.endsAt ?? null) : input.endsAt;
  if (endsAt === null || endsAt > startsAt) return [];
  return [problem(["endsAt"], "END_DATE_BEFORE_START_DATE", "Ends at needs to be after starts_at")];
}

function overlapProblems(store: Store, input: DiscountInput, existing: DiscountCode | null): DiscountProblem[] {
  const startsAt = input.startsAt ?? existing?.startsAt ?? "";
  const endsAt = input.endsAt === undefined ? (existing?.endsAt ?? null) : input.endsAt;
  if (!isTooMany(store, { startsAt, endsAt }, existing)) return [];
  return [problem([], "ACTIVE_PERIOD_OVERLAP", TOO_MANY_AT_ONCE)];
}

function minimumProblems({ minimumRequirement }: DiscountInput): DiscountProblem[] {
  const at = ["minimumRequirement"];
  const quantity = minimumRequirement?.quantity?.greaterThanOrEqualToQuantity;
  const subtotal = minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal;
  if (isGiven(quantity) && isGiven(subtotal)) {
    const message = "Only one of minimum quantity and minimum subtotal can be given";
    return [problem(at, "MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT", message)];
  }
  if (isGiven(quantity) && Number(quantity) < 1) {
    const field = [...at, "quantity", "greaterThanOrEqualToQuantity"];
    return [problem(field, "GREATER_THAN", "Minimum quantity must be greater than 0")];
  }
  if (isGiven(subtotal) && Number(subtotal) <= 0) {
    const field = [...at, "subtotal", "greaterThanOrEqualToSubtotal"];
    return [problem(field, "GREATER_THAN", "Minimum subtotal must be greater than 0")];
  }
  return [];
}

function usageProblems(input: CodeInput): DiscountProblem[] {
  if (!isGiven(input.usageLimit) || input.usageLimit > 0) return [];
  return [problem(["usageLimit"], "GREATER_THAN", "Usage limit must be greater than 0")];
}

function buyerProblems(input: CodeInput, existing: DiscountCode | null): DiscountProblem[] {
  if (existing || input.context?.all === "ALL" || input.customerSelection?.all) return [];
  return [problem(["context"], "BLANK", "Context can't be blank")];
}

function valueProblems(input: DiscountInput, existing: DiscountCode | null): DiscountProblem[] {
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

function itemProblems(store: Store, input: DiscountInput, existing: DiscountCode | null): DiscountProblem[] {
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
  return { field, code, message, extraInfo: null };
}
