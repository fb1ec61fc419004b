import assert from "node:assert/strict";
import { anApp, answerAsMerchant, askerOf } from "../case-app.ts";
import {
  DAY_MS,
  byUse,
  installation,
  propose,
  subscribed,
  use,
  type Proposed,
  type UserErrors,
} from "../case-billing.ts";
import type { ConformanceCase } from "../conformance-case.ts";

const USAGE = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/appUsageRecordCreate";
const CAP = "https://shopify.dev/docs/apps/launch/billing/subscription-billing/update-max-charge";

export const appChargeCases: readonly ConformanceCase[] = [
  {
    says: "a usage charge counts against the cap, and one beyond it is refused",
    page: USAGE,
    covers: ["appUsageRecordCreate"],
    async prove(world) {
      const { asker, proposed } = await subscribed(world, { lineItems: [byUse("2.50")] });
      const line = proposed.appSubscription.lineItems[0]?.id ?? "";

      const first = await use(world, asker, line);
      const second = await use(world, asker, line);
      const beyond = await use(world, asker, line);

      assert.deepEqual([first.userErrors, second.userErrors], [[], []]);
      assert.deepEqual(beyond, {
        appUsageRecord: null,
        userErrors: [{ field: null, message: "Total price exceeds balance remaining" }],
      });
      const [active] = (await installation(world, asker)).activeSubscriptions;
      assert.deepEqual(active?.lineItems[0]?.plan.pricingDetails, {
        __typename: "AppUsagePricing",
        balanceUsed: { amount: "2.0" },
        cappedAmount: { amount: "2.5", currencyCode: "USD" },
        terms: "$1 for 100 emails",
        interval: "EVERY_30_DAYS",
      });
    },
  },
  {
    says: "the same idempotency key charges once and answers with the same record",
    page: "https://shopify.dev/changelog/idempotent-creation-of-appusagerecord",
    covers: ["appUsageRecordCreate"],
    async prove(world) {
      const { asker, proposed } = await subscribed(world, { lineItems: [byUse("1.50")] });
      const line = proposed.appSubscription.lineItems[0]?.id ?? "";

      const first = await use(world, asker, line, { key: "mail-1" });
      const again = await use(world, asker, line, { key: "mail-1" });

      assert.ok(first.appUsageRecord);
      assert.deepEqual(again, first);
      assert.equal(world.store.state.appUsageRecords.size, 1);
    },
  },
  {
    says: "the cap is for thirty days: the next period begins with nothing used",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/objects/AppUsagePricing",
    covers: ["appUsageRecordCreate", "clock"],
    async prove(world) {
      const app = anApp(world);
      const { confirmationUrl, appSubscription } = await propose(world, await askerOf(world, app), {
        lineItems: [byUse("1.00")],
      });
      await answerAsMerchant(world, confirmationUrl, "approve");
      const line = appSubscription.lineItems[0]?.id ?? "";
      await use(world, await askerOf(world, app), line);

      world.clock.advance(31 * DAY_MS);

      assert.deepEqual((await use(world, await askerOf(world, app), line)).userErrors, []);
    },
  },
  {
    says: "nothing is charged before the merchant approved, nor in another currency, nor without a description",
    page: USAGE,
    covers: ["appUsageRecordCreate"],
    async prove(world) {
      const asker = await askerOf(world, anApp(world));
      const pending = await propose(world, asker, { lineItems: [byUse("9.00")] });
      const line = pending.appSubscription.lineItems[0]?.id ?? "";

      const early = await use(world, asker, line);
      await answerAsMerchant(world, pending.confirmationUrl, "approve");
      const euros = await use(world, asker, line, { price: { amount: "1.00", currencyCode: "EUR" } });
      const unknown = await use(world, asker, "gid://shopify/AppSubscriptionLineItem/1?v=1&index=0");

      assert.equal(early.appUsageRecord, null);
      assert.equal(early.userErrors.length, 1);
      assert.equal(euros.appUsageRecord, null);
      assert.deepEqual(unknown.userErrors, [{ field: ["subscriptionLineItemId"], message: "Invalid id" }]);
    },
  },
  {
    says: "the app is told when nine tenths of the cap are used",
    page: "https://shopify.dev/changelog/new-webhooks-and-app-events-for-app-usage-spending-limits-and-changes-to-balanced_used",
    covers: ["webhooks", "appUsageRecordCreate"],
    async prove(world) {
      const topic = "app_subscriptions/approaching_capped_amount";
      const app = anApp(world, { webhookTopics: [{ topic, uri: "/webhooks", includeFields: [] }] });
      const asker = await askerOf(world, app);
      const { confirmationUrl, appSubscription } = await propose(world, asker, { lineItems: [byUse("10.00")] });
      await answerAsMerchant(world, confirmationUrl, "approve");
      const line = appSubscription.lineItems[0]?.id ?? "";

      await use(world, asker, line, { price: { amount: "8.00", currencyCode: "USD" } });
      const early = world.webhooksLeft().length;
      await use(world, asker, line, { price: { amount: "1.50", currencyCode: "USD" } });

      const { json } = await world.webhook(topic);
      assert.equal(early, 0);
      assert.equal((json["app_subscription"] as Record<string, unknown>)["balance_used"], 9.5);
    },
  },
  {
    says: "a higher cap holds once the merchant approved it; a lower one is refused",
    page: CAP,
    covers: ["appSubscriptionLineItemUpdate"],
    async prove(world) {
      const { asker, proposed } = await subscribed(world, { lineItems: [byUse("1.00")] });
      const line = proposed.appSubscription.lineItems[0]?.id ?? "";
      const update = async (amount: string) => {
        const { appSubscriptionLineItemUpdate } = await world.data<{ appSubscriptionLineItemUpdate: Proposed }>(
          `mutation ($id: ID!, $cap: MoneyInput!) {
            appSubscriptionLineItemUpdate(id: $id, cappedAmount: $cap) {
              appSubscription { id } confirmationUrl userErrors { field message }
            }
          }`,
          { id: line, cap: { amount, currencyCode: "USD" } },
          asker,
        );
        return appSubscriptionLineItemUpdate;
      };
      const fiver = { price: { amount: "5.00", currencyCode: "USD" } };

      const lower = await update("0.50");
      const { confirmationUrl } = await update("10.00");
      const early = await use(world, asker, line, fiver);
      await answerAsMerchant(world, confirmationUrl, "approve");
      const late = await use(world, asker, line, fiver);

      assert.deepEqual(lower.userErrors[0]?.field, ["cappedAmount"]);
      assert.equal(early.userErrors[0]?.message, "Total price exceeds balance remaining");
      assert.deepEqual(late.userErrors, []);
    },
  },
  {
    says: "a one-time purchase is pending, then active by the merchant's approval, and told",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/mutations/appPurchaseOneTimeCreate",
    covers: ["appPurchaseOneTimeCreate", "webhooks"],
    async prove(world) {
      const topic = "app_purchases_one_time/update";
      const asker = await askerOf(
        world,
        anApp(world, { webhookTopics: [{ topic, uri: "/webhooks", includeFields: [] }] }),
      );
      const buy = (amount: string) =>
        world.data<{ appPurchaseOneTimeCreate: UserErrors & { confirmationUrl: string; appPurchaseOneTime: object } }>(
          `mutation ($price: MoneyInput!) {
            appPurchaseOneTimeCreate(name: "Credits", price: $price, returnUrl: "https://app.example/bought", test: true) {
              appPurchaseOneTime { name status test price { amount currencyCode } }
              confirmationUrl
              userErrors { field message }
            }
          }`,
          { price: { amount, currencyCode: "USD" } },
          asker,
        );

      const { appPurchaseOneTimeCreate: asked } = await buy("10.00");
      const { appPurchaseOneTimeCreate: tooCheap } = await buy("0.49");
      const went = await answerAsMerchant(world, asked.confirmationUrl, "approve");

      assert.deepEqual(asked.appPurchaseOneTime, {
        name: "Credits",
        status: "PENDING",
        test: true,
        price: { amount: "10.0", currencyCode: "USD" },
      });
      assert.equal(tooCheap.appPurchaseOneTime, null);
      assert.equal(tooCheap.userErrors.length, 1);
      assert.match(went, /^https:\/\/app\.example\/bought\?charge_id=\d+$/);
      const { json } = await world.webhook(topic);
      assert.equal((json["app_purchase_one_time"] as Record<string, unknown>)["status"], "ACTIVE");
    },
  },
];
