import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { address, CREATE, rename, subscribe } from "../webhook-requests.ts";
import type { World } from "../world.ts";

const create = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/webhookSubscriptionCreate";
const update = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/webhookSubscriptionUpdate";
const list = "https://shopify.dev/docs/api/admin-graphql/latest/queries/webhookSubscriptions";
const one = "https://shopify.dev/docs/api/admin-graphql/latest/queries/webhookSubscription";
const count = "https://shopify.dev/docs/api/admin-graphql/latest/queries/webhookSubscriptionsCount";
const FILTERING = "https://shopify.dev/docs/apps/build/webhooks/delivery-filtering";
const NAMES = "https://shopify.dev/changelog/webhook-subscriptions-now-support-a-name-field-for-identification";

const UPDATE = `mutation ($id: ID!, $input: WebhookSubscriptionInput!) {
  webhookSubscriptionUpdate(id: $id, webhookSubscription: $input) {
    webhookSubscription { includeFields filter name uri } userErrors { field message } } }`;

interface Listed {
  webhookSubscriptions: {
    nodes: { topic: string }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
  };
}

/** The topics that a list with these arguments has, and where its page stands. */
async function listed(
  { data }: World,
  args: string,
): Promise<{ topics: string[]; page: Listed["webhookSubscriptions"]["pageInfo"] }> {
  const { webhookSubscriptions } = await data<Listed>(
    `{ webhookSubscriptions(${args}) { nodes { topic }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
  );
  return { topics: webhookSubscriptions.nodes.map(({ topic }) => topic), page: webhookSubscriptions.pageInfo };
}

async function codeOf(world: World, input: object): Promise<unknown> {
  const { errors } = await world.admin(CREATE, {
    topic: "PRODUCTS_UPDATE",
    input: { uri: address(world), ...input },
  });
  return errors[0]?.extensions?.["code"];
}

export const ruleCases: readonly ConformanceCase[] = [
  {
    says: "an HTTP subscription for uninstalls is made and read back by its id",
    page: one,
    covers: ["webhookSubscription", "webhookSubscriptionCreate"],
    example: true,
    async prove(world) {
      const { webhookSubscription } = await subscribe(world, "APP_UNINSTALLED", {
        uri: "https://example.org/uninstalled",
      });
      const read = await world.data<{ webhookSubscription: object }>(
        `query ($id: ID!) { webhookSubscription(id: $id) { id topic uri format legacyResourceId
          apiVersion { handle } endpoint { __typename ... on WebhookHttpEndpoint { callbackUrl } } } }`,
        { id: webhookSubscription?.id },
      );

      assert.deepEqual(read.webhookSubscription, {
        id: webhookSubscription?.id,
        topic: "APP_UNINSTALLED",
        uri: "https://example.org/uninstalled",
        format: "JSON",
        legacyResourceId: webhookSubscription?.id.replace("gid://shopify/WebhookSubscription/", ""),
        apiVersion: { handle: "2026-10" },
        endpoint: { __typename: "WebhookHttpEndpoint", callbackUrl: "https://example.org/uninstalled" },
      });
    },
  },
  {
    says: "a subscription for orders is made with fewer fields and with metafields",
    page: create,
    covers: ["webhookSubscriptionCreate"],
    example: true,
    async prove(world) {
      const { webhookSubscriptionCreate } = await world.data<{ webhookSubscriptionCreate: object }>(
        `mutation ($input: WebhookSubscriptionInput!) {
          webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: $input) {
            webhookSubscription { topic includeFields metafieldNamespaces } userErrors { message } } }`,
        { input: { uri: address(world), includeFields: ["id", "note"], metafieldNamespaces: ["custom"] } },
      );

      assert.deepEqual(webhookSubscriptionCreate, {
        webhookSubscription: { topic: "ORDERS_CREATE", includeFields: ["id", "note"], metafieldNamespaces: ["custom"] },
        userErrors: [],
      });
    },
  },
  {
    says: "the list holds what was subscribed by the API, not what the app's configuration declares",
    page: list,
    covers: ["webhookSubscriptions"],
    async prove(world) {
      const installation = world.store.state.installations.first();
      assert.ok(installation);
      const declared = { id: world.store.nextId(), topic: "orders/create", uri: "/webhooks", origin: "toml" as const };
      const at = world.store.timestamp();
      installation.subscriptions.push({
        ...declared,
        includeFields: [],
        filter: null,
        metafieldNamespaces: [],
        name: null,
        createdAt: at,
        updatedAt: at,
      });
      world.store.state.installations.put(installation);
      await subscribe(world, "PRODUCTS_UPDATE");

      assert.deepEqual((await listed(world, "first: 5")).topics, ["PRODUCTS_UPDATE"]);
    },
  },
  {
    says: "the list is asked by topic, by address, by format and by time, and paged both ways",
    page: list,
    covers: ["webhookSubscriptions"],
    async prove(world) {
      const topics = ["PRODUCTS_CREATE", "PRODUCTS_UPDATE", "PRODUCTS_DELETE"];
      for (const topic of topics) await subscribe(world, topic, { uri: `https://example.org/${topic.toLowerCase()}` });
      const of = async (args: string) => (await listed(world, args)).topics;

      assert.deepEqual(await of("first: 5, topics: [PRODUCTS_DELETE, PRODUCTS_CREATE]"), [topics[0], topics[2]]);
      assert.deepEqual(await of('first: 5, uri: "https://example.org/products_update"'), [topics[1]]);
      assert.deepEqual(await of("first: 5, format: XML"), []);
      assert.deepEqual(await of("first: 5, query: \"created_at:<'2020-01-01'\""), []);
      assert.deepEqual(await of("first: 5, reverse: true, sortKey: ID"), [...topics].reverse());
      const first = await listed(world, "first: 2");
      const next = await listed(world, `first: 2, after: "${first.page.endCursor}"`);
      const back = await listed(world, `last: 2, before: "${next.page.startCursor}"`);
      assert.deepEqual(
        [first.topics, next.topics, back.topics],
        [topics.slice(0, 2), topics.slice(2), topics.slice(0, 2)],
      );
      assert.deepEqual([first.page.hasNextPage, next.page.hasNextPage, next.page.hasPreviousPage], [true, false, true]);
    },
  },
  {
    says: "the count obeys its search, and its limit makes it a least",
    page: count,
    covers: ["webhookSubscriptionsCount"],
    async prove(world) {
      for (const topic of ["PRODUCTS_CREATE", "PRODUCTS_UPDATE", "PRODUCTS_DELETE"]) await subscribe(world, topic);
      const of = async (args: string) =>
        (
          await world.data<{ webhookSubscriptionsCount: object }>(
            `{ webhookSubscriptionsCount${args} { count precision } }`,
          )
        ).webhookSubscriptionsCount;

      assert.deepEqual(await of(""), { count: 3, precision: "EXACT" });
      assert.deepEqual(await of("(limit: 2)"), { count: 2, precision: "AT_LEAST" });
      assert.deepEqual(await of('(query: "topic:PRODUCTS_UPDATE")'), { count: 1, precision: "EXACT" });
    },
  },
  {
    says: "a filter takes wildcards, parentheses, AND and OR",
    page: FILTERING,
    covers: ["webhookSubscriptionCreate", "webhooks"],
    example: true,
    async prove(world) {
      const filter = "id:* AND status:active AND (product_type:Shirt OR product_type:Movies)";
      await subscribe(world, "PRODUCTS_UPDATE", { filter });
      await rename(world, "L-1", "Oil Lamp");
      await rename(world, "C-1", "Beeswax Candle");
      await rename(world, "BS-S", "Navy Shirt");

      const { json } = await world.webhook("products/update");

      assert.equal(json["title"], "Navy Shirt");
      assert.equal(world.webhooksLeft().length, 0);
    },
  },
  {
    says: "a filter that cannot be read is refused at once",
    page: FILTERING,
    covers: ["webhookSubscriptionCreate"],
    async prove(world) {
      const { webhookSubscription, userErrors } = await subscribe(world, "PRODUCTS_UPDATE", {
        filter: "(status:active",
      });

      assert.equal(webhookSubscription, null);
      assert.deepEqual(userErrors[0]?.field, ["webhookSubscription", "filter"]);
    },
  },
  {
    says: "one address may hear of a topic several times, with a filter and a name for each",
    page: NAMES,
    covers: ["webhookSubscriptionCreate"],
    async prove(world) {
      const active = await subscribe(world, "PRODUCTS_UPDATE", { filter: "status:active", name: "active" });
      const draft = await subscribe(world, "PRODUCTS_UPDATE", { filter: "status:draft", name: "draft" });

      assert.deepEqual([active.userErrors, draft.userErrors], [[], []]);
    },
  },
  {
    says: "a name has at most 50 letters, digits, underscores and hyphens, and is used once in a shop",
    page: NAMES,
    covers: ["webhookSubscriptionCreate", "webhookSubscriptionUpdate"],
    async prove(world) {
      const named = (name: string, topic: string) => subscribe(world, topic, { name });
      const good = await named("a".repeat(50), "PRODUCTS_CREATE");
      const refused = [
        await named("a".repeat(51), "PRODUCTS_UPDATE"),
        await named("not a name", "PRODUCTS_UPDATE"),
        await named("a".repeat(50), "PRODUCTS_UPDATE"),
      ];
      const same = await world.data<{ webhookSubscriptionUpdate: { userErrors: object[] } }>(UPDATE, {
        id: good.webhookSubscription?.id,
        input: { name: "a".repeat(50) },
      });

      for (const { webhookSubscription, userErrors } of refused) {
        assert.equal(webhookSubscription, null);
        assert.deepEqual(userErrors[0]?.field, ["webhookSubscription", "name"]);
      }
      assert.deepEqual(same.webhookSubscriptionUpdate.userErrors, []);
    },
  },
  {
    says: "an update changes what it names only, and null takes filter and fields away",
    page: update,
    covers: ["webhookSubscriptionUpdate"],
    async prove(world) {
      const { webhookSubscription } = await subscribe(world, "PRODUCTS_UPDATE", {
        filter: "status:active",
        includeFields: ["id"],
        name: "mine",
      });
      const change = async (input: object) =>
        (
          await world.data<{ webhookSubscriptionUpdate: { webhookSubscription: object } }>(UPDATE, {
            id: webhookSubscription?.id,
            input,
          })
        ).webhookSubscriptionUpdate.webhookSubscription;

      const uri = address(world);
      const moved = await change({ includeFields: ["id", "title"] });
      const bare = await change({ includeFields: null, filter: null });

      assert.deepEqual(moved, { uri, includeFields: ["id", "title"], filter: "status:active", name: "mine" });
      assert.deepEqual(bare, { uri, includeFields: [], filter: null, name: "mine" });
    },
  },
  {
    says: "what would go elsewhere than by HTTPS and JSON is refused by name, not ignored",
    page: create,
    covers: ["webhookSubscriptionCreate"],
    async prove(world) {
      assert.equal(await codeOf(world, { uri: "pubsub://project:topic" }), "NOT_EMULATED");
      assert.equal(
        await codeOf(world, { uri: "arn:aws:events:us-east-1::event-source/aws.partner/x" }),
        "NOT_EMULATED",
      );
      assert.equal(await codeOf(world, { format: "XML" }), "NOT_EMULATED");
      assert.equal(await codeOf(world, { metafields: [{ namespace: "care", key: "wash" }] }), "NOT_EMULATED");
    },
  },
  {
    says: "after a subscription was deleted nothing comes any more",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/mutations/webhookSubscriptionDelete",
    covers: ["webhookSubscriptionDelete", "webhooks"],
    async prove(world) {
      const { webhookSubscription } = await subscribe(world, "PRODUCTS_UPDATE");
      await world.data("mutation ($id: ID!) { webhookSubscriptionDelete(id: $id) { userErrors { message } } }", {
        id: webhookSubscription?.id,
      });

      await rename(world, "C-1", "Beeswax Candle");

      assert.deepEqual(world.devStore.shops.find(world.domain)?.webhooks.list(), []);
    },
  },
];
