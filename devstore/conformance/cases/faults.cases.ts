import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { move, quantities } from "../inventory-requests.ts";
import type { World } from "../world.ts";

const WEBHOOKS = "https://shopify.dev/docs/apps/build/webhooks/best-practices";
const CODES = "https://shopify.dev/docs/api/usage/response-codes";
const RATES = "https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits";

const handleOf = ({ domain }: World): string => domain.replace(".myshopify.com", "");
const available = (world: World): number | undefined =>
  quantities(world.store, world.variant("BS-S").inventoryItemId)["available"];

/** Puts a fault in force in the case's own shop only. */
function fault(world: World, given: object): void {
  world.devStore.control.faults.add({ ...given, shop: handleOf(world) });
}

export const faultCases: readonly ConformanceCase[] = [
  {
    says: "a webhook may come twice, with the same id and the same bytes",
    page: WEBHOOKS,
    covers: ["webhooks"],
    async prove(world) {
      await world.subscribe("inventory_levels/update");
      fault(world, { kind: "webhooks-duplicated", times: 1, left: 1 });
      await move(world);

      const first = await world.webhook("inventory_levels/update");
      const second = await world.webhook("inventory_levels/update");

      assert.equal(second.headers.get("x-shopify-webhook-id"), first.headers.get("x-shopify-webhook-id"));
      assert.equal(second.rawBody, first.rawBody);
    },
  },
  {
    says: "the order of webhooks is not guaranteed: a later one may come first",
    page: WEBHOOKS,
    covers: ["webhooks"],
    async prove(world) {
      await world.subscribe("inventory_levels/update");
      fault(world, { kind: "webhooks-reversed", together: 2 });
      await move(world);
      await move(world);

      const first = await world.webhook("inventory_levels/update");
      const second = await world.webhook("inventory_levels/update");

      assert.deepEqual([first.json["available"], second.json["available"]], [8, 9]);
      const triggered = (one: typeof first) => one.headers.get("x-shopify-triggered-at") ?? "";
      assert.ok(triggered(first) > triggered(second));
    },
  },
  {
    says: "delivery is not guaranteed: a webhook may never come, so apps reconcile",
    page: WEBHOOKS,
    covers: ["webhooks"],
    async prove(world) {
      await world.subscribe("inventory_levels/update");
      fault(world, { kind: "webhooks-dropped", left: 1 });
      await move(world);
      await move(world);

      const { json } = await world.webhook("inventory_levels/update");

      assert.equal(json["available"], 8);
      assert.equal(world.webhooksLeft().length, 0);
    },
  },
  {
    says: "a webhook that is late tells what was true when it was triggered",
    page: WEBHOOKS,
    covers: ["webhooks"],
    async prove(world) {
      await world.subscribe("inventory_levels/update");
      fault(world, { kind: "webhooks-delayed", ms: 60_000, left: 1 });
      await move(world);
      await move(world);
      const prompt = await world.webhook("inventory_levels/update");

      world.clock.advance(61_000);
      const late = await world.webhook("inventory_levels/update");

      assert.deepEqual([prompt.json["available"], late.json["available"]], [8, 9]);
    },
  },
  {
    says: "a throttled query is answered with 200, the code THROTTLED, no actual cost, and is not run",
    page: RATES,
    covers: ["throttling"],
    async prove(world) {
      fault(world, { kind: "throttled", left: 1 });
      const mutation = `mutation ($id: ID!) { tagsAdd(id: $id, tags: ["late"]) { userErrors { message } } }`;
      const { productId } = world.variant("C-1");

      const { status, data, errors, extensions } = await world.admin(mutation, { id: productId });

      assert.equal(status, 200);
      assert.equal(data, null);
      assert.equal(errors[0]?.extensions?.["code"], "THROTTLED");
      assert.equal(extensions.cost?.actualQueryCost, null);
      assert.equal(extensions.cost.throttleStatus.currentlyAvailable, 0);
      const { product } = await world.data<{ product: { tags: string[] } }>(
        "query ($id: ID!) { product(id: $id) { tags } }",
        { id: productId },
      );
      assert.deepEqual(product.tags, []);
    },
  },
  {
    says: "a mutation that is refused answers with user errors, and nothing is done",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/mutations/inventoryMoveQuantities",
    covers: ["inventoryMoveQuantities"],
    async prove(world) {
      const userErrors = [{ field: null, message: "Try again later.", code: "SERVICE_UNAVAILABLE" }];
      fault(world, { kind: "refused", operation: "inventoryMoveQuantities", userErrors, left: 1 });

      const refused = await move(world);
      const before = available(world);
      await move(world);

      assert.deepEqual(refused.userErrors, [{ field: null, code: "SERVICE_UNAVAILABLE" }]);
      assert.deepEqual([before, available(world)], [10, 9]);
    },
  },
  {
    says: "Shopify may answer 500, 502 or 503 for a while, and then answers again",
    page: CODES,
    covers: ["outages"],
    async prove(world) {
      const until = new Date(world.clock.now().getTime() + 600_000).toISOString();
      for (const answer of [500, 502, 503]) {
        fault(world, { kind: "unavailable", answer, left: 1 });
        assert.equal((await world.admin("{ shop { name } }")).status, answer);
      }
      fault(world, { kind: "unavailable", answer: 503, until });
      assert.equal((await world.admin("{ shop { name } }")).status, 503);

      world.clock.advance(601_000);

      assert.equal((await world.admin("{ shop { name } }")).status, 200);
    },
  },
  {
    says: "an access token that has expired is answered with 401",
    page: "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens",
    covers: ["tokens"],
    async prove(world) {
      assert.equal((await world.admin("{ shop { name } }")).status, 200);

      world.devStore.control.expireTokens(world.store);

      assert.equal((await world.admin("{ shop { name } }")).status, 401);
    },
  },
  {
    says: "who waits until the bucket holds what a query costs is answered",
    page: RATES,
    covers: ["throttling"],
    async prove(world) {
      world.clock.setSpeed(0);
      const tag = (alias: number) => `a${alias}: tagsAdd(id: $id, tags: ["a"]) { userErrors { message } }`;
      const tenMutations = `mutation ($id: ID!) { ${Array.from({ length: 10 }, (_, at) => tag(at)).join(" ")} }`;
      const id = world.variant("C-1").productId;
      let reply = await world.admin(tenMutations, { id });
      for (let asked = 1; asked < 50 && reply.errors.length === 0; asked += 1)
        reply = await world.admin(tenMutations, { id });
      assert.equal(reply.errors[0]?.extensions?.["code"], "THROTTLED");
      const { cost } = reply.extensions;
      assert.ok(cost && cost.throttleStatus.currentlyAvailable < cost.requestedQueryCost);

      const missing = cost.requestedQueryCost - cost.throttleStatus.currentlyAvailable;
      world.clock.advance(Math.ceil((missing / cost.throttleStatus.restoreRate) * 1000));

      assert.deepEqual((await world.admin(tenMutations, { id })).errors, []);
    },
  },
  {
    says: "while Shopify's hosts are stopped nothing answers, and afterwards all is as it was",
    page: CODES,
    covers: ["outages"],
    async prove(world) {
      const { control } = world.devStore;
      control.stop();
      try {
        await assert.rejects(world.admin("{ shop { name } }"));
      } finally {
        control.start();
      }

      assert.equal((await world.admin("{ shop { name } }")).status, 200);
    },
  },
];
