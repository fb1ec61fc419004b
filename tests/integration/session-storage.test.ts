import { ApiVersion, RequestedTokenType, shopifyApi } from "@shopify/shopify-api";
import "@shopify/shopify-api/adapters/node";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { expireTokens } from "../../devstore/access/access-token.ts";
import { sessionToken, uninstall } from "../../devstore/access/installation.ts";
import { aDatabase } from "../support/postgres.ts";
import { openShopInProcess, type ShopInProcess } from "../support/shop-in-process.ts";

const databaseUrl = await aDatabase();

let shop: ShopInProcess;
let storage: PrismaSessionStorage<ShopInProcess["house"]["db"]["prisma"]>;

beforeAll(async () => {
  shop = await openShopInProcess(databaseUrl);
  setAbstractFetchFunc(async (url, init) => shop.house.fetch(url, init));
  storage = new PrismaSessionStorage(shop.house.db.prisma);
});
beforeEach(() => shop.house.db.query(`delete from "Session"`));
afterAll(() => shop.close());

function library() {
  return shopifyApi({
    apiKey: shop.app.clientId,
    apiSecretKey: shop.app.clientSecret,
    hostName: "app.example",
    apiVersion: ApiVersion.October26,
    isEmbeddedApp: true,
    logger: { log: () => undefined },
  });
}

async function exchange(requestedTokenType: RequestedTokenType) {
  const { session } = await library().auth.tokenExchange({
    shop: shop.shop,
    sessionToken: sessionToken(shop.store, shop.app, "42", new Date()),
    requestedTokenType,
    expiring: true,
  });
  return session;
}

test("Shopify's session storage keeps a session of the dev store whole, its expiring and refresh tokens too", async () => {
  const session = await exchange(RequestedTokenType.OfflineAccessToken);

  await storage.storeSession(session);
  const loaded = await storage.loadSession(session.id);

  expect(loaded?.toObject()).toEqual(session.toObject());
  expect(loaded?.refreshToken).toMatch(/^shprt_/);
});

test("a session that was loaded is refreshed, stored in its place, and asks the Admin API", async () => {
  await storage.storeSession(await exchange(RequestedTokenType.OfflineAccessToken));
  expireTokens(shop.store, shop.app.id);
  const [expired] = await storage.findSessionsByShop(shop.shop);

  const { session } = await library().auth.refreshToken({ shop: shop.shop, refreshToken: expired?.refreshToken ?? "" });
  await storage.storeSession(session);
  const [kept, ...others] = await storage.findSessionsByShop(shop.shop);
  const client = new (library().clients.Graphql)({ session: kept ?? session });

  expect(others).toEqual([]);
  expect(kept?.accessToken).not.toBe(expired?.accessToken);
  expect(await client.request("{ shop { myshopifyDomain } }")).toMatchObject({
    data: { shop: { myshopifyDomain: shop.shop } },
  });
});

test("an online session names its user, and is kept beside the shop's own", async () => {
  await storage.storeSession(await exchange(RequestedTokenType.OfflineAccessToken));
  const online = await exchange(RequestedTokenType.OnlineAccessToken);

  await storage.storeSession(online);
  const loaded = await storage.loadSession(online.id);

  expect(loaded?.isOnline).toBe(true);
  expect(loaded?.onlineAccessInfo?.associated_user.id).toBe(42);
  expect(await storage.findSessionsByShop(shop.shop)).toHaveLength(2);
});

test("sessions of a shop that uninstalled are deleted by their ids, and their tokens ask nothing any more", async () => {
  const session = await exchange(RequestedTokenType.OfflineAccessToken);
  await storage.storeSession(session);

  await uninstall(shop.store, shop.app);
  const client = new (library().clients.Graphql)({ session });
  await expect(client.request("{ shop { name } }")).rejects.toMatchObject({ response: { code: 401 } });
  const sessions = await storage.findSessionsByShop(shop.shop);
  await storage.deleteSessions(sessions.map(({ id }) => id));

  expect(await storage.loadSession(session.id)).toBeUndefined();
});
