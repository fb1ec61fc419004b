import type { Id } from "../state/ids.ts";
import type { AppSubscription, ChargeStatus, UsageLineItem } from "../state/records/app-billing.ts";
import type { Store } from "../state/store.ts";
import { DAY_MS } from "./billing-period.ts";

/** A merchant has two days to approve a charge. */
export const APPROVAL_MS = 2 * DAY_MS;

export type NewSubscription = Pick<
  AppSubscription,
  "appId" | "name" | "returnUrl" | "test" | "trialDays" | "lineItems"
>;

/** A subscription that waits for the merchant; what nobody approves expires by the shop's clock. */
export function proposeSubscription(store: Store, given: NewSubscription): AppSubscription {
  const at = store.timestamp();
  const { appSubscriptions } = store.state;
  const subscription = appSubscriptions.put({
    ...given,
    id: store.nextId(),
    status: "PENDING",
    activatedAt: null,
    createdAt: at,
    updatedAt: at,
  });
  store.clock.at(new Date(Date.parse(at) + APPROVAL_MS), () => expireSubscriptions(store));
  return subscription;
}

/** Ends what waited two days in vain. A shop that was closed at the time is looked through when it is asked next. */
export function expireSubscriptions(store: Store): void {
  const latest = store.now().getTime() - APPROVAL_MS;
  for (const one of store.state.appSubscriptions.filter(({ status }) => status === "PENDING"))
    if (Date.parse(one.createdAt) <= latest) changeStatus(store, one, "EXPIRED");
}

/** All that an app ever proposed in this shop. */
export function subscriptionsOf(store: Store, appId: Id): AppSubscription[] {
  expireSubscriptions(store);
  return store.state.appSubscriptions.filter((one) => one.appId === appId);
}

export function findSubscription(store: Store, appId: Id, id: Id | null): AppSubscription | null {
  return subscriptionsOf(store, appId).find((one) => one.id === id) ?? null;
}

/**
 * The merchant approves: the subscription is active, and takes the place of the app's one before.
 * https://shopify.dev/docs/apps/launch/billing/subscription-billing
 */
export function approveSubscription(store: Store, subscription: AppSubscription): boolean {
  expireSubscriptions(store);
  if (subscription.status !== "PENDING") return false;
  for (const before of subscriptionsOf(store, subscription.appId))
    if (before.status === "ACTIVE") changeStatus(store, before, "CANCELLED");
  subscription.activatedAt = store.timestamp();
  changeStatus(store, subscription, "ACTIVE");
  return true;
}

export function declineSubscription(store: Store, subscription: AppSubscription): void {
  expireSubscriptions(store);
  if (subscription.status === "PENDING") changeStatus(store, subscription, "DECLINED");
}

export function cancelSubscription(store: Store, subscription: AppSubscription): void {
  changeStatus(store, subscription, "CANCELLED");
}

/** An app that is uninstalled is paid no more. */
export function cancelSubscriptionsOf(store: Store, appId: Id): void {
  for (const one of subscriptionsOf(store, appId))
    if (one.status === "ACTIVE" || one.status === "PENDING") changeStatus(store, one, "CANCELLED");
}

/** The merchant's answer to a higher cap. */
export function answerRequestedCap(store: Store, subscription: AppSubscription, answer: "approve" | "decline"): void {
  const line = usageLine(subscription);
  if (!line || line.requestedCap === null) return;
  if (answer === "approve") line.cappedAmount = line.requestedCap;
  line.requestedCap = null;
  saveSubscription(store, subscription);
  if (answer === "approve") store.events.emit("app_subscriptions/update", subscription, { appId: subscription.appId });
}

/** The line that is charged by use, if the subscription has one. */
export function usageLine(subscription: AppSubscription): UsageLineItem | null {
  return subscription.lineItems.find((line) => line.kind === "usage") ?? null;
}

export function saveSubscription(store: Store, subscription: AppSubscription): void {
  subscription.updatedAt = store.timestamp();
  store.state.appSubscriptions.put(subscription);
}

function changeStatus(store: Store, subscription: AppSubscription, status: ChargeStatus): void {
  subscription.status = status;
  saveSubscription(store, subscription);
  store.events.emit("app_subscriptions/update", subscription, { appId: subscription.appId });
}
