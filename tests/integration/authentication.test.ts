import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createAuthentication, sessionTokenReader } from "../../app/shopify/authentication.server.ts";
import { sessionToken } from "../../devstore/access/installation.ts";
import { aDatabase } from "../support/postgres.ts";
import { openShopInProcess, type ShopInProcess } from "../support/shop-in-process.ts";

const databaseUrl = await aDatabase();
const browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
const host = Buffer.from("admin.shopify.com/store/demo").toString("base64url");

let shop: ShopInProcess;
let exchanges = 0;
let onGranted: (shop: string) => Promise<void> = async () => undefined;

beforeAll(async () => {
  shop = await openShopInProcess(databaseUrl);
  setAbstractFetchFunc(async (url, init) => {
    exchanges += 1;
    return shop.house.fetch(url, init);
  });
});
beforeEach(async () => {
  exchanges = 0;
  onGranted = async () => undefined;
  await shop.house.db.query(`delete from "Session"`);
});
afterAll(() => shop.close());

function anApp() {
  return createAuthentication({
    apiKey: shop.app.clientId,
    apiSecret: shop.app.clientSecret,
    appOrigin: shop.app.applicationUrl,
    prisma: shop.house.db.prisma,
    onGranted: (granted) => onGranted(granted),
    log: shop.house.log,
  });
}

const tokenAt = (now: Date) => sessionToken(shop.store, shop.app, "1", now);

function firstLoad(token: string | null, userAgent = browser): Request {
  const query = new URLSearchParams({ shop: shop.shop, host, embedded: "1" });
  if (token !== null) query.set("id_token", token);
  return new Request(`${shop.app.applicationUrl}/app?${query}`, { headers: { "User-Agent": userAgent } });
}

function dataRequest(token: string): Request {
  const headers = { "User-Agent": browser, Authorization: `Bearer ${token}` };
  return new Request(`${shop.app.applicationUrl}/app?_data=routes/app`, { headers });
}

/** The answer that the library throws in place of letting the request in. */
async function turnedAway(request: Request): Promise<Response> {
  const thrown: unknown = await anApp()
    .authenticate.admin(request)
    .then(
      () => null,
      (error: unknown) => error,
    );
  if (thrown instanceof Response) return thrown;
  throw new Error("the request was let in");
}

test("a first load with a session token is let in, and its shop's expiring token is kept", async () => {
  const { session } = await anApp().authenticate.admin(firstLoad(tokenAt(new Date())));

  const [row] = await shop.house.db.query<{ shop: string; refreshToken: string; expires: Date }>(
    `select shop, "refreshToken", expires from "Session" where id = $1`,
    [`offline_${shop.shop}`],
  );
  expect(session.shop).toBe(shop.shop);
  expect(row?.refreshToken).toMatch(/.{8}/);
  expect(row?.expires.getTime()).toBeLessThan(Date.now() + 3_700_000);
});

test("four loaders of one page exchange their token once, and none goes on before the install is complete", async () => {
  const app = anApp();
  const token = tokenAt(new Date());
  let installed = 0;
  onGranted = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    installed += 1;
  };

  const seen = await Promise.all(
    Array.from({ length: 4 }, async () => {
      await app.authenticate.admin(firstLoad(token));
      return installed;
    }),
  );

  expect(seen).toEqual([1, 1, 1, 1]);
  expect(exchanges).toBe(1);
});

test("a token that is about to end is exchanged again; one that is not, is not", async () => {
  const app = anApp();
  await app.authenticate.admin(dataRequest(tokenAt(new Date())));
  await app.authenticate.admin(dataRequest(tokenAt(new Date())));
  const before = exchanges;

  await shop.house.db.query(`update "Session" set expires = now() + interval '1 minute'`);
  await app.authenticate.admin(dataRequest(tokenAt(new Date())));

  expect(before).toBe(1);
  expect(exchanges).toBe(2);
});

test("an install that fails is not taken for complete", async () => {
  onGranted = () => Promise.reject(new Error("Shopify is away"));

  expect((await turnedAway(firstLoad(tokenAt(new Date())))).status).toBe(500);
});

test("a browser without a session token is sent to fetch one, and back", async () => {
  const answer = await turnedAway(firstLoad(null));

  const location = new URL(answer.headers.get("location") ?? "", shop.app.applicationUrl);
  expect(answer.status).toBe(302);
  expect(location.pathname).toBe("/auth/session-token");
  expect(location.searchParams.get("shopify-reload")).toContain(`${shop.app.applicationUrl}/app?`);
});

test("a data request with a token that is not good asks App Bridge for another", async () => {
  const answer = await turnedAway(dataRequest(tokenAt(new Date(Date.now() - 600_000))));

  expect(answer.status).toBe(401);
  expect(answer.headers.get("x-shopify-retry-invalid-session-request")).toBe("1");
  expect(exchanges).toBe(0);
});

test("robots are turned away", async () => {
  expect((await turnedAway(firstLoad(tokenAt(new Date()), "HeadlessChrome/142.0"))).status).toBe(410);
});

test("a stream's token names its shop only when this shop's admin signed it for this app, lately", async () => {
  const { clientId: apiKey, clientSecret: apiSecret, applicationUrl: appOrigin } = shop.app;
  const good = tokenAt(new Date());
  const shopOf = (token: string, change: { apiKey?: string; apiSecret?: string } = {}) =>
    sessionTokenReader({ apiKey, apiSecret, appOrigin, ...change })(token);

  expect(await shopOf(good)).toBe(shop.shop);
  expect(await shopOf(tokenAt(new Date(Date.now() - 600_000)))).toBeNull();
  expect(await shopOf(good, { apiSecret: "another secret" })).toBeNull();
  expect(await shopOf(good, { apiKey: "another-app" })).toBeNull();
  expect(await shopOf(`${good.slice(0, -4)}AAAA`)).toBeNull();
  expect(await shopOf("nonsense")).toBeNull();
});
