import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import type { ConformanceCase } from "../conformance-case.ts";
import { move } from "../inventory-requests.ts";
import { address, addresses, rename, subscribe } from "../webhook-requests.ts";

const HTTPS = "https://shopify.dev/docs/apps/build/webhooks/subscribe/https";
const TOPICS = "https://shopify.dev/docs/api/webhooks/latest";
const PRACTICES = "https://shopify.dev/docs/apps/build/webhooks/best-practices";
const RETRIES = "https://shopify.dev/changelog/updates-to-webhook-retry-mechanism";
const NAMES = "https://shopify.dev/changelog/webhook-subscriptions-now-support-a-name-field-for-identification";

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
  {
    says: "a webhook that comes again goes where its subscription pointed when it was triggered",
    page: RETRIES,
    covers: ["webhooks", "webhookSubscriptionUpdate"],
    async prove(world) {
      const { webhookSubscription } = await subscribe(world, "PRODUCTS_UPDATE");
      world.answerWebhooksWith(500);
      await rename(world, "C-1", "Beeswax Candle");
      const first = await world.webhook("products/update");
      await world.devStore.shops.find(world.domain)?.webhooks.idle();
      world.answerWebhooksWith(200);
      await world.data(
        `mutation ($id: ID!) { webhookSubscriptionUpdate(id: $id,
          webhookSubscription: { uri: "https://nowhere.invalid/moved" }) { userErrors { message } } }`,
        { id: webhookSubscription?.id },
      );

      world.clock.advance(60_000);
      const again = await world.webhook("products/update");

      const triggered = (one: typeof first) => one.headers.get("x-shopify-triggered-at");
      assert.equal(triggered(again), triggered(first));
    },
  },
  {
    says: "the name of a subscription is in the headers of its webhooks, and no such header without a name",
    page: NAMES,
    covers: ["webhooks", "webhookSubscriptionCreate"],
    async prove(world) {
      await subscribe(world, "PRODUCTS_UPDATE", { name: "all-products_1" });
      await subscribe(world, "INVENTORY_LEVELS_UPDATE");
      await rename(world, "C-1", "Beeswax Candle");
      await move(world);

      const named = await world.webhook("products/update");
      const nameless = await world.webhook("inventory_levels/update");

      assert.equal(named.headers.get("x-shopify-name"), "all-products_1");
      assert.equal(nameless.headers.get("x-shopify-name"), null);
    },
  },
];
