import { billingPeriod, trialEnd } from "../../billing/billing-period.ts";
import { confirmationUrl } from "../../billing/charge-address.ts";
import {
  cancelSubscription,
  findSubscription,
  proposeSubscription,
  saveSubscription,
  usageLine,
} from "../../billing/subscription.ts";
import { centsOf } from "../../orders/money.ts";
import { idIn, parseGid } from "../../state/ids.ts";
import type { AppSubscription } from "../../state/records/app-billing.ts";
import type { AdminContext } from "../resolver.ts";
import {
  lineOf,
  refuseDeferred,
  subscriptionProblems,
  type LineItemInput,
  type MoneyInput,
  type UserError,
} from "./app-subscription-input.ts";
import { requireApp } from "./calling-app.ts";

type CreateArgs = {
  readonly name: string;
  readonly returnUrl: string;
  readonly lineItems: readonly LineItemInput[];
  readonly replacementBehavior?: string | null;
  readonly test?: boolean | null;
  readonly trialDays?: number | null;
};

/** https://shopify.dev/docs/apps/launch/billing/subscription-billing */
export const appSubscriptionMutations = {
  appSubscriptionCreate: (_root: unknown, args: CreateArgs, context: AdminContext) => {
    const { store } = context;
    const app = requireApp(context);
    const userErrors = subscriptionProblems(args);
    if (userErrors.length > 0) return { appSubscription: null, confirmationUrl: null, userErrors };
    const lineItems = args.lineItems.map(lineOf);
    refuseDeferred(store, app.id, args.replacementBehavior ?? "STANDARD", lineItems);
    const subscription = proposeSubscription(store, {
      appId: app.id,
      name: args.name,
      returnUrl: args.returnUrl,
      test: args.test ?? false,
      trialDays: args.trialDays ?? 0,
      lineItems,
    });
    const url = confirmationUrl(store, app, "subscription", subscription.id);
    return { appSubscription: subscription, confirmationUrl: url, userErrors: [] };
  },

  appSubscriptionCancel: (_root: unknown, args: { readonly id: string }, context: AdminContext) => {
    const found = findSubscription(context.store, requireApp(context).id, idIn(args.id, "AppSubscription"));
    const refuse = (message: string) => ({ appSubscription: null, userErrors: [{ field: ["id"], message }] });
    if (!found) return refuse("Couldn't find RecurringApplicationCharge");
    if (found.status !== "ACTIVE" && found.status !== "PENDING") {
      return refuse(`Cannot transition status via :cancel from :${found.status.toLowerCase()}`);
    }
    cancelSubscription(context.store, found);
    return { appSubscription: found, userErrors: [] };
  },

  appSubscriptionTrialExtend: (
    _root: unknown,
    args: { readonly id: string; readonly days: number },
    context: AdminContext,
  ) => {
    const { store } = context;
    const found = findSubscription(store, requireApp(context).id, idIn(args.id, "AppSubscription"));
    const problem = trialProblem(context, found, args.days);
    if (problem || !found) return { appSubscription: null, userErrors: problem ? [problem] : [] };
    found.trialDays += args.days;
    saveSubscription(store, found);
    return { appSubscription: found, userErrors: [] };
  },

  /** The cap rises once the merchant has approved it. */
  appSubscriptionLineItemUpdate: (
    _root: unknown,
    args: { readonly id: string; readonly cappedAmount: MoneyInput },
    context: AdminContext,
  ) => {
    const app = requireApp(context);
    const found = findLine(context, args.id);
    const refuse = (error: UserError) => ({ appSubscription: null, confirmationUrl: null, userErrors: [error] });
    if (!found) return refuse({ field: ["id"], message: "Invalid id" });
    const line = usageLine(found.subscription);
    if (!found.isUsage || !line) {
      return refuse({ field: null, message: "Only variable subscriptions can be updated." });
    }
    if (args.cappedAmount.currencyCode !== line.currencyCode) {
      return refuse({ field: null, message: `Currency code must be ${line.currencyCode}` });
    }
    if (centsOf(args.cappedAmount.amount) <= centsOf(line.cappedAmount)) {
      const message =
        "Spending limit can only be increased. Please contact the app developer to decrease spending limit.";
      return refuse({ field: ["cappedAmount"], message });
    }
    line.requestedCap = args.cappedAmount.amount;
    saveSubscription(context.store, found.subscription);
    const url = confirmationUrl(context.store, app, "cap", found.subscription.id);
    return { appSubscription: found.subscription, confirmationUrl: url, userErrors: [] };
  },
};

interface FoundLine {
  readonly subscription: AppSubscription;
  readonly isUsage: boolean;
}

/** The line that a global id with `?v=1&index=` names, among the calling app's. */
export function findLine(context: AdminContext, lineId: string): FoundLine | null {
  const parsed = parseGid(lineId);
  if (parsed?.type !== "AppSubscriptionLineItem") return null;
  const subscription = findSubscription(context.store, requireApp(context).id, parsed.id);
  const line = subscription?.lineItems[Number(parsed.query?.get("index") ?? "0")];
  return subscription && line ? { subscription, isUsage: line.kind === "usage" } : null;
}

function trialProblem(
  { store }: AdminContext,
  subscription: AppSubscription | null,
  days: number,
): (UserError & { code: string | null }) | null {
  if (days < 1) return { field: ["days"], message: "Days must be greater than 0", code: null };
  if (days > 1000) return { field: ["days"], message: "Days must be less than or equal to 1000", code: null };
  if (!subscription) {
    return { field: ["id"], message: "The app subscription wasn't found.", code: "SUBSCRIPTION_NOT_FOUND" };
  }
  if (billingPeriod(subscription, store.now()) === null) {
    const message = "The trial can't be extended on inactive app subscriptions.";
    return { field: ["id"], message, code: "SUBSCRIPTION_NOT_ACTIVE" };
  }
  const end = trialEnd(subscription)?.getTime() ?? 0;
  if (end <= store.now().getTime()) {
    return { field: ["id"], message: "The trial can't be extended after expiration.", code: "TRIAL_NOT_ACTIVE" };
  }
  return null;
}
