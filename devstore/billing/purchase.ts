import type { Id } from "../state/ids.ts";
import type { AppPurchase } from "../state/records/app-billing.ts";
import type { Store } from "../state/store.ts";
import { APPROVAL_MS } from "./subscription.ts";

export type NewPurchase = Pick<AppPurchase, "appId" | "name" | "price" | "currencyCode" | "test" | "returnUrl">;

/** A one-time charge that waits for the merchant, two days at most. */
export function proposePurchase(store: Store, given: NewPurchase): AppPurchase {
  const at = store.timestamp();
  const purchase = store.state.appPurchases.put({
    ...given,
    id: store.nextId(),
    status: "PENDING",
    createdAt: at,
    updatedAt: at,
  });
  store.clock.at(new Date(Date.parse(at) + APPROVAL_MS), () => expirePurchases(store));
  return purchase;
}

/** All that an app ever asked of this shop at once. */
export function purchasesOf(store: Store, appId: Id): AppPurchase[] {
  expirePurchases(store);
  return store.state.appPurchases.filter((one) => one.appId === appId);
}

/** The merchant's answer; what was answered or has expired stays as it is. */
export function answerPurchase(store: Store, purchase: AppPurchase, answer: "approve" | "decline"): boolean {
  expirePurchases(store);
  if (purchase.status !== "PENDING") return false;
  changeStatus(store, purchase, answer === "approve" ? "ACTIVE" : "DECLINED");
  return true;
}

function expirePurchases(store: Store): void {
  const latest = store.now().getTime() - APPROVAL_MS;
  for (const one of store.state.appPurchases.filter(({ status }) => status === "PENDING"))
    if (Date.parse(one.createdAt) <= latest) changeStatus(store, one, "EXPIRED");
}

function changeStatus(store: Store, purchase: AppPurchase, status: AppPurchase["status"]): void {
  purchase.status = status;
  purchase.updatedAt = store.timestamp();
  store.state.appPurchases.put(purchase);
  store.events.emit("app_purchases_one_time/update", purchase, { appId: purchase.appId });
}
