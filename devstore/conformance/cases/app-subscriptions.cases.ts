import assert from "node:assert/strict";
import { uninstall } from "../../access/installation.ts";
import type { Asker } from "../admin-client.ts";
import { anApp, answerAsMerchant, askerOf } from "../case-app.ts";
import { DAY_MS, byUse, installation, propose, recurring, subscribed, type UserErrors } from "../case-billing.ts";
import type { ConformanceCase } from "../conformance-case.ts";

const BILLING = "https://shopify.dev/docs/apps/launch/billing/subscription-billing";
const CREATE = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/appSubscriptionCreate";
const STATUS = "https://shopify.dev/docs/api/admin-graphql/latest/enums/AppSubscriptionStatus";

export const appSubscriptionCases: readonly ConformanceCase[] = [
  {
    says: "a proposed subscription is pending and leads to a page of the admin where the merchant decides",
    page: CREATE,
    covers: ["appSubscriptionCreate"],
    async prove(world) {
      const { appSubscription, confirmationUrl, userErrors } = await propose(world, await askerOf(world, anApp(world)));

      assert.deepEqual(userErrors, []);
      assert.equal(appSubscription.status, "PENDING");
      assert.ok(confirmationUrl.startsWith(`https://${world.domain}/admin/charges/`), confirmationUrl);
      assert.match(
        confirmationUrl,
        /\/RecurringApplicationCharge\/confirm_recurring_application_charge\?signature=\w+$/,
      );
    },
  },
  {
    says: "the merchant approves: the subscription is active for thirty days and the app gets the charge's id",
    page: BILLING,
    covers: ["appSubscriptionCreate", "currentAppInstallation"],
    async prove(world) {
      const asker = await askerOf(world, anApp(world));
      const { appSubscription, confirmationUrl } = await propose(world, asker);

      const went = await answerAsMerchant(world, confirmationUrl, "approve");

      assert.equal(went, `https://app.example/billing?charge_id=${appSubscription.id.split("/").at(-1)}`);
      const [active] = (await installation(world, asker)).activeSubscriptions;
      assert.equal(active?.id, appSubscription.id);
      assert.equal(active.status, "ACTIVE");
      const endsInDays = (Date.parse(active.currentPeriodEnd) - world.clock.now().getTime()) / DAY_MS;
      assert.equal(Math.round(endsInDays), 30);
      assert.deepEqual(active.lineItems[0]?.plan.pricingDetails, {
        __typename: "AppRecurringPricing",
        price: { amount: "10.0", currencyCode: "USD" },
        interval: "EVERY_30_DAYS",
      });
    },
  },
  {
    says: "the merchant declines: the subscription is declined for good and the merchant is back at the app",
    page: STATUS,
    covers: ["appSubscriptionCreate"],
    async prove(world) {
      const app = anApp(world);
      const asker = await askerOf(world, app);
      const { confirmationUrl } = await propose(world, asker);

      const went = await answerAsMerchant(world, confirmationUrl, "decline");
      await answerAsMerchant(world, confirmationUrl, "approve");

      assert.ok(went.endsWith(`/apps/${app.handle}`), went);
      const { activeSubscriptions, allSubscriptions } = await installation(world, asker);
      assert.deepEqual(activeSubscriptions, []);
      assert.deepEqual(allSubscriptions.nodes, [{ name: "Pro", status: "DECLINED" }]);
    },
  },
  {
    says: "what the merchant does not approve within two days expires",
    page: STATUS,
    covers: ["appSubscriptionCreate", "clock"],
    async prove(world) {
      const app = anApp(world);
      const { appSubscription } = await propose(world, await askerOf(world, app));

      world.clock.advance(2 * DAY_MS + 1000);

      const { node } = await world.data<{ node: unknown }>(
        "query ($id: ID!) { node(id: $id) { ... on AppSubscription { status currentPeriodEnd } } }",
        { id: appSubscription.id },
        await askerOf(world, app),
      );
      assert.deepEqual(node, { status: "EXPIRED", currentPeriodEnd: null });
    },
  },
  {
    says: "a new subscription takes the place of the one before, which is cancelled",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/AppSubscriptionReplacementBehavior",
    covers: ["appSubscriptionCreate"],
    async prove(world) {
      const { asker } = await subscribed(world);
      const better = await propose(world, asker, { name: "Max", lineItems: [recurring("20.0")] });

      assert.equal((await installation(world, asker)).activeSubscriptions[0]?.name, "Pro");
      await answerAsMerchant(world, better.confirmationUrl, "approve");

      const { activeSubscriptions, allSubscriptions } = await installation(world, asker);
      assert.deepEqual(
        activeSubscriptions.map(({ name }) => name),
        ["Max"],
      );
      assert.deepEqual(allSubscriptions.nodes[0], { name: "Pro", status: "CANCELLED" });
    },
  },
  {
    says: "a change of status is told by app_subscriptions/update, in the documented shape",
    page: "https://shopify.dev/docs/api/admin-rest/latest/resources/webhook",
    covers: ["webhooks", "appSubscriptionCreate"],
    async prove(world) {
      const topics = ["app_subscriptions/update"];
      const app = anApp(world, {
        webhookTopics: topics.map((topic) => ({ topic, uri: "/webhooks", includeFields: [] })),
      });
      const proposed = await propose(world, await askerOf(world, app), {
        lineItems: [recurring("10.00"), byUse("20.0")],
      });

      await answerAsMerchant(world, proposed.confirmationUrl, "approve");

      const { json } = await world.webhook("app_subscriptions/update");
      const told = json["app_subscription"] as Record<string, unknown>;
      const { created_at, updated_at, admin_graphql_api_shop_id, ...rest } = told;
      assert.ok(created_at && updated_at);
      assert.match(String(admin_graphql_api_shop_id), /^gid:\/\/shopify\/Shop\/\d+$/);
      assert.deepEqual(rest, {
        admin_graphql_api_id: proposed.appSubscription.id,
        name: "Pro",
        status: "ACTIVE",
        currency: "USD",
        capped_amount: "20.0",
        price: "10.00",
        interval: "every_30_days",
        plan_handle: null,
      });
    },
  },
  {
    says: "a subscription without a name, without a plan, or in two currencies is refused in the fields' names",
    page: CREATE,
    covers: ["appSubscriptionCreate"],
    async prove(world) {
      const asker = await askerOf(world, anApp(world));
      const euros = {
        plan: { appUsagePricingDetails: { cappedAmount: { amount: "9", currencyCode: "EUR" }, terms: "t" } },
      };

      const nameless = await propose(world, asker, { name: " " });
      const empty = await propose(world, asker, { lineItems: [] });
      const mixed = await propose(world, asker, { lineItems: [recurring("10"), euros] });

      assert.deepEqual(nameless.userErrors, [{ field: ["name"], message: "Name can't be blank" }]);
      assert.deepEqual(empty.userErrors, [{ field: ["lineItems"], message: "At least one plan must be selected" }]);
      assert.deepEqual(mixed.userErrors[0]?.field, ["lineItems"]);
      assert.equal(mixed.appSubscription, null);
    },
  },
  {
    says: "only one pricing plan of each type can be defined",
    page: CREATE,
    covers: ["appSubscriptionCreate"],
    async prove(world) {
      const asker = await askerOf(world, anApp(world));

      const { userErrors } = await propose(world, asker, { lineItems: [recurring("10"), recurring("20")] });

      assert.deepEqual(userErrors[0]?.field, ["lineItems"]);
    },
  },
  {
    says: "a trial delays billing from the merchant's approval, and can be extended by one to a thousand days",
    page: "https://shopify.dev/docs/apps/launch/billing/offer-free-trials",
    covers: ["appSubscriptionTrialExtend"],
    async prove(world) {
      const { asker, proposed } = await subscribed(world, { trialDays: 7 });
      const extend = (days: number) =>
        world.data<{ appSubscriptionTrialExtend: { userErrors: { field: string[]; code: string | null }[] } }>(
          `mutation ($id: ID!, $days: Int!) {
            appSubscriptionTrialExtend(id: $id, days: $days) {
              appSubscription { trialDays }
              userErrors { field message code }
            }
          }`,
          { id: proposed.appSubscription.id, days },
          asker,
        );

      const longer = await extend(3);
      const never = await extend(0);
      const tooLong = await extend(1001);

      assert.deepEqual(longer.appSubscriptionTrialExtend, { appSubscription: { trialDays: 10 }, userErrors: [] });
      assert.deepEqual(never.appSubscriptionTrialExtend.userErrors[0]?.field, ["days"]);
      assert.deepEqual(tooLong.appSubscriptionTrialExtend.userErrors[0]?.field, ["days"]);
      const [active] = (await installation(world, asker)).activeSubscriptions;
      const days = (Date.parse(active?.currentPeriodEnd ?? "") - world.clock.now().getTime()) / DAY_MS;
      assert.equal(Math.round(days), 40);
    },
  },
  {
    says: "the trial of a subscription that is not active, or is over, cannot be extended",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/AppSubscriptionTrialExtendUserErrorCode",
    covers: ["appSubscriptionTrialExtend"],
    async prove(world) {
      const asker = await askerOf(world, anApp(world));
      const { appSubscription } = await propose(world, asker, { trialDays: 7 });
      const codeOf = async (id: string, who: Asker) => {
        const { appSubscriptionTrialExtend } = await world.data<{
          appSubscriptionTrialExtend: { userErrors: { code: string }[] };
        }>("mutation ($id: ID!) { appSubscriptionTrialExtend(id: $id, days: 1) { userErrors { code } } }", { id }, who);
        return appSubscriptionTrialExtend.userErrors[0]?.code;
      };
      const over = await subscribed(world);

      assert.equal(await codeOf(appSubscription.id, asker), "SUBSCRIPTION_NOT_ACTIVE");
      assert.equal(await codeOf("gid://shopify/AppSubscription/1", asker), "SUBSCRIPTION_NOT_FOUND");
      assert.equal(await codeOf(over.proposed.appSubscription.id, over.asker), "TRIAL_NOT_ACTIVE");
    },
  },
  {
    says: "a cancelled subscription is no longer active and cannot be cancelled again",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/mutations/appSubscriptionCancel",
    covers: ["appSubscriptionCancel"],
    async prove(world) {
      const { asker, proposed } = await subscribed(world);
      const cancel = () =>
        world.data<{ appSubscriptionCancel: UserErrors & { appSubscription: unknown } }>(
          `mutation ($id: ID!) {
            appSubscriptionCancel(id: $id) { appSubscription { status } userErrors { field message } }
          }`,
          { id: proposed.appSubscription.id },
          asker,
        );

      const first = await cancel();
      const second = await cancel();

      assert.deepEqual(first.appSubscriptionCancel, { appSubscription: { status: "CANCELLED" }, userErrors: [] });
      assert.deepEqual(second.appSubscriptionCancel.userErrors[0]?.field, ["id"]);
      assert.deepEqual((await installation(world, asker)).activeSubscriptions, []);
    },
  },
  {
    says: "an uninstall cancels the subscription",
    page: STATUS,
    covers: ["uninstall", "appSubscriptionCreate"],
    async prove(world) {
      const app = anApp(world);
      const asker = await askerOf(world, app);
      await answerAsMerchant(world, (await propose(world, asker)).confirmationUrl, "approve");

      await uninstall(world.store, app);

      assert.equal(world.store.state.appSubscriptions.first()?.status, "CANCELLED");
    },
  },
  {
    says: "a confirmation page whose signature is not Shopify's own does not exist",
    page: BILLING,
    covers: ["appSubscriptionCreate"],
    async prove(world) {
      const { confirmationUrl } = await propose(world, await askerOf(world, anApp(world)));
      const forged = confirmationUrl.replace(/signature=\w{8}/, "signature=00000000");

      const path = new URL(forged).pathname.replace("/admin", `/store/${world.store.state.shop.handle}`);
      const page = await world.fetch(`https://admin.shopify.com${path}${new URL(forged).search}`);

      assert.equal(page.status, 404);
    },
  },
];
