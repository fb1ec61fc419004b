import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { AddressLimit } from "../../app/use-cases/address-limit.ts";
import { HoldDesk } from "../../app/use-cases/hold-units.server.ts";
import { noteMailLeave } from "../../app/use-cases/note-mail-leave.server.ts";
import { noteMailWish } from "../../app/use-cases/note-mail-wish.server.ts";
import { readLiveState } from "../../app/use-cases/read-live-state.server.ts";
import { releaseHold } from "../../app/use-cases/release-hold.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { shopperRequests, type ShopperAnswer } from "../../app/use-cases/shopper-requests.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { grantExactly } from "../../devstore/access/scope-grant.ts";
import { addCustomer, newCustomer, removeCustomer } from "../../devstore/customers/customer-records.ts";
import type { Customer } from "../../devstore/state/records/customer.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";
import { deliver } from "../support/signed-webhook.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let hat: ProductInStore;
let show: SavedShow;
/** Who holds the only unit */
let holder: { readonly id: string; readonly shopper: string };
let ask: (path: string, body: object) => Promise<ShopperAnswer>;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    hat = aProductIn(store, { title: "Hat", units: 1 });
  });
  show = await aShowWith(shop, { items: [{ product: hat }] });
  await startShow(shop.house, shop.shop, show.id);
  await sweep(shop.house);
  const requests = shopperRequests(shop.house, { desk: new HoldDesk(shop.house), limit: new AddressLimit() });
  ask = async (path, body) => {
    const request = requests[path];
    if (request === undefined) throw new Error(`nobody answers ${path}`);
    return request({ shop: shop.shop, address: "203.0.113.7", body });
  };
  await grantMail();
});
beforeEach(async () => {
  await shop.house.db.query("delete from waitlist_entry");
  await shop.house.db.query("delete from hold");
  await shop.house.db.query("update allocation set held = 0, sold = 0");
  holder = { id: randomUUID(), shopper: aShopper() };
  expect((await ask("holds", { ...aWish(holder), pin: null })).status).toBe(200);
});
afterAll(() => shop.close());

async function grantMail(): Promise<void> {
  const [installation] = [...shop.store.state.installations.values()];
  if (installation === undefined) throw new Error("the app is not installed");
  grantExactly(shop.store, installation, [...shop.app.scopes, "write_customers"]);
  await shop.webhooks.idle();
  await sweep(shop.house);
}

function aShopper(): string {
  return shop.house.shoppers.issue(shop.shop);
}

function aWish(of: { readonly id: string; readonly shopper: string }) {
  return { ...of, show: show.id, item: show.itemIds[0], variant: hat.variant.id, units: 1 };
}

async function join(): Promise<{ id: string; shopper: string }> {
  const of = { id: randomUUID(), shopper: aShopper() };
  await ask("waitlist", aWish(of));
  return of;
}

/** Joins the queue, and wishes an e-mail. */
async function wait(email: string): Promise<{ id: string; shopper: string; answer: ShopperAnswer }> {
  const of = await join();
  return { ...of, answer: await ask("waitlist", { ...aWish(of), email }) };
}

function customerWith(email: string): Customer | undefined {
  return [...shop.store.state.customers.values()].find((customer) => customer.email === email);
}

async function giveBack(): Promise<void> {
  const shopper = shop.house.shoppers.read(shop.shop, holder.shopper);
  await releaseHold(shop.house, shop.shop, { id: holder.id, shopper: shopper ?? "" });
}

test("an address that a shopper consents with is the store's, and nowhere in the app", async () => {
  const { answer } = await wait("ada@example.com");
  await sweep(shop.house);

  expect(answer).toMatchObject({ status: 200, body: { mail: "noted", entry: { state: "waiting", ahead: 0 } } });
  const customer = customerWith("ada@example.com");
  expect(customer?.emailConsent).toMatchObject({ state: "SUBSCRIBED", optInLevel: "SINGLE_OPT_IN" });
  expect(customer?.tags).toEqual(["Paniere waitlist"]);
  const tables = await shop.house.db.query<{ name: string }>(
    "select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables where table_schema in ('public', 'pgboss')",
  );
  for (const { name } of tables) {
    const rows = await shop.house.db.query(`select t::text as row from ${name} t where t::text ilike '%ada@example%'`);
    expect(rows, name).toEqual([]);
  }
});

test("at their turn the customer has the tag by which the merchant's e-mail begins, and has it no more when it is over", async () => {
  const { id, shopper } = await wait("bea@example.com");
  await sweep(shop.house);

  await giveBack();
  await sweep(shop.house);
  expect(customerWith("bea@example.com")?.tags).toEqual(["Paniere turn"]);

  const mine = await ask("holds/mine", { show: show.id, shopper });
  const [hold] = (mine.body as { holds: readonly { id: string; isTurn: boolean }[] }).holds;
  expect(hold?.isTurn).toBe(true);
  await ask("holds/release", { id: hold?.id, shopper });
  await sweep(shop.house);
  expect(customerWith("bea@example.com")?.tags).toEqual([]);
  expect(id).not.toBe(hold?.id);
});

test("a customer who subscribes already stays as they are; one who took it back must confirm", async () => {
  const { store } = shop;
  const consented = newCustomer(store);
  consented.emailConsent = { ...consented.emailConsent, state: "SUBSCRIBED", updatedAt: "2026-01-01T00:00:00Z" };
  const left = newCustomer(store);
  left.emailConsent = { ...left.emailConsent, state: "UNSUBSCRIBED" };
  addCustomer(store, Object.assign(consented, { email: "cleo@example.com" }));
  addCustomer(store, Object.assign(left, { email: "dora@example.com" }));

  const answers = [await wait("cleo@example.com"), await wait("dora@example.com"), await wait("eva@example.com")];

  expect(new Set(answers.map(({ answer }) => answer.status))).toEqual(new Set([200]));
  expect(customerWith("cleo@example.com")?.emailConsent.updatedAt).toBe("2026-01-01T00:00:00Z");
  expect(customerWith("dora@example.com")?.emailConsent.state).toBe("PENDING");
});

test("without the merchant's leave nothing is offered, and an address goes nowhere", async () => {
  await deliver(shop, { topic: "app/scopes_update", body: { previous: [], current: shop.app.scopes } });
  await sweep(shop.house);

  expect((await readLiveState(shop.house, shop.shop)).mail).toBe(false);
  const { answer } = await wait("fay@example.com");
  expect(answer).toMatchObject({ status: 200, body: { mail: "not-offered", entry: { state: "waiting" } } });
  expect(customerWith("fay@example.com")).toBeUndefined();

  await deliver(shop, { topic: "app/scopes_update", body: { previous: [], current: ["write_customers"] } });
  expect((await readLiveState(shop.house, shop.shop)).mail).toBe(true);
});

test("a place brings one customer, whatever else is typed for it", async () => {
  const { id, shopper } = await wait("lea@example.com");

  const again = await ask("waitlist", { ...aWish({ id, shopper }), email: "max@example.com" });

  expect(again.body).toMatchObject({ mail: "noted" });
  expect(customerWith("max@example.com")).toBeUndefined();
});

test("what is no address is refused before Shopify hears of it; somebody else's place brings no customer", async () => {
  expect((await wait("no address")).answer.status).toBe(400);

  const mine = await wait("gia@example.com");
  const forged = await ask("waitlist", { ...aWish({ id: mine.id, shopper: aShopper() }), email: "hal@example.com" });
  expect(forged.status).toBe(409);
  expect(customerWith("hal@example.com")).toBeUndefined();
});

test("while Shopify is away the place in the queue is kept, and the page is told that the address was not noted", async () => {
  const of = { id: randomUUID(), shopper: aShopper() };
  shop.intercept(async () => new Response(null, { status: 503 }));

  const answer = await ask("waitlist", { ...aWish(of), email: "ida@example.com" });
  shop.intercept(null);

  expect(answer).toMatchObject({ status: 200, body: { mail: "not-noted", entry: { state: "waiting" } } });
  expect(await shop.house.db.query("select state, customer_id from waitlist_entry")).toEqual([
    { state: "waiting", customer_id: null },
  ]);
});

test("a customer who is redacted, or gone from the store, is forgotten; who asks is told of their places", async () => {
  await wait("jo@example.com");
  await wait("kim@example.com");
  const [jo, kim] = [customerWith("jo@example.com"), customerWith("kim@example.com")];
  if (jo === undefined || kim === undefined) throw new Error("the customers were not made");

  await deliver(shop, { topic: "customers/data_request", body: { customer: { id: jo.id, email: "jo@example.com" } } });
  await deliver(shop, { topic: "customers/redact", body: { customer: { id: jo.id, email: "jo@example.com" } } });
  removeCustomer(shop.store, kim);
  await sweep(shop.house);

  const rows = await shop.house.db.query("select state, customer_id from waitlist_entry order by place");
  expect(rows).toEqual([
    { state: "waiting", customer_id: null },
    { state: "waiting", customer_id: null },
  ]);
});

test("a throttled shop notes no address, and the shopper does not wait for it", async () => {
  const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 50 };
  const of = { id: randomUUID(), shopper: aShopper() };
  shop.intercept(async () =>
    Response.json({
      errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
      extensions: { cost: { requestedQueryCost: 1000, actualQueryCost: null, throttleStatus } },
    }),
  );
  const askedAt = performance.now();

  const answer = await ask("waitlist", { ...aWish(of), email: "nia@example.com" });
  shop.intercept(null);

  expect(answer).toMatchObject({ status: 200, body: { mail: "not-noted", entry: { state: "waiting" } } });
  expect(performance.now() - askedAt).toBeLessThan(3000);
  expect((await ask("waitlist", { ...aWish(of), email: "nia@example.com" })).body).toMatchObject({ mail: "noted" });
});

test("a Shopify that does not answer is given up while the shopper still waits", async () => {
  const of = await join();
  shop.intercept(
    async (_url, _body, init) =>
      new Promise((_answer, giveUp) => init?.signal?.addEventListener("abort", () => giveUp(new Error("given up")))),
  );
  const askedAt = performance.now();

  const answer = await ask("waitlist", { ...aWish(of), email: "nia@example.com" });
  shop.intercept(null);

  expect(answer).toMatchObject({ status: 200, body: { mail: "not-noted" } });
  expect(performance.now() - askedAt).toBeLessThan(9000);
});

test("what Shopify refuses is not noted, and neither its words nor the address come into the log", async () => {
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => lines.push(line) });
  const { id, shopper } = await join();
  shop.intercept(async (_url, body) =>
    body.includes("customerCreate")
      ? Response.json({
          data: {
            customerCreate: { customer: null, userErrors: [{ field: ["email"], message: "olga@example.com?" }] },
          },
        })
      : null,
  );

  const wish = { id, shopper: shop.house.shoppers.read(shop.shop, shopper) ?? "", email: "olga@example.com" };
  const mail = await noteMailWish({ ...shop.house, log }, shop.shop, wish);
  shop.intercept(null);

  expect(mail).toBe("not-noted");
  expect(lines).toHaveLength(1);
  expect(lines.join()).not.toContain("olga");
});

test.each([
  ["longer than an address can be", `${"a".repeat(64)}@${"b".repeat(186)}.com`],
  ["with a second header", "pia@example.com\nBcc: all@example.com"],
  ["with a search in it", "email:*@example.com OR tag:vip"],
  ["with markup", "<script>alert(1)</script>@example.com"],
  ["of two people", "pia@example.com,quin@example.com"],
  ["that is no text", { email: "pia@example.com" }],
])("an address %s is refused, and no place is made", async (_words, email) => {
  const customers = [...shop.store.state.customers.values()].length;

  const answer = await ask("waitlist", { ...aWish({ id: randomUUID(), shopper: aShopper() }), email });

  expect(answer.status).toBe(400);
  expect([...shop.store.state.customers.values()]).toHaveLength(customers);
  expect(await shop.house.db.query("select from waitlist_entry")).toEqual([]);
});

test("the same address from two places at once is one customer, who hears of both", async () => {
  const [one, other] = [await join(), await join()];

  const answers = await Promise.all(
    [one, other].map(async (of) => ask("waitlist", { ...aWish(of), email: "rosa@example.com" })),
  );

  expect(answers.map(({ body }) => body)).toMatchObject([{ mail: "noted" }, { mail: "noted" }]);
  const theirs = [...shop.store.state.customers.values()].filter(({ email }) => email === "rosa@example.com");
  expect(theirs).toHaveLength(1);
  const rows = await shop.house.db.query("select distinct customer_id::text as id from waitlist_entry");
  expect(rows).toEqual([{ id: theirs[0]?.id }]);
});

test("the merchant's answer in Shopify's dialog counts at once, before its webhook comes", async () => {
  const [installation] = [...shop.store.state.installations.values()];
  if (installation === undefined) throw new Error("the app is not installed");
  shop.webhooks.pause();
  grantExactly(shop.store, installation, [...shop.app.scopes]);

  expect(await noteMailLeave(shop.house, shop.shop)).toBe(false);
  expect((await readLiveState(shop.house, shop.shop)).mail).toBe(false);
  grantExactly(shop.store, installation, [...shop.app.scopes, "write_customers"]);
  expect(await noteMailLeave(shop.house, shop.shop)).toBe(true);
  expect((await readLiveState(shop.house, shop.shop)).mail).toBe(true);

  await sweep(shop.house);
  const live = await shop.house.db.query(
    "select parked_at from outbox where kind = 'publish-live' and parked_at is not null",
  );
  expect(live).toEqual([]);
  await shop.webhooks.resume();
  await shop.webhooks.idle();
});
