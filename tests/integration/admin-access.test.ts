import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createAdminClient } from "../../app/shopify/admin-client.server.ts";
import { ShopifyAccessLost, ShopifyThrottled, ShopifyUnavailable } from "../../app/shopify/errors.ts";
import { CountCatalogueDocument, ReadShopDocument } from "../../app/shopify/generated.ts";
import { aDatabase } from "../support/postgres.ts";
import { openShopInProcess, type ShopInProcess } from "../support/shop-in-process.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;

beforeAll(async () => {
  shop = await openShopInProcess(databaseUrl);
});
beforeEach(async () => {
  shop.intercept(null);
  await shop.logIn();
});
afterAll(() => shop.close());

const token = async () =>
  (await shop.house.db.query<{ accessToken: string }>(`select "accessToken" from "Session"`))[0]?.accessToken ?? "";

async function ask() {
  const admin = await shop.house.shopify(shop.shop);
  return (await admin.query(ReadShopDocument, {})).shop.name;
}

test("a token that is about to end is renewed once, however many ask at the same time", async () => {
  await shop.house.db.query(`update "Session" set expires = now() + interval '10 seconds'`);
  let refreshes = 0;
  shop.intercept(async (url) => {
    if (url.pathname.endsWith("/access_token")) refreshes += 1;
    return null;
  });

  const names = await Promise.all(Array.from({ length: 6 }, ask));

  expect(new Set(names)).toEqual(new Set(["Paniere Demo"]));
  expect(refreshes).toBe(1);
});

test("a token that Shopify no longer takes is renewed and the query asked again", async () => {
  const before = await token();
  shop.store.state.tokens.delete(before);
  [...shop.store.state.tokens.values()].forEach((known) => {
    known.refreshedFrom = null;
  });
  await shop.logIn();
  const fresh = await token();
  await shop.house.db.query(`update "Session" set "accessToken" = 'shpat_revoked'`);

  expect(await ask()).toBe("Paniere Demo");
  expect(await token()).not.toBe(fresh);
});

test("a shop without a session, or whose token cannot be renewed, has no access", async () => {
  await shop.house.db.query(`update "Session" set expires = now(), "refreshToken" = 'shprt_forgotten'`);
  await expect(ask()).rejects.toThrow(ShopifyAccessLost);

  await expect(shop.house.shopify("nobody.myshopify.com")).rejects.toThrow(ShopifyAccessLost);
});

test("while Shopify cannot renew a token, nothing is lost", async () => {
  await shop.house.db.query(`update "Session" set expires = now()`);
  shop.intercept(async (url) => (url.pathname.endsWith("/access_token") ? new Response("", { status: 502 }) : null));
  await expect(ask()).rejects.toThrow(ShopifyUnavailable);

  shop.intercept(null);
  expect(await ask()).toBe("Paniere Demo");
});

test("a throttled query waits for what is missing, and goes through", async () => {
  const accessToken = await token();
  const waits: number[] = [];
  const client = createAdminClient({
    shop: shop.shop,
    fetch: shop.house.fetch,
    token: async () => accessToken,
    wait: async (ms) => {
      waits.push(ms);
    },
    clock: shop.house.clock,
  });
  let throttled = 0;
  shop.intercept(async () => {
    if (throttled++ >= 2) return null;
    const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 100 };
    const cost = { requestedQueryCost: 50 * throttled, actualQueryCost: null, throttleStatus };
    return Response.json({
      errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
      extensions: { cost },
    });
  });

  await client.query(CountCatalogueDocument, {});

  expect(waits).toEqual([500, 1000]);
});

test("the dev store's own bucket throttles, and the client outwaits it", async () => {
  const admin = await shop.house.shopify(shop.shop);

  const answers = await Promise.all(Array.from({ length: 12 }, () => admin.query(CountCatalogueDocument, {})));

  expect(answers).toHaveLength(12);
});

test("a query that is throttled for good gives up and says how long to wait", async () => {
  const accessToken = await token();
  const client = createAdminClient({
    shop: shop.shop,
    fetch: shop.house.fetch,
    token: async () => accessToken,
    wait: async () => undefined,
    clock: shop.house.clock,
  });
  shop.intercept(async () => new Response("", { status: 429, headers: { "retry-after": "3" } }));

  const refused = client.query(CountCatalogueDocument, {});

  await expect(refused).rejects.toThrow(ShopifyThrottled);
  await expect(refused).rejects.toMatchObject({ retryAfterMs: 3000 });
});

test.each([
  ["5xx", () => new Response("bad gateway", { status: 502 }), ShopifyUnavailable],
  ["a page instead of an answer", () => new Response("<html>", { status: 200 }), ShopifyUnavailable],
  ["a closed shop", () => Response.json({ errors: "Unavailable Shop" }, { status: 402 }), ShopifyAccessLost],
] as const)("%s is told apart", async (_what, respond, kind) => {
  shop.intercept(async () => respond());

  await expect(ask()).rejects.toThrow(kind);
});
