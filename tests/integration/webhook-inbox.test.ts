import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drainInbox } from "../../app/use-cases/drain-inbox.server.ts";
import { receiveWebhook } from "../../app/use-cases/receive-webhook.server.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { anInstalledShop } from "../support/show-on-air.ts";
import { deliver, receive } from "../support/signed-webhook.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, () => undefined);
});
afterAll(() => shop.close());

const inbox = (webhookId: string) =>
  shop.house.db.query<{ body: Buffer; done: boolean; error: string | null }>(
    "select body, processed_at is not null as done, error from inbox where webhook_id = $1",
    [webhookId],
  );

test("a webhook that Shopify did not sign is refused, and leaves no trace", async () => {
  const webhookId = randomUUID();

  expect(await receive(shop, { topic: "shop/redact", body: {}, webhookId, forged: true })).toBe(401);
  expect(await inbox(webhookId)).toEqual([]);
});

test.each(["", "not base64 at all", "AAAA"])("a signature of %j is refused", async (hmac) => {
  const headers = { "x-shopify-hmac-sha256": hmac, "x-shopify-topic": "app/uninstalled" };

  expect(await receiveWebhook(shop.house, { headers, rawBody: Buffer.from("{}") })).toEqual({ status: 401 });
});

test("a signature holds for its very bytes only", async () => {
  const given = { topic: "products/delete", body: '{"id": 1}' };

  expect(await receive(shop, given)).toBe(200);
  expect(await receive(shop, { ...given, forged: true })).toBe(401);
});

test("a signed body that is no JSON is refused", async () => {
  expect(await receive(shop, { topic: "products/update", body: "<html>" })).toBe(400);
});

test("a delivery that comes again is answered as the first time, and is one row", async () => {
  const given = { topic: "products/delete", body: { id: 5 }, webhookId: randomUUID() };

  const statuses = await Promise.all(Array.from({ length: 5 }, () => receive(shop, given)));

  expect(statuses).toEqual([200, 200, 200, 200, 200]);
  expect(await inbox(given.webhookId)).toHaveLength(1);
});

test("many processes that drain at once do each message once, and its body is forgotten", async () => {
  const ids = Array.from({ length: 30 }, () => randomUUID());
  for (const webhookId of ids) await receive(shop, { topic: "customers/redact", body: {}, webhookId });

  const done = await Promise.all([drainInbox(shop.house), drainInbox(shop.house), drainInbox(shop.house)]);

  expect(done.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(30);
  expect(await inbox(ids[0] ?? "")).toMatchObject([{ done: true, body: Buffer.alloc(0) }]);
});

test("a webhook that is not what its topic promises is kept from the others, with its fault", async () => {
  expectLogLine(/could not be worked on/);
  const webhookId = randomUUID();

  await deliver(shop, { topic: "inventory_levels/update", body: { inventory_item_id: "many" }, webhookId });

  expect(await inbox(webhookId)).toMatchObject([{ done: true, error: /not understood: inventory_item_id/ }]);
});

test("news of a shop that never installed the app is taken in and passed over", async () => {
  const webhookId = randomUUID();
  const body = { inventory_item_id: 1, location_id: 1, available: 1, updated_at: "2026-11-21T10:00:00Z" };

  const status = await deliver(shop, { topic: "inventory_levels/update", body, webhookId, shop: "x.myshopify.com" });

  expect(status).toBe(200);
  expect(await inbox(webhookId)).toMatchObject([{ done: true, error: null }]);
  expect(await shop.house.db.query("select 1 from inventory_level where shop = 'x.myshopify.com'")).toEqual([]);
});

test("a topic nobody asked for is taken in and passed over", async () => {
  expectLogLine(/nobody asked for/);

  expect(await deliver(shop, { topic: "themes/publish", body: {} })).toBe(200);
});
