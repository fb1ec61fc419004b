import { confirmationUrl } from "../../billing/charge-address.ts";
import { proposePurchase } from "../../billing/purchase.ts";
import { usageLine } from "../../billing/subscription.ts";
import { fitsUnderCap, recordUsage } from "../../billing/usage.ts";
import { centsOf } from "../../orders/money.ts";
import type { AdminContext } from "../resolver.ts";
import type { MoneyInput, UserError } from "./app-subscription-input.ts";
import { findLine } from "./app-subscription-mutations.ts";
import { requireApp } from "./calling-app.ts";

const LONGEST_KEY = 255;
const LEAST_PURCHASE = 50;

type UsageArgs = {
  readonly subscriptionLineItemId: string;
  readonly price: MoneyInput;
  readonly description: string;
  readonly idempotencyKey?: string | null;
};

type PurchaseArgs = {
  readonly name: string;
  readonly price: MoneyInput;
  readonly returnUrl: string;
  readonly test?: boolean | null;
};

export const appChargeMutations = {
  /**
   * A key that the app used in this shop before gets the first record again, and charges nothing.
   * https://shopify.dev/docs/api/admin-graphql/latest/mutations/appUsageRecordCreate
   */
  appUsageRecordCreate: (_root: unknown, args: UsageArgs, context: AdminContext) => {
    const { store } = context;
    const app = requireApp(context);
    const key = args.idempotencyKey ?? null;
    const refuse = (field: UserError["field"], message: string) => {
      return { appUsageRecord: null, userErrors: [{ field, message }] };
    };
    if (key !== null && key.length > LONGEST_KEY) {
      return refuse(["idempotencyKey"], "Idempotency key exceeds the maximum length.");
    }
    if (args.description.trim() === "") return refuse(["description"], "Description can't be blank");
    const line = findLine(context, args.subscriptionLineItemId);
    if (!line?.isUsage) return refuse(["subscriptionLineItemId"], "Invalid id");
    const before =
      key === null
        ? undefined
        : store.state.appUsageRecords.find((one) => one.appId === app.id && one.idempotencyKey === key);
    if (before) return { appUsageRecord: before, userErrors: [] };
    if (line.subscription.status !== "ACTIVE") return refuse(null, "Subscription is not active");
    if (centsOf(args.price.amount) <= 0) return refuse(["price"], "Price must be greater than 0");
    const currency = usageLine(line.subscription)?.currencyCode;
    if (args.price.currencyCode !== currency || !fitsUnderCap(store, line.subscription, args.price.amount)) {
      return refuse(null, "Total price exceeds balance remaining");
    }
    const { description } = args;
    const record = recordUsage(store, line.subscription, {
      description,
      price: args.price.amount,
      idempotencyKey: key,
    });
    return { appUsageRecord: record, userErrors: [] };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/appPurchaseOneTimeCreate */
  appPurchaseOneTimeCreate: (_root: unknown, args: PurchaseArgs, context: AdminContext) => {
    const { store } = context;
    const app = requireApp(context);
    const refuse = (field: UserError["field"], message: string) => {
      return { appPurchaseOneTime: null, confirmationUrl: null, userErrors: [{ field, message }] };
    };
    if (args.name.trim() === "") return refuse(["name"], "Name can't be blank");
    if (centsOf(args.price.amount) < LEAST_PURCHASE) {
      return refuse(null, "Validation failed: Price must be greater than or equal to 0.5");
    }
    const purchase = proposePurchase(store, {
      appId: app.id,
      name: args.name,
      price: args.price.amount,
      currencyCode: args.price.currencyCode,
      test: args.test ?? false,
      returnUrl: args.returnUrl,
    });
    const url = confirmationUrl(store, app, "purchase", purchase.id);
    return { appPurchaseOneTime: purchase, confirmationUrl: url, userErrors: [] };
  },
};
