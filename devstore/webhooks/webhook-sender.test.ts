import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { install, uninstall } from "../access/installation.ts";
import { placeOrder } from "../orders/place-order.ts";
import { anApp, aProduct, aStore, TestClock } from "../state/test-shop.ts";
import { type WebhookFaults, WebhookSender } from "./webhook-sender.ts";

const TOPICS = ["products/update", "inventory_levels/update", "orders/create", "app/uninstalled", "shop/redact"];
const app = anApp({ webhookTopics: TOPICS.map((topic) => ({ topic, uri: "/webhooks", includeFields: [] })) });

interface Received {
  readonly topic: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** An app that takes webhooks, with the answers it gives one after the other. */
async function aReceiver(statuses: number[] = []) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ topic: String(request.headers["x-shopify-topic"]), headers: request.headers, body });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  cleanups.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { received, target: `http://127.0.0.1:${address.port}` };
}

async function aShop(statuses: number[] = [], faults?: Partial<WebhookFaults>) {
  const clock = new TestClock();
  const store = await aStore(clock);
  const receiver = await aReceiver(statuses);
  install(store, app);
  const faultsOf = () => ({ drop: false, extra: 0, delayMs: 0, together: null, ...faults });
  const sender = new WebhookSender({ store, apps: [app], appTarget: receiver.target, faultsOf });
  cleanups.unshift(() => sender.close());
  const { product, variant } = aProduct(store, { units: 3 });
  const buy = () =>
    placeOrder(store, {
      lines: [{ variantId: variant.id, quantity: 1, properties: [{ name: "_paniere_show", value: "s1" }] }],
      email: "ada@example.com",
      shippingAddress: {
        firstName: "Ada",
        lastName: "Lovelace",
        address1: "Street 1",
        city: "Berlin",
        zip: "1",
        countryCode: "DE",
      },
      discountCodes: [],
      cartToken: "cart",
    });
  return { store, clock, sender, receiver, product, variant, buy };
}

test("what happens is told at once, signed over the bytes that are sent", async () => {
  const { sender, receiver, buy, variant } = await aShop();

  const order = buy();
  await sender.idle();

  const topics = receiver.received.map(({ topic }) => topic).sort();
  expect(topics).toEqual(["inventory_levels/update", "orders/create", "products/update"]);
  for (const { headers, body } of receiver.received) {
    const signature = createHmac("sha256", app.clientSecret).update(body).digest("base64");
    expect(headers["x-shopify-hmac-sha256"]).toBe(signature);
    expect(headers["x-shopify-shop-domain"]).toBe("demo.myshopify.com");
  }
  const level = receiver.received.find(({ topic }) => topic === "inventory_levels/update")?.body ?? "";
  expect(level).toContain(`"inventory_item_id":${variant.inventoryItemId},`);
  expect(Object.keys(JSON.parse(level) as object)).toEqual([
    "inventory_item_id",
    "location_id",
    "available",
    "updated_at",
    "admin_graphql_api_id",
  ]);
  const told = receiver.received.find(({ topic }) => topic === "orders/create")?.body ?? "";
  expect(told).toContain(`"id":${"id" in order ? order.id : ""},`);
  expect(told).toContain('"properties":[{"name":"_paniere_show","value":"s1"}]');
});

test("an order's webhook names no shopper", async () => {
  const { sender, receiver, buy } = await aShop();

  buy();
  await sender.idle();

  const told = receiver.received.find(({ topic }) => topic === "orders/create")?.body ?? "";
  expect(told).not.toMatch(/ada|Lovelace|Street/i);
});

test("what is not taken is sent again with the same id and the payload of its moment", async () => {
  const { store, sender, receiver, buy } = await aShop([500]);
  store.state.installations.get(app.id)?.subscriptions.splice(0, 2);

  buy();
  await sender.idle();
  const [delivery] = sender.list();
  const dueAt = Date.parse(delivery?.nextAttemptAt ?? "") - store.now().getTime();
  await sender.redeliver(delivery?.id ?? "");

  expect(dueAt).toBe(10_000);
  expect(receiver.received).toHaveLength(2);
  expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
  expect(receiver.received[1]?.headers["x-shopify-webhook-id"]).toBe(
    receiver.received[0]?.headers["x-shopify-webhook-id"],
  );
  expect(delivery).toMatchObject({
    state: "delivered",
    nextAttemptAt: null,
    attempts: [{ status: 500 }, { status: 200 }],
  });
});

test("after eight retries a delivery is given up", async () => {
  const { store, sender, buy } = await aShop(Array.from({ length: 9 }, () => 503));
  store.state.installations.get(app.id)?.subscriptions.splice(0, 2);

  buy();
  await sender.idle();
  const [delivery] = sender.list();
  for (let retry = 1; retry <= 8; retry += 1) await sender.redeliver(delivery?.id ?? "");

  expect(delivery).toMatchObject({ state: "failed", nextAttemptAt: null });
  expect(delivery?.attempts).toHaveLength(9);
});

test("a delivery that was due while the store was closed is made when it opens", async () => {
  const { store, clock, sender, receiver, buy } = await aShop();
  sender.pause();
  buy();
  await sender.close();
  clock.advanceSeconds(60);

  const next = new WebhookSender({ store, apps: [app], appTarget: receiver.target });
  cleanups.unshift(() => next.close());
  await expect.poll(() => receiver.received.length).toBe(3);
});

test("deliveries held back can arrive in reverse, with times that tell their order", async () => {
  const { sender, receiver, buy } = await aShop();
  sender.pause();
  buy();
  buy();

  await sender.resume("reverse");

  const triggered = receiver.received.map(({ headers }) => String(headers["x-shopify-triggered-at"]));
  expect(triggered).toHaveLength(6);
  expect(triggered).toEqual([...triggered].sort().reverse());
  expect(new Set(triggered).size).toBe(6);
});

test("an uninstall is told at once, the redaction after two days unless the app is back", async () => {
  const { store, sender, receiver } = await aShop();

  await uninstall(store, app);
  await sender.idle();
  const later = sender.list().filter(({ state }) => state === "pending");
  install(store, app);

  expect(receiver.received.map(({ topic }) => topic)).toEqual(["app/uninstalled"]);
  expect(later).toMatchObject([{ topic: "shop/redact", nextAttemptAt: "2026-11-23T10:00:00.000Z" }]);
  expect(sender.list().filter(({ topic }) => topic === "shop/redact")).toEqual([]);
});

test("an app that cannot be reached is tried again", async () => {
  const { store, buy, sender } = await aShop();
  await sender.close();
  const lines: string[] = [];
  const deaf = new WebhookSender({
    store,
    apps: [app],
    appTarget: "http://127.0.0.1:1",
    log: (line) => lines.push(line),
  });
  cleanups.unshift(() => deaf.close());

  buy();
  await deaf.idle();

  expect(deaf.list()).toMatchObject([{ state: "pending" }, { state: "pending" }, { state: "pending" }]);
  expect(lines[0]).toMatch(/was not taken: .*ECONNREFUSED/);
});

test("a webhook that waits to come after a later one comes alone when there is none within a minute", async () => {
  const { store, sender, receiver, buy } = await aShop([], { together: 2 });
  store.state.installations.get(app.id)?.subscriptions.splice(0, 2);

  buy();
  await sender.idle();
  const before = receiver.received.length;
  store.clock.advance(60_001);
  await expect.poll(() => receiver.received.length).toBe(1);

  expect(before).toBe(0);
  expect(sender.list()).toMatchObject([{ state: "delivered", attempts: [{ status: 200 }] }]);
});

test("a webhook may be late and come twice", async () => {
  const { store, sender, receiver, buy } = await aShop([], { delayMs: 5000, extra: 1 });
  store.state.installations.get(app.id)?.subscriptions.splice(0, 2);

  buy();
  await sender.idle();
  const before = receiver.received.length;
  store.clock.advance(5001);
  await expect.poll(() => receiver.received.length).toBe(2);

  expect(before).toBe(0);
  expect(new Set(receiver.received.map(({ headers }) => headers["x-shopify-webhook-id"])).size).toBe(1);
});

test("nobody is told of a webhook that is lost, and it is not tried again", async () => {
  const { sender, receiver, buy } = await aShop([], { drop: true });

  buy();
  await sender.idle();

  expect(receiver.received).toEqual([]);
  expect(sender.list().map(({ state, nextAttemptAt }) => [state, nextAttemptAt])).toEqual(
    Array.from({ length: 3 }, () => ["failed", null]),
  );
});
