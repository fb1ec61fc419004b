import { billingPeriod } from "../../billing/billing-period.ts";
import { usageLine } from "../../billing/subscription.ts";
import { balanceUsed, usageRecordsOf } from "../../billing/usage.ts";
import { amountOf, centsOf } from "../../orders/money.ts";
import { gid } from "../../state/ids.ts";
import type {
  AppDiscount,
  AppLineItem,
  AppPurchase,
  AppSubscription,
  AppUsageRecord,
  RecurringLineItem,
} from "../../state/records/app-billing.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { fieldsOf, typed, type AdminContext } from "../resolver.ts";
import { price } from "./money.ts";

/** A line knows the subscription that it is part of. */
export interface LineOfSubscription {
  readonly subscription: AppSubscription;
  readonly line: AppLineItem;
}

interface DiscountOfLine {
  readonly subscription: AppSubscription;
  readonly line: RecurringLineItem;
  readonly discount: AppDiscount;
}

const appSubscription = fieldsOf<AppSubscription>({
  id: (subscription) => gid("AppSubscription", subscription.id),
  name: (subscription) => subscription.name,
  status: (subscription) => subscription.status,
  test: (subscription) => subscription.test,
  trialDays: (subscription) => subscription.trialDays,
  returnUrl: (subscription) => subscription.returnUrl,
  createdAt: (subscription) => subscription.createdAt,
  currentPeriodEnd: (subscription, _args, { store }) =>
    billingPeriod(subscription, store.now())?.to.toISOString() ?? null,
  lineItems: (subscription) => subscription.lineItems.map((line): LineOfSubscription => ({ subscription, line })),
});

const appSubscriptionLineItem = fieldsOf<LineOfSubscription>({
  id: ({ subscription, line }) => lineItemGid(subscription, line),
  plan: (of) => of,
  usageRecords: ({ subscription, line }, args: PageArgs, context: AdminContext) => {
    const records = line.kind === "usage" ? usageRecordsOf(context.store, subscription) : [];
    return pageOf(records, args, context, byId);
  },
});

const appPlan = fieldsOf<LineOfSubscription>({
  pricingDetails: (of) => typed(of.line.kind === "usage" ? "AppUsagePricing" : "AppRecurringPricing", of),
});

const appRecurringPricing = fieldsOf<{
  readonly subscription: AppSubscription;
  readonly line: RecurringLineItem;
}>({
  price: ({ line }) => price(line.price, line.currencyCode),
  interval: ({ line }) => line.interval,
  planHandle: () => null,
  discount: ({ subscription, line }) => line.discount && { subscription, line, discount: line.discount },
});

const appUsagePricing = fieldsOf<LineOfSubscription>({
  balanceUsed: ({ subscription, line }, _args, { store }) => price(balanceUsed(store, subscription), line.currencyCode),
  cappedAmount: ({ subscription, line }) => price(usageLine(subscription)?.cappedAmount ?? "0", line.currencyCode),
  interval: () => "EVERY_30_DAYS",
  terms: ({ subscription }) => usageLine(subscription)?.terms,
});

const appSubscriptionDiscount = fieldsOf<DiscountOfLine>({
  durationLimitInIntervals: ({ discount }) => discount.durationLimitInIntervals,
  remainingDurationInIntervals: ({ subscription, discount }, _args, { store }) => {
    const period = billingPeriod(subscription, store.now());
    if (discount.durationLimitInIntervals === null || period === null) return discount.durationLimitInIntervals;
    const since = store.now().getTime() - Date.parse(subscription.activatedAt ?? "");
    const past = Math.floor(since / (period.to.getTime() - period.from.getTime()));
    return Math.max(0, discount.durationLimitInIntervals - past);
  },
  priceAfterDiscount: ({ line, discount }) => {
    const whole = centsOf(line.price);
    const less = "percentage" in discount.value ? whole * discount.value.percentage : centsOf(discount.value.amount);
    return price(amountOf(Math.max(0, Math.round(whole - less))), line.currencyCode);
  },
  value: ({ line, discount: { value } }) =>
    "percentage" in value
      ? { __typename: "AppSubscriptionDiscountPercentage", percentage: value.percentage }
      : { __typename: "AppSubscriptionDiscountAmount", amount: price(value.amount, line.currencyCode) },
});

const appUsageRecord = fieldsOf<AppUsageRecord>({
  id: (record) => gid("AppUsageRecord", record.id),
  description: (record) => record.description,
  idempotencyKey: (record) => record.idempotencyKey,
  createdAt: (record) => record.createdAt,
  price: (record, _args, { store }) =>
    price(record.price, lineOf(store.state.appSubscriptions, record).line.currencyCode),
  subscriptionLineItem: (record, _args, { store }) => lineOf(store.state.appSubscriptions, record),
});

const appPurchaseOneTime = fieldsOf<AppPurchase>({
  id: (purchase) => gid("AppPurchaseOneTime", purchase.id),
  name: (purchase) => purchase.name,
  status: (purchase) => purchase.status,
  test: (purchase) => purchase.test,
  createdAt: (purchase) => purchase.createdAt,
  price: (purchase) => price(purchase.price, purchase.currencyCode),
});

/** The types that say what an app charges */
export const APP_BILLING_TYPES = {
  AppPlanV2: appPlan,
  AppPurchaseOneTime: appPurchaseOneTime,
  AppRecurringPricing: appRecurringPricing,
  AppSubscription: appSubscription,
  AppSubscriptionDiscount: appSubscriptionDiscount,
  AppSubscriptionLineItem: appSubscriptionLineItem,
  AppUsagePricing: appUsagePricing,
  AppUsageRecord: appUsageRecord,
};

/** Shopify's lines have no number of their own: `gid://shopify/AppSubscriptionLineItem/{subscription}?v=1&index=0` */
export function lineItemGid(subscription: AppSubscription, line: AppLineItem): string {
  return `${gid("AppSubscriptionLineItem", subscription.id)}?v=1&index=${subscription.lineItems.indexOf(line)}`;
}

export const byId = ({ id }: { readonly id: string }) => ({ id, value: id });

function lineOf(
  subscriptions: AdminContext["store"]["state"]["appSubscriptions"],
  record: AppUsageRecord,
): LineOfSubscription {
  const subscription = subscriptions.get(record.subscriptionId);
  const line = subscription && usageLine(subscription);
  if (!subscription || !line) throw new Error(`The usage record ${record.id} has lost its subscription.`);
  return { subscription, line };
}
