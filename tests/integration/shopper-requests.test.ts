import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAppProxy } from "../../app/shopify/app-proxy.server.ts";
import { AddressLimit } from "../../app/use-cases/address-limit.ts";
import { HoldDesk } from "../../app/use-cases/hold-units.server.ts";
import { shopperRequests } from "../../app/use-cases/shopper-requests.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { expectLogLine, testLog } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let hat: ProductInStore;
let show: SavedShow;
let server: Server;
let origin = "";
let shopper = "";

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    hat = aProductIn(store, { title: "Hat", units: 50 });
  });
  show = await aShowWith(shop, { items: [{ product: hat }] });
  await startShow(shop.house, shop.shop, show.id);
  const { house } = shop;
  const answerProxy = createAppProxy({
    apiSecret: shop.app.clientSecret,
    clock: house.clock,
    readLiveState: async () => ({}),
    files: {},
    posts: shopperRequests(house, { desk: new HoldDesk(house), limit: new AddressLimit() }),
    onError: (error) => testLog.error({ err: error }, "a shopper's request failed"),
  });
  server = createServer((request, response) => {
    if (!answerProxy(request, response)) response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  shopper = await aShopper();
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await shop.close();
});

interface Asked {
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly secret?: string;
  readonly of?: string;
}

/** Asks as Shopify's proxy does for a page of the shop. */
async function ask(path: string, body: object, given: Asked = {}) {
  const query = [
    `path_prefix=/apps/paniere`,
    `shop=${given.of ?? shop.shop}`,
    `timestamp=${Math.round(Date.now() / 1000)}`,
  ];
  const secret = given.secret ?? shop.app.clientSecret;
  const signature = createHmac("sha256", secret)
    .update([...query].sort().join(""))
    .digest("hex");
  const response = await fetch(`${origin}/proxy/${path}?${query.join("&")}&signature=${signature}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...given.headers },
    body: given.body ?? JSON.stringify(body),
  });
  const json: unknown = await response.json();
  return { status: response.status, json, retryAfter: response.headers.get("retry-after") };
}

async function aShopper(): Promise<string> {
  const { json } = await ask("shopper", {}, { headers: { "x-forwarded-for": randomUUID() } });
  return (json as { shopper: string }).shopper;
}

function aTap(given: object = {}) {
  const [item] = show.itemIds;
  return { id: randomUUID(), show: show.id, item, pin: null, variant: hat.variant.id, units: 1, shopper, ...given };
}

test("a shopper holds, renews, gives back and finds what they have, and nobody else does with it", async () => {
  const tap = aTap();
  const stranger = await aShopper();

  const held = await ask("holds", tap);
  const mine = await ask("holds/mine", { show: show.id, shopper });

  expect(held).toMatchObject({
    status: 200,
    json: { hold: { id: tap.id, state: "held", units: 1, keeper: "reserve" } },
  });
  expect(mine.json).toMatchObject({ holds: [{ id: tap.id, state: "held" }], queue: [] });
  expect((await ask("holds/mine", { show: show.id, shopper: stranger })).json).toEqual({ holds: [], queue: [] });
  expect(await ask("holds/renew", { id: tap.id, shopper: stranger })).toMatchObject({ status: 409 });
  expect(await ask("holds/release", { id: tap.id, shopper: stranger })).toMatchObject({ status: 409 });
  expect(await ask("holds/renew", { id: tap.id, shopper })).toMatchObject({ json: { hold: { renewalsLeft: 1 } } });
  expect(await ask("holds/release", { id: tap.id, shopper })).toMatchObject({ json: { hold: { state: "released" } } });
  expect(await ask("holds/release", { id: tap.id, shopper })).toMatchObject({ json: { hold: { state: "released" } } });
});

test("a shopper has held units let out for the checkout, and a stranger or a malformed wish has not", async () => {
  const tap = aTap();
  await ask("holds", tap);

  expect(await ask("holds/checkout", { ids: [tap.id], shopper })).toMatchObject({
    status: 200,
    json: { holds: [{ id: tap.id, state: "held", keeper: "reserve" }] },
  });
  expect(await ask("holds/checkout", { ids: [tap.id], shopper: await aShopper() })).toMatchObject({
    status: 409,
    json: { refusal: { kind: "ended" } },
  });
  for (const ids of [[], ["x"], tap.id, Array.from({ length: 51 }, () => tap.id)]) {
    expect(await ask("holds/checkout", { ids, shopper })).toMatchObject({ status: 400 });
  }
  await ask("holds/release", { id: tap.id, shopper });
});

test.each([
  ["no units", { units: 0 }],
  ["less than none", { units: -1 }],
  ["a billion", { units: 1e9 }],
  ["a fraction", { units: 1.5 }],
  ["a word for a number", { units: "two" }],
  ["more than a number holds", { units: Infinity }],
  ["a variant that is no number", { variant: "1; drop table hold" }],
  ["a variant past all numbers", { variant: "9".repeat(30) }],
  ["an item that is no id", { item: "../../etc" }],
  ["no id", { id: undefined }],
])("a tap for %s is refused with words that name the field", async (_words, given) => {
  const [field = ""] = Object.keys(given);

  const { status, json } = await ask("holds", aTap(given));

  expect(status).toBe(400);
  expect((json as { error: string }).error).toContain(field);
});

test("a forged token, another shop's, or one that is none is turned away", async () => {
  const other = shop.house.shoppers.issue("other.myshopify.com");

  for (const token of [other, `${shopper.slice(0, -3)}AAA`, "", "x".repeat(90)]) {
    expect(await ask("holds", aTap({ shopper: token }))).toMatchObject({ status: 403 });
  }
});

test("what Shopify did not sign is turned away before it is read", async () => {
  expect(await ask("holds", aTap(), { secret: "another app's" })).toMatchObject({ status: 401 });
});

test("a show of another shop is as unknown as none", async () => {
  const theirs = shop.house.shoppers.issue("other.myshopify.com");

  expect(await ask("holds/mine", { show: show.id, shopper: theirs }, { of: "other.myshopify.com" })).toMatchObject({
    status: 404,
  });
  expect(await ask("holds", aTap({ show: randomUUID() }))).toMatchObject({
    status: 409,
    json: { refusal: { kind: "gone" } },
  });
});

test("a body that is no JSON, or too long, is refused", async () => {
  expect(await ask("holds", {}, { body: "{" })).toMatchObject({ status: 400 });
  expect(await ask("holds", {}, { body: `"${"x".repeat(5000)}"` })).toMatchObject({ status: 413 });
  expect(await ask("nothing", {})).toMatchObject({ status: 404 });
  expect(await ask("constructor", {})).toMatchObject({ status: 404 });
});

test("an address that brings shopper after shopper is asked to wait", async () => {
  const headers = { "x-forwarded-for": "203.0.113.9, 10.0.0.1" };
  const answers = [];
  for (let times = 0; times < 121; times += 1) answers.push(await ask("shopper", {}, { headers }));

  expect(answers.slice(0, 120).every(({ status }) => status === 200)).toBe(true);
  expect(answers[120]).toMatchObject({ status: 429 });
  expect(Number(answers[120]?.retryAfter)).toBeGreaterThan(0);
});

test("while the database is away a tap is answered that it is not possible now, and holds nothing", async () => {
  expectLogLine(/a shopper's request failed/);
  const tap = aTap();
  await shop.house.db.query("alter table hold rename to hold_away");

  const away = await ask("holds", tap);

  await shop.house.db.query("alter table hold_away rename to hold");
  expect(away).toMatchObject({ status: 503, retryAfter: "2" });
  expect(await ask("holds", tap)).toMatchObject({ status: 200, json: { hold: { id: tap.id } } });
});
