import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import type { ConformanceCase } from "../conformance-case.ts";
import { move } from "../inventory-requests.ts";
import type { World } from "../world.ts";

const HTTPS = "https://shopify.dev/docs/apps/build/webhooks/subscribe/https";
const ABOUT = "https://shopify.dev/docs/apps/build/webhooks";
const TOPICS = "https://shopify.dev/docs/api/webhooks/latest";
const FILTERS = "https://shopify.dev/docs/apps/build/webhooks/customize/filters";
const PAYLOADS = "https://shopify.dev/docs/apps/build/webhooks/customize/modify_payloads";
const PRACTICES = "https://shopify.dev/docs/apps/build/webhooks/best-practices";
const create = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/webhookSubscriptionCreate";

const CREATE = `mutation ($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) {
    webhookSubscription { id topic uri filter includeFields format } userErrors { field message } } }`;

type Created = { webhookSubscription: { id: string } | null; userErrors: { field: string[]; message: string }[] };

const address = ({ devStore }: World): string => `${devStore.app.applicationUrl}/webhooks`;

async function subscribe(world: World, topic: string, input: object = {}): Promise<Created> {
  const { webhookSubscriptionCreate } = await world.data<{ webhookSubscriptionCreate: Created }>(CREATE, {
    topic,
    input: { uri: address(world), ...input },
  });
  return webhookSubscriptionCreate;
}

async function rename(world: World, sku: string, title: string): Promise<void> {
  await world.data(
    `mutation ($product: ProductUpdateInput!) { productUpdate(product: $product) { userErrors { message } } }`,
    { product: { id: world.variant(sku).productId, title } },
  );
}

async function addresses({ data }: World): Promise<string[]> {
  const { webhookSubscriptions } = await data<{ webhookSubscriptions: { nodes: { uri: string }[] } }>(
    "{ webhookSubscriptions(first: 10) { nodes { uri } } }",
  );
  return webhookSubscriptions.nodes.map(({ uri }) => uri);
}

export const deliveryCases: readonly ConformanceCase[] = [
  {
    says: "a webhook carries Shopify's headers, and a signature over its raw bytes",
    page: HTTPS,
    covers: ["webhooks"],
    async prove(world) {
      await world.subscribe("products/update");
      await rename(world, "C-1", "Beeswax Candle");

      const { headers, rawBody } = await world.webhook("products/update");

      const { clientSecret } = world.devStore.app;
      const signature = createHmac("sha256", clientSecret).update(rawBody).digest("base64");
      assert.equal(headers.get("x-shopify-hmac-sha256"), signature);
      assert.equal(headers.get("x-shopify-topic"), "products/update");
      assert.equal(headers.get("x-shopify-shop-domain"), world.domain);
      assert.equal(headers.get("x-shopify-api-version"), "2026-10");
      assert.match(headers.get("x-shopify-webhook-id") ?? "", /^[0-9a-f-]{36}$/);
      assert.match(headers.get("x-shopify-event-id") ?? "", /^[0-9a-f-]{36}$/);
      assert.match(headers.get("x-shopify-triggered-at") ?? "", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{9}Z$/);
      assert.match(headers.get("content-type") ?? "", /^application\/json/);
    },
  },
  {
    says: "ids in a body are numbers with all their digits, though they pass 2^53",
    page: TOPICS,
    covers: ["webhooks"],
    async prove(world) {
      await world.subscribe("products/update");
      await rename(world, "C-1", "Beeswax Candle");

      const { rawBody, json } = await world.webhook("products/update");

      const id = world.variant("C-1").productId.replace("gid://shopify/Product/", "");
      assert.ok(BigInt(id) > 2n ** 53n);
      assert.ok(rawBody.includes(`"id":${id}`));
      assert.equal(json["admin_graphql_api_id"], `gid://shopify/Product/${id}`);
    },
  },
  {
    says: "all webhooks of one action share the event id, and each delivery has its own webhook id",
    page: PRACTICES,
    covers: ["webhooks"],
    async prove(world) {
      await subscribe(world, "PRODUCTS_UPDATE");
      await subscribe(world, "PRODUCTS_UPDATE", { uri: `${address(world)}/second` });
      await rename(world, "C-1", "Beeswax Candle");

      const first = await world.webhook("products/update");
      const second = await world.webhook("products/update");

      const header = (one: typeof first, name: string) => one.headers.get(`x-shopify-${name}`);
      assert.equal(header(first, "event-id"), header(second, "event-id"));
      assert.notEqual(header(first, "webhook-id"), header(second, "webhook-id"));
    },
  },
  {
    says: "an answer other than 2xx counts as not taken, redirects too, and the webhook comes again with its id and its first payload",
    page: HTTPS,
    covers: ["webhooks"],
    async prove(world) {
      await world.subscribe("products/update");
      world.answerWebhooksWith(301);
      await rename(world, "C-1", "Beeswax Candle");
      const first = await world.webhook("products/update");
      world.answerWebhooksWith(200);
      world.store.state.products
        .filter(({ title }) => title === "Beeswax Candle")
        .forEach((one) => (one.title = "Changed"));

      await world.devStore.shops.find(world.domain)?.webhooks.idle();
      world.clock.advance(4 * 3600_000);
      const again = await world.webhook("products/update");

      assert.equal(again.headers.get("x-shopify-webhook-id"), first.headers.get("x-shopify-webhook-id"));
      assert.equal(again.rawBody, first.rawBody);
    },
  },
  {
    says: "a webhook that nobody takes is tried nine times in four hours, and a subscription made by the API is then removed",
    page: HTTPS,
    covers: ["webhooks"],
    async prove(world) {
      await world.subscribe("products/update");
      world.answerWebhooksWith(500);
      await rename(world, "C-1", "Beeswax Candle");
      const webhooks = world.devStore.shops.find(world.domain)?.webhooks;

      let attempts = 0;
      const startedAt = world.clock.now().getTime();
      for (; attempts < 9; attempts += 1) {
        await world.webhook("products/update");
        await webhooks?.idle();
        const next = webhooks?.list()[0]?.nextAttemptAt;
        if (next) world.clock.set(new Date(Date.parse(next) + 1));
      }

      assert.equal(webhooks?.list()[0]?.state, "failed");
      assert.ok(world.clock.now().getTime() - startedAt <= 4 * 3600_000 + 60_000);
      assert.deepEqual(await addresses(world), []);
    },
  },
  {
    says: "an app that does not answer within five seconds has not taken the webhook",
    page: HTTPS,
    covers: ["webhooks"],
    async prove(world) {
      await world.subscribe("products/update");
      world.answerWebhooksWith("nothing");
      await rename(world, "C-1", "Beeswax Candle");
      await world.webhook("products/update");
      const webhooks = world.devStore.shops.find(world.domain)?.webhooks;

      await webhooks?.idle();

      const [delivery] = webhooks?.list() ?? [];
      assert.deepEqual([delivery?.state, delivery?.attempts[0]?.status], ["pending", null]);
      assert.ok((delivery?.attempts[0]?.ms ?? 0) >= 4900);
    },
  },
  {
    says: "a stock webhook holds the item, the place, what is available and when, and nothing else",
    page: TOPICS,
    covers: ["webhooks"],
    example: true,
    async prove(world) {
      await world.subscribe("inventory_levels/update");
      await move(world, { quantity: 2 });

      const { json } = await world.webhook("inventory_levels/update");

      assert.equal(json["available"], 8);
      const keys = ["admin_graphql_api_id", "available", "inventory_item_id", "location_id", "updated_at"];
      assert.deepEqual(Object.keys(json).sort(), keys);
    },
  },
  {
    says: "a product webhook is REST-shaped: money as decimal text, tags in one text, variants with their units",
    page: TOPICS,
    covers: ["webhooks"],
    async prove(world) {
      await world.subscribe("products/update");
      await rename(world, "BS-S", "Navy Shirt");

      const { json } = await world.webhook("products/update");

      assert.equal(json["tags"], "men, summer");
      assert.equal(json["title"], "Navy Shirt");
      const [small] = json["variants"] as Record<string, unknown>[];
      assert.equal(small?.["price"], "19.99");
      assert.equal(small["inventory_quantity"], 10);
      assert.equal(small["sku"], "BS-S");
    },
  },
  {
    says: "a product that is deleted leaves its id only",
    page: TOPICS,
    covers: ["webhooks"],
    example: true,
    async prove(world) {
      await world.subscribe("products/delete");
      const id = world.variant("C-1").productId;
      await world.data(
        "mutation ($id: ID!) { productDelete(input: { id: $id }) { deletedProductId userErrors { message } } }",
        { id },
      );

      const { json } = await world.webhook("products/delete");

      assert.deepEqual(json, { id: id.replace("gid://shopify/Product/", "") });
    },
  },
];

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
