import { GraphQLError } from "graphql";
import { subscriptionsOf } from "../../billing/subscription.ts";
import { centsOf } from "../../orders/money.ts";
import type { AppDiscount, AppLineItem, PricingInterval, RecurringLineItem } from "../../state/records/app-billing.ts";
import type { Store } from "../../state/store.ts";

export interface UserError {
  readonly field: readonly string[] | null;
  readonly message: string;
}

export type MoneyInput = { readonly amount: string; readonly currencyCode: string };

export type LineItemInput = {
  readonly plan: {
    readonly appRecurringPricingDetails?: {
      readonly price: MoneyInput;
      readonly interval?: PricingInterval | null;
      readonly discount?: DiscountInput | null;
    } | null;
    readonly appUsagePricingDetails?: { readonly cappedAmount: MoneyInput; readonly terms: string } | null;
  };
};

type DiscountInput = {
  readonly durationLimitInIntervals?: number | null;
  readonly value?: { readonly amount?: string | null; readonly percentage?: number | null } | null;
};

export interface SubscriptionInput {
  readonly name: string;
  readonly lineItems: readonly LineItemInput[];
  readonly trialDays?: number | null;
}

/** What is wrong with a subscription that an app proposes; nothing when the merchant may be asked. */
export function subscriptionProblems({ name, lineItems, trialDays }: SubscriptionInput): UserError[] {
  const problems: UserError[] = [];
  if (name.trim() === "") problems.push({ field: ["name"], message: "Name can't be blank" });
  if (lineItems.length === 0) problems.push({ field: ["lineItems"], message: "At least one plan must be selected" });
  if ((trialDays ?? 0) < 0) {
    problems.push({ field: ["trialDays"], message: "Trial days must be greater than or equal to 0" });
  }
  if (lineItems.some(({ plan }) => !plan.appRecurringPricingDetails === !plan.appUsagePricingDetails)) {
    const message = "A plan must have either recurring or usage pricing details, not both.";
    return [...problems, { field: ["lineItems"], message }];
  }
  const lines = lineItems.map(lineOf);
  for (const kind of ["recurring", "usage"])
    if (lines.filter((line) => line.kind === kind).length > 1)
      problems.push({ field: ["lineItems"], message: `Only one ${kind} pricing plan can be defined.` });
  if (new Set(lines.map(({ currencyCode }) => currencyCode)).size > 1) {
    problems.push({ field: ["lineItems"], message: "All pricing plans must use the same currency." });
  }
  if (lines.some((line) => line.kind === "usage" && line.terms.trim() === "")) {
    problems.push({ field: ["lineItems"], message: "Terms can't be blank" });
  }
  if (lines.some((line) => (line.kind === "usage" ? centsOf(line.cappedAmount) <= 0 : centsOf(line.price) < 0))) {
    problems.push({ field: ["lineItems"], message: "Price must be greater than 0" });
  }
  if (lines.some((line) => line.kind === "recurring" && (line.discount?.durationLimitInIntervals ?? 1) < 1)) {
    problems.push({ field: ["lineItems"], message: "Duration limit in intervals must be greater than 0" });
  }
  return problems;
}

/** A line as the merchant is asked to approve it. */
export function lineOf({ plan }: LineItemInput): AppLineItem {
  const { appRecurringPricingDetails: recurring, appUsagePricingDetails: usage } = plan;
  if (usage) {
    const { amount, currencyCode } = usage.cappedAmount;
    return { kind: "usage", cappedAmount: amount, requestedCap: null, currencyCode, terms: usage.terms };
  }
  if (!recurring) throw new Error("A plan without pricing was not refused.");
  const { amount, currencyCode } = recurring.price;
  const interval = recurring.interval ?? "EVERY_30_DAYS";
  return { kind: "recurring", price: amount, currencyCode, interval, discount: discountOf(recurring.discount) };
}

function discountOf(given: DiscountInput | null | undefined): AppDiscount | null {
  const { amount, percentage } = given?.value ?? {};
  const durationLimitInIntervals = given?.durationLimitInIntervals ?? null;
  if (typeof percentage === "number") return { durationLimitInIntervals, value: { percentage } };
  return typeof amount === "string" ? { durationLimitInIntervals, value: { amount } } : null;
}

/**
 * Some replacements begin with the next billing cycle on Shopify. The dev store replaces at once only, and refuses those by
 * name. https://shopify.dev/docs/api/admin-graphql/latest/enums/AppSubscriptionReplacementBehavior
 */
export function refuseDeferred(store: Store, appId: string, behaviour: string, lines: readonly AppLineItem[]): void {
  const active = subscriptionsOf(store, appId).find((one) => one.status === "ACTIVE");
  if (!active || behaviour === "APPLY_IMMEDIATELY") return;
  const before = recurringOf(active.lineItems);
  const after = recurringOf(lines);
  const sameCurrency = before?.currencyCode === after?.currencyCode;
  if (!before || !after || !sameCurrency) return;
  const isCheaperYear = after.interval === "ANNUAL" && centsOf(after.price) < centsOf(before.price);
  const deferred = before.interval === "ANNUAL" && (isCheaperYear || after.interval === "EVERY_30_DAYS");
  const differsInDiscountOnly =
    before.interval === after.interval && before.price === after.price && active.lineItems.length === lines.length;
  if (behaviour === "STANDARD" && !deferred && !differsInDiscountOnly) return;
  throw new GraphQLError("The dev store does not emulate app subscriptions that begin with the next billing cycle.", {
    extensions: { code: "NOT_EMULATED", typeName: "AppSubscriptionReplacementBehavior", fieldName: behaviour },
  });
}

function recurringOf(lines: readonly AppLineItem[]): RecurringLineItem | null {
  return lines.find((line) => line.kind === "recurring") ?? null;
}
