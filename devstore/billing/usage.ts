import { amountOf, centsOf } from "../orders/money.ts";
import type { AppSubscription, AppUsageRecord } from "../state/records/app-billing.ts";
import type { Store } from "../state/store.ts";
import { usagePeriod } from "./billing-period.ts";
import { usageLine } from "./subscription.ts";

/** From this part of the cap on, Shopify tells the app that the cap comes near. */
const NEAR_THE_CAP = 0.9;

/** What a subscription was charged by use, oldest first. */
export function usageRecordsOf(store: Store, subscription: AppSubscription): AppUsageRecord[] {
  return store.state.appUsageRecords.filter((one) => one.subscriptionId === subscription.id);
}

/** What counts against the cap: the charges of the current thirty days. */
export function balanceUsed(store: Store, subscription: AppSubscription): string {
  const period = usagePeriod(subscription, store.now());
  const current = usageRecordsOf(store, subscription).filter(
    ({ createdAt }) => period !== null && Date.parse(createdAt) >= period.from.getTime(),
  );
  return amountOf(current.reduce((sum, { price }) => sum + centsOf(price), 0));
}

/** Whether a charge of this price still fits under the cap. */
export function fitsUnderCap(store: Store, subscription: AppSubscription, price: string): boolean {
  const cap = usageLine(subscription)?.cappedAmount ?? "0";
  return centsOf(balanceUsed(store, subscription)) + centsOf(price) <= centsOf(cap);
}

export type NewUsage = Pick<AppUsageRecord, "description" | "price" | "idempotencyKey">;

/** Charges for use, and tells the app once when nine tenths of the cap are passed. */
export function recordUsage(store: Store, subscription: AppSubscription, given: NewUsage): AppUsageRecord {
  const cap = centsOf(usageLine(subscription)?.cappedAmount ?? "0") * NEAR_THE_CAP;
  const before = centsOf(balanceUsed(store, subscription));
  const record = store.state.appUsageRecords.put({
    ...given,
    id: store.nextId(),
    appId: subscription.appId,
    subscriptionId: subscription.id,
    createdAt: store.timestamp(),
  });
  const after = before + centsOf(given.price);
  if (before < cap && after >= cap) {
    store.events.emit("app_subscriptions/approaching_capped_amount", subscription, { appId: subscription.appId });
  }
  return record;
}
