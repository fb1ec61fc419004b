import type { Id } from "../ids.ts";

export type ChargeStatus = "PENDING" | "ACTIVE" | "DECLINED" | "EXPIRED" | "CANCELLED";

export type PricingInterval = "EVERY_30_DAYS" | "ANNUAL";

/** What a merchant pays an app by the month or year, by use, or both. */
export interface AppSubscription {
  id: Id;
  appId: Id;
  name: string;
  returnUrl: string;
  status: ChargeStatus;
  test: boolean;
  trialDays: number;
  /** At most one of each kind, in the order in which the app gave them; all in one currency */
  lineItems: AppLineItem[];
  /** When the merchant approved it */
  activatedAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export type AppLineItem = RecurringLineItem | UsageLineItem;

export interface RecurringLineItem {
  kind: "recurring";
  price: string;
  currencyCode: string;
  interval: PricingInterval;
  discount: AppDiscount | null;
}

export interface AppDiscount {
  /** Null for every interval to come */
  durationLimitInIntervals: number | null;
  /** A fraction (0.2 = 20 %) or an amount in the plan's currency */
  value: { percentage: number } | { amount: string };
}

export interface UsageLineItem {
  kind: "usage";
  cappedAmount: string;
  /** A higher cap that waits for the merchant's approval */
  requestedCap: string | null;
  currencyCode: string;
  terms: string;
}

/** One charge for use, under the usage line item of a subscription. */
export interface AppUsageRecord {
  id: Id;
  appId: Id;
  subscriptionId: Id;
  description: string;
  price: string;
  idempotencyKey: string | null;
  createdAt: string;
}

export interface AppPurchase {
  id: Id;
  appId: Id;
  name: string;
  price: string;
  currencyCode: string;
  status: Exclude<ChargeStatus, "CANCELLED">;
  test: boolean;
  returnUrl: string;
  createdAt: string;
  updatedAt: string;
}
