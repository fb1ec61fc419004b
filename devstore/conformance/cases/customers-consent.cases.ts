import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const API = "https://shopify.dev/docs/api/admin-graphql/latest";
const WEBHOOKS = "https://shopify.dev/docs/api/webhooks/latest";
const CHANGELOG =
  "https://shopify.dev/changelog/new-customer-s-webhook-and-changes-to-existing-customer-s-webhooks-payload";

interface Problem {
  readonly field: readonly string[] | null;
  readonly code: string;
  readonly message: string;
}

interface Consent {
  readonly marketingState: string;
  readonly marketingOptInLevel: string;
  readonly consentUpdatedAt: string;
  readonly consentCollectedFrom?: string;
}

async function aCustomer(world: World, input: object): Promise<string> {
  const { customerCreate } = await world.data<{ customerCreate: { customer: { id: string }; userErrors: object[] } }>(
    `mutation ($input: CustomerInput!) { customerCreate(input: $input) { customer { id } userErrors { message } } }`,
    { input },
  );
  assert.deepEqual(customerCreate.userErrors, []);
  return customerCreate.customer.id;
}

const BOB = { email: "bob@biller.com", phone: "+16136120707", firstName: "Bob" };

async function emailConsent(world: World, customerId: string, emailMarketingConsent: object) {
  const { customerEmailMarketingConsentUpdate } = await world.data<{
    customerEmailMarketingConsentUpdate: { customer: { emailMarketingConsent: Consent } | null; userErrors: Problem[] };
  }>(
    `mutation ($input: CustomerEmailMarketingConsentUpdateInput!) {
      customerEmailMarketingConsentUpdate(input: $input) {
        customer { emailMarketingConsent { marketingState marketingOptInLevel consentUpdatedAt } }
        userErrors { field code message }
      }
    }`,
    { input: { customerId, emailMarketingConsent } },
  );
  return customerEmailMarketingConsentUpdate;
}

async function smsConsent(world: World, customerId: string, smsMarketingConsent: object) {
  const { customerSmsMarketingConsentUpdate } = await world.data<{
    customerSmsMarketingConsentUpdate: { customer: { smsMarketingConsent: Consent } | null; userErrors: Problem[] };
  }>(
    `mutation customerSmsMarketingConsentUpdate($input: CustomerSmsMarketingConsentUpdateInput!) {
      customerSmsMarketingConsentUpdate(input: $input) {
        userErrors { field code message }
        customer {
          smsMarketingConsent { marketingState marketingOptInLevel consentUpdatedAt consentCollectedFrom }
        }
      }
    }`,
    { input: { customerId, smsMarketingConsent } },
  );
  return customerSmsMarketingConsentUpdate;
}

async function subscribeTo(world: World, topic: string): Promise<void> {
  const { webhookSubscriptionCreate } = await world.data<{ webhookSubscriptionCreate: { userErrors: object[] } }>(
    `mutation ($topic: WebhookSubscriptionTopic!, $uri: String!) {
      webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri }) { userErrors { message } }
    }`,
    { topic, uri: `${world.devStore.app.applicationUrl}/webhooks` },
  );
  assert.deepEqual(webhookSubscriptionCreate.userErrors, []);
}

export const consentCases: readonly ConformanceCase[] = [
  {
    says: "a customer subscribes to SMS, and the consent was collected elsewhere, at this moment",
    page: `${API}/mutations/customerSmsMarketingConsentUpdate`,
    covers: ["customerSmsMarketingConsentUpdate"],
    example: true,
    async prove(world) {
      world.clock.setSpeed(0);
      world.clock.set(new Date("2026-09-12T01:08:05Z"));
      const id = await aCustomer(world, BOB);

      const { customer, userErrors } = await smsConsent(world, id, {
        marketingState: "SUBSCRIBED",
        marketingOptInLevel: "SINGLE_OPT_IN",
      });

      assert.deepEqual(userErrors, []);
      assert.deepEqual(customer?.smsMarketingConsent, {
        marketingState: "SUBSCRIBED",
        marketingOptInLevel: "SINGLE_OPT_IN",
        consentUpdatedAt: "2026-09-12T01:08:05Z",
        consentCollectedFrom: "OTHER",
      });
    },
  },
  {
    says: "a consent keeps the time at which it was given",
    page: `${API}/mutations/customerSmsMarketingConsentUpdate`,
    covers: ["customerSmsMarketingConsentUpdate"],
    example: true,
    async prove(world) {
      const id = await aCustomer(world, BOB);

      const { customer } = await smsConsent(world, id, {
        marketingState: "UNSUBSCRIBED",
        marketingOptInLevel: "SINGLE_OPT_IN",
        consentUpdatedAt: "2021-01-07T15:50:00Z",
      });

      assert.equal(customer?.smsMarketingConsent.consentUpdatedAt, "2021-01-07T15:50:00Z");
      assert.equal(customer.smsMarketingConsent.marketingState, "UNSUBSCRIBED");
    },
  },
  {
    says: "the states that Shopify sets by itself can not be set: NOT_SUBSCRIBED, REDACTED, INVALID",
    page: `${API}/mutations/customerEmailMarketingConsentUpdate`,
    covers: ["customerEmailMarketingConsentUpdate"],
    async prove(world) {
      const id = await aCustomer(world, BOB);

      for (const marketingState of ["NOT_SUBSCRIBED", "REDACTED", "INVALID"]) {
        const { userErrors } = await emailConsent(world, id, { marketingState });
        assert.deepEqual(userErrors[0]?.field, ["input", "emailMarketingConsent", "marketingState"]);
      }
      for (const marketingState of ["PENDING", "SUBSCRIBED", "UNSUBSCRIBED"]) {
        const { customer, userErrors } = await emailConsent(world, id, { marketingState });
        assert.deepEqual(userErrors, []);
        assert.equal(customer?.emailMarketingConsent.marketingState, marketingState);
      }
    },
  },
  {
    says: "without an email nothing is consented to by email, and without a phone number nothing by SMS",
    page: `${API}/input-objects/CustomerEmailMarketingConsentUpdateInput`,
    covers: ["customerEmailMarketingConsentUpdate", "customerSmsMarketingConsentUpdate"],
    async prove(world) {
      const id = await aCustomer(world, { firstName: "Ann" });

      const email = await emailConsent(world, id, { marketingState: "SUBSCRIBED" });
      const sms = await smsConsent(world, id, { marketingState: "SUBSCRIBED" });

      assert.equal(email.userErrors.length, 1);
      assert.equal(sms.userErrors.length, 1);
    },
  },
  {
    says: "an unknown customer consents to nothing",
    page: `${API}/enums/CustomerEmailMarketingConsentUpdateUserErrorCode`,
    covers: ["customerEmailMarketingConsentUpdate"],
    async prove(world) {
      const answer = await emailConsent(world, "gid://shopify/Customer/1", { marketingState: "SUBSCRIBED" });

      assert.equal(answer.customer, null);
      assert.equal(answer.userErrors[0]?.code, "INVALID");
    },
  },
  {
    says: "an app without approval reads customers, but not their names and emails",
    page: "https://shopify.dev/docs/apps/launch/protected-customer-data",
    covers: ["customer"],
    async prove(world) {
      const id = await aCustomer(world, BOB);
      world.store.state.dataApprovals.put({ appId: world.devStore.app.id, customerData: true, fields: [] });
      const read = (field: string) =>
        world.admin<object>(`query ($id: ID!) { customer(id: $id) { id ${field} } }`, { id });

      assert.deepEqual((await read("")).errors, []);
      for (const field of ["firstName", "email", "phone"]) {
        const { errors } = await read(field);
        assert.equal(errors[0]?.extensions?.["code"], "ACCESS_DENIED", `${field} is protected`);
      }
    },
  },
  {
    says: "customers are only for apps with read_customers",
    page: `${API}/objects/Customer`,
    covers: ["customers"],
    async prove(world) {
      const { errors } = await world.admin(
        "{ customers(first: 1) { nodes { id } } }",
        {},
        world.tokenWith(["read_orders"]),
      );

      assert.equal(errors[0]?.extensions?.["code"], "ACCESS_DENIED");
    },
  },
  {
    says: "customers/create tells of a customer without tags and consents, which have topics of their own",
    page: CHANGELOG,
    covers: ["customerCreate", "webhooks"],
    async prove(world) {
      await subscribeTo(world, "CUSTOMERS_CREATE");

      const id = await aCustomer(world, {
        ...BOB,
        lastName: "Biller",
        note: "This customer loves ice cream",
        addresses: [
          { address1: "151 O'Connor Street", city: "Ottawa", zip: "K2P 2L8", provinceCode: "ON", countryCode: "CA" },
        ],
      });

      const { json } = await world.webhook("customers/create");
      assert.equal(json["admin_graphql_api_id"], id);
      assert.equal(json["email"], "bob@biller.com");
      assert.equal(json["state"], "disabled");
      assert.equal(json["currency"], "EUR");
      assert.equal((json["default_address"] as Record<string, unknown>)["province_code"], "ON");
      const names =
        "addresses admin_graphql_api_id created_at currency default_address email first_name id last_name multipass_identifier note phone state tax_exempt tax_exemptions updated_at verified_email";
      assert.deepEqual(Object.keys(json).sort().join(" "), names);
    },
  },
  {
    says: "a consent to email is told as its own topic, with the address and the consent",
    page: WEBHOOKS,
    covers: ["customerEmailMarketingConsentUpdate", "webhooks"],
    async prove(world) {
      await subscribeTo(world, "CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE");
      const id = await aCustomer(world, BOB);

      await emailConsent(world, id, { marketingState: "SUBSCRIBED", consentUpdatedAt: "2026-01-07T15:50:00Z" });

      const { json } = await world.webhook("customers_email_marketing_consent/update");
      assert.equal(`gid://shopify/Customer/${String(json["customer_id"])}`, id);
      assert.equal(json["email_address"], "bob@biller.com");
      assert.deepEqual(json["email_marketing_consent"], {
        state: "subscribed",
        opt_in_level: "single_opt_in",
        consent_updated_at: "2026-01-07T15:50:00Z",
      });
    },
  },
  {
    says: "tags that come and go are told by customer.tags_added and customer.tags_removed",
    page: WEBHOOKS,
    covers: ["tagsAdd", "tagsRemove", "webhooks"],
    async prove(world) {
      await subscribeTo(world, "CUSTOMER_TAGS_ADDED");
      await subscribeTo(world, "CUSTOMER_TAGS_REMOVED");
      const id = await aCustomer(world, { ...BOB, tags: ["old"] });

      await world.data(
        `mutation ($id: ID!) {
          tagsAdd(id: $id, tags: ["tag1", "tag2"]) { userErrors { message } }
          tagsRemove(id: $id, tags: ["old"]) { userErrors { message } }
        }`,
        { id },
      );

      const { json: added } = await world.webhook("customer.tags_added");
      const { json: removed } = await world.webhook("customer.tags_removed");
      assert.deepEqual([added["customerId"], added["tags"]], [id, ["tag1", "tag2"]]);
      assert.deepEqual([removed["customerId"], removed["tags"]], [id, ["old"]]);
      assert.match(String(added["occurredAt"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    },
  },
  {
    says: "customers/delete says who, and nothing else of them",
    page: WEBHOOKS,
    covers: ["customerDelete", "webhooks"],
    async prove(world) {
      await subscribeTo(world, "CUSTOMERS_DELETE");
      const id = await aCustomer(world, BOB);

      await world.data(`mutation ($id: ID!) { customerDelete(input: { id: $id }) { userErrors { message } } }`, { id });

      const { json } = await world.webhook("customers/delete");
      assert.deepEqual(Object.keys(json).sort(), ["admin_graphql_api_id", "id", "tax_exemptions"]);
      assert.equal(json["admin_graphql_api_id"], id);
    },
  },
];
