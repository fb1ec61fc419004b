import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { addresses, CREATE, type Created, rename, subscribe } from "../webhook-requests.ts";

const ABOUT = "https://shopify.dev/docs/apps/build/webhooks";
const FILTERS = "https://shopify.dev/docs/apps/build/webhooks/customize/filters";
const PAYLOADS = "https://shopify.dev/docs/apps/build/webhooks/customize/modify_payloads";
const create = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/webhookSubscriptionCreate";

export const subscriptionCases: readonly ConformanceCase[] = [
  {
    says: "a subscription is made for a topic and an address, and listed",
    page: create,
    covers: ["webhookSubscriptionCreate", "webhookSubscriptions"],
    example: true,
    async prove(world) {
      const { webhookSubscription, userErrors } = await subscribe(world, "ORDERS_CREATE", {
        uri: "https://example.org/endpoint",
      });

      assert.deepEqual(userErrors, []);
      assert.ok(webhookSubscription?.id.startsWith("gid://shopify/WebhookSubscription/"));
      assert.deepEqual(await addresses(world), ["https://example.org/endpoint"]);
    },
  },
  {
    says: "the same topic and address are taken once",
    page: create,
    covers: ["webhookSubscriptionCreate"],
    async prove(world) {
      await subscribe(world, "PRODUCTS_UPDATE");
      const again = await subscribe(world, "PRODUCTS_UPDATE");

      assert.deepEqual(again.userErrors, [
        { field: ["webhookSubscription", "callbackUrl"], message: "Address for this topic has already been taken" },
      ]);
    },
  },
  {
    says: "an address that is not https is refused",
    page: create,
    covers: ["webhookSubscriptionCreate"],
    async prove(world) {
      const { userErrors } = await subscribe(world, "PRODUCTS_UPDATE", { uri: "http://example.org/webhooks" });

      assert.deepEqual(userErrors, [
        { field: ["webhookSubscription", "callbackUrl"], message: "Address protocol http:// is not supported" },
      ]);
    },
  },
  {
    says: "a subscription is changed, and deleted",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/mutations/webhookSubscriptionUpdate",
    covers: ["webhookSubscriptionUpdate", "webhookSubscriptionDelete"],
    async prove(world) {
      const { webhookSubscription } = await subscribe(world, "PRODUCTS_UPDATE");
      const id = webhookSubscription?.id;
      const changed = await world.data<{ webhookSubscriptionUpdate: Created }>(
        `mutation ($id: ID!, $input: WebhookSubscriptionInput!) {
          webhookSubscriptionUpdate(id: $id, webhookSubscription: $input) {
            webhookSubscription { uri includeFields } userErrors { message } } }`,
        { id, input: { uri: "https://example.org/moved", includeFields: ["id"] } },
      );
      const remove = () =>
        world.data<{
          webhookSubscriptionDelete: { deletedWebhookSubscriptionId: string | null; userErrors: object[] };
        }>(
          `mutation ($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId
            userErrors { field message } } }`,
          { id },
        );

      assert.deepEqual(changed.webhookSubscriptionUpdate.webhookSubscription, {
        uri: "https://example.org/moved",
        includeFields: ["id"],
      });
      assert.equal((await remove()).webhookSubscriptionDelete.deletedWebhookSubscriptionId, id);
      assert.deepEqual((await remove()).webhookSubscriptionDelete.userErrors, [
        { field: ["id"], message: "Webhook subscription does not exist" },
      ]);
    },
  },
  {
    says: "only the named fields are in the payload",
    page: PAYLOADS,
    covers: ["webhookSubscriptionCreate", "webhooks"],
    async prove(world) {
      await subscribe(world, "PRODUCTS_UPDATE", { includeFields: ["id", "title", "variants.sku"] });
      await rename(world, "C-1", "Beeswax Candle");

      const { json } = await world.webhook("products/update");

      assert.deepEqual(Object.keys(json).sort(), ["id", "title", "variants"]);
      assert.deepEqual(json["variants"], [{ sku: "C-1" }]);
    },
  },
  {
    says: "a filter lets only those webhooks through that it describes, nested lists included",
    page: FILTERS,
    covers: ["webhookSubscriptionCreate", "webhooks"],
    async prove(world) {
      await subscribe(world, "PRODUCTS_UPDATE", { filter: "variants.price:>=10.00 AND status:active" });
      await rename(world, "C-1", "Beeswax Candle");
      await rename(world, "BS-S", "Navy Shirt");

      const { json } = await world.webhook("products/update");

      assert.equal(json["title"], "Navy Shirt");
      assert.equal(world.webhooksLeft().length, 0);
    },
  },
  {
    says: "metafields of the namespaces that were asked for are in the payload",
    page: PAYLOADS,
    covers: ["webhookSubscriptionCreate", "webhooks"],
    async prove(world) {
      await subscribe(world, "PRODUCTS_UPDATE", { metafieldNamespaces: ["care"] });
      const ownerId = world.variant("BS-S").productId;
      const one = { ownerId, type: "single_line_text_field", value: "30 degrees" };
      await world.data(
        `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
          userErrors { message } } }`,
        {
          metafields: [
            { ...one, namespace: "care", key: "wash" },
            { ...one, namespace: "other", key: "wash" },
          ],
        },
      );

      const { json } = await world.webhook("products/update");

      const metafields = json["metafields"] as Record<string, unknown>[];
      assert.deepEqual(
        metafields.map(({ namespace, key, value }) => ({ namespace, key, value })),
        [{ namespace: "care", key: "wash", value: "30 degrees" }],
      );
    },
  },
  {
    says: "compliance topics are declared in the app's configuration, not subscribed by the API",
    page: "https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance",
    covers: ["webhookSubscriptionCreate"],
    async prove({ admin }) {
      const { errors } = await admin(CREATE, { topic: "SHOP_REDACT", input: { uri: "https://example.org" } });

      assert.equal(errors[0]?.extensions?.["code"], "INVALID_VARIABLE");
    },
  },
  {
    says: "a subscription hears only of its own shop",
    page: ABOUT,
    covers: ["webhooks"],
    async prove(world) {
      await world.subscribe("products/update");
      const other = await world.another({ handle: "other-shop" });
      await rename(other, "C-1", "Beeswax Candle");
      await rename(world, "C-1", "Soy Candle");

      const { json } = await world.webhook("products/update");

      assert.equal(json["title"], "Soy Candle");
      assert.equal(other.webhooksLeft().length, 0);
    },
  },
];
