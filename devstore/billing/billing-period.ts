import type { AppSubscription } from "../state/records/app-billing.ts";

export const DAY_MS = 24 * 60 * 60 * 1000;
const INTERVAL_DAYS = { EVERY_30_DAYS: 30, ANNUAL: 365 };

export interface BillingPeriod {
  readonly from: Date;
  readonly to: Date;
}

/**
 * The billing period in which a subscription is at a moment: the first begins with its approval and is as much longer as
 * the trial. Null for one that is not active. Usage is billed every 30 days, whatever the recurring interval.
 */
export function billingPeriod(subscription: AppSubscription, now: Date): BillingPeriod | null {
  if (subscription.status !== "ACTIVE" || subscription.activatedAt === null) return null;
  const recurring = subscription.lineItems.find((line) => line.kind === "recurring");
  return periodOf(subscription.activatedAt, subscription, INTERVAL_DAYS[recurring?.interval ?? "EVERY_30_DAYS"], now);
}

/** The thirty days in which use is counted against the cap. */
export function usagePeriod(subscription: AppSubscription, now: Date): BillingPeriod | null {
  if (subscription.status !== "ACTIVE" || subscription.activatedAt === null) return null;
  return periodOf(subscription.activatedAt, subscription, INTERVAL_DAYS.EVERY_30_DAYS, now);
}

/** When the trial is over; null for a subscription that never had one or is not active. */
export function trialEnd(subscription: AppSubscription): Date | null {
  if (subscription.status !== "ACTIVE" || subscription.activatedAt === null || subscription.trialDays === 0)
    return null;
  return new Date(Date.parse(subscription.activatedAt) + subscription.trialDays * DAY_MS);
}

function periodOf(activatedAt: string, { trialDays }: AppSubscription, days: number, now: Date): BillingPeriod {
  const approved = Date.parse(activatedAt);
  const billed = approved + trialDays * DAY_MS;
  const length = days * DAY_MS;
  const past = Math.max(0, Math.floor((now.getTime() - billed) / length));
  const from = past === 0 ? approved : billed + past * length;
  return { from: new Date(from), to: new Date(billed + (past + 1) * length) };
}
