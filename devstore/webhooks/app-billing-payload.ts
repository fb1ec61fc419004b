import { usageLine } from "../billing/subscription.ts";
import { balanceUsed } from "../billing/usage.ts";
import { gid } from "../state/ids.ts";
import type { AppPurchase, AppSubscription } from "../state/records/app-billing.ts";
import type { Store } from "../state/store.ts";
import type { RestValue } from "./rest-json.ts";

type Payload = Record<string, RestValue>;

/** `app_subscriptions/update`, as its example: https://shopify.dev/docs/api/admin-rest/latest/resources/webhook */
export function subscriptionPayload(store: Store, subscription: AppSubscription): Payload {
  const recurring = subscription.lineItems.find((line) => line.kind === "recurring");
  return {
    app_subscription: {
      ...named(store, "AppSubscription", subscription),
      status: subscription.status,
      created_at: subscription.createdAt,
      updated_at: subscription.updatedAt,
      currency: subscription.lineItems[0]?.currencyCode ?? store.state.shop.currencyCode,
      capped_amount: usageLine(subscription)?.cappedAmount ?? null,
      price: recurring?.price ?? null,
      interval: recurring?.interval.toLowerCase() ?? null,
      plan_handle: null,
    },
  };
}

/** `app_subscriptions/approaching_capped_amount` */
export function approachingCapPayload(store: Store, subscription: AppSubscription): Payload {
  const line = usageLine(subscription);
  return {
    app_subscription: {
      ...named(store, "AppSubscription", subscription),
      balance_used: Number(balanceUsed(store, subscription)),
      capped_amount: line?.cappedAmount ?? null,
      currency_code: line?.currencyCode ?? null,
    },
  };
}

/** `app_purchases_one_time/update` */
export function purchasePayload(store: Store, purchase: AppPurchase): Payload {
  return {
    app_purchase_one_time: {
      ...named(store, "AppPurchaseOneTime", purchase),
      status: purchase.status,
      created_at: purchase.createdAt,
      updated_at: purchase.updatedAt,
    },
  };
}

function named(store: Store, type: string, { id, name }: { readonly id: string; readonly name: string }): Payload {
  return {
    admin_graphql_api_id: gid(type, id),
    name,
    admin_graphql_api_shop_id: gid("Shop", store.state.shop.id),
  };
}
