import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { pinItem } from "../../app/use-cases/pin-item.server.ts";
import { readHome } from "../../app/use-cases/read-home.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { sessionToken } from "../../devstore/access/installation.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { openEventStream } from "../support/event-stream.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { anInstalledShop, aShowWith, type SavedShow } from "../support/show-on-air.ts";
import { startWebProcess, streamOf, type WebProcess } from "../support/web-process.ts";

const databaseUrl = await aDatabase();
const browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

let shop: ShopInProcess;
let shirt: ProductInStore | undefined;
let show: SavedShow;
let web: WebProcess;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => (shirt = aProductIn(store, { title: "Shirt" })));
  show = await aShowWith(shop, { items: shirt === undefined ? [] : [{ product: shirt }] });
  web = await startWebProcess(databaseUrl, shop);
});
afterAll(async () => {
  await web.end("SIGTERM");
  await shop.close();
});

const load = (path: string, init: Omit<RequestInit, "headers"> & { headers?: Record<string, string> } = {}) =>
  fetch(`${web.url}${path}`, { redirect: "manual", ...init, headers: { "User-Agent": browser, ...init.headers } });

/** Asks as Shopify's app proxy does for a page of the online store. */
function proxied(path: string): string {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const strings = [
    `shop=${shop.shop}`,
    "logged_in_customer_id=",
    "path_prefix=/apps/paniere",
    `timestamp=${timestamp}`,
  ];
  const signature = createHmac("sha256", shop.app.clientSecret).update(strings.sort().join("")).digest("hex");
  return `${path}?${strings.join("&")}&signature=${signature}`;
}

async function postWebhook(rawBody: Buffer, secret = shop.app.clientSecret): Promise<number> {
  const headers = {
    "X-Shopify-Topic": "products/delete",
    "X-Shopify-Hmac-Sha256": createHmac("sha256", secret).update(rawBody).digest("base64"),
    "X-Shopify-Shop-Domain": shop.shop,
    "X-Shopify-Webhook-Id": crypto.randomUUID(),
  };
  const { status } = await load("/webhooks", { method: "POST", headers, body: new Uint8Array(rawBody) });
  return status;
}

test("it says that the database can be reached", async () => {
  const answer = await load("/healthz");

  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ database: "reachable" });
});

test("every script of a page carries the nonce of this answer alone, and nobody may frame the landing page", async () => {
  const [one, other] = [await load("/"), await load("/")];
  const html = await one.text();
  const policy = one.headers.get("content-security-policy") ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";

  const scripts = html.match(/<script[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(1);
  expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(other.headers.get("content-security-policy")).not.toContain(nonce);
});

test("in the admin only the shop and Shopify's admin may frame a page, and App Bridge is its first script", async () => {
  const query = new URLSearchParams({
    shop: shop.shop,
    host: Buffer.from("admin.shopify.com/store/demo").toString("base64url"),
    embedded: "1",
    id_token: sessionToken(shop.store, shop.app, "1", new Date()),
  });

  const first = await load(`/?${query}`);
  const page = await load(first.headers.get("location") ?? "");

  expect(first.status).toBe(302);
  expect(page.status).toBe(200);
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain(`frame-ancestors https://${shop.shop} https://admin.shopify.com`);
  expect(policy).toContain("script-src 'self' 'nonce-");
  const [script] = (await page.text()).match(/<script[^>]*>/) ?? [];
  expect(script).toContain("https://cdn.shopify.com/shopifycloud/app-bridge.js");
});

test("what was built is kept by browsers for ever; what was not is not there", async () => {
  const [asset] = /\/assets\/[\w.-]+\.js/.exec(await (await load("/")).text()) ?? [];

  const built = await load(asset ?? "");
  const unknown = await Promise.all([load("/assets/nothing.js"), load("/nothing")]);

  expect(built.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(unknown.map(({ status }) => status)).toEqual([404, 404]);
});

test("a webhook is believed only with Shopify's signature, and only up to 5 MB", async () => {
  const gone = Buffer.from(`{"id":${shirt?.product.id ?? "0"}}`);

  expect(await postWebhook(gone, "another secret")).toBe(401);
  expect(await postWebhook(Buffer.alloc(0))).toBe(400);
  expect(await postWebhook(Buffer.alloc(5 * 1024 * 1024 + 1, " "))).toBe(413);
});

test("the app proxy tells a page of the store which show is next, and that the page has the basket is noted", async () => {
  const believed = await load(proxied("/proxy/live"));
  const forged = await load(proxied("/proxy/live").replace(shop.shop, "other.myshopify.com"));

  expect(believed.status).toBe(200);
  expect(await believed.json()).toMatchObject({ v: 1, origin: shop.app.applicationUrl });
  expect(forged.status).toBe(401);
  await vi.waitFor(async () => {
    const { steps } = await readHome(shop.house, shop.shop);
    expect(steps.find(({ key }) => key === "embed")?.done).toBe(true);
  });
});

test("what the merchant does in another process is on the shopper's and the control room's streams", async () => {
  const token = sessionToken(shop.store, shop.app, "1", new Date());
  const viewer = await openEventStream(streamOf(web, shop, show.id), {
    headers: { Origin: `https://${shop.shop}` },
  });
  const room = await openEventStream(`${web.url}/live/rooms/${show.id}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const first = await viewer.next();
  await room.find(({ data }) => data.kind === "totals");

  await startShow(shop.house, shop.shop, show.id);
  const live = await viewer.next();
  await pinItem(shop.house, shop.shop, show.id, show.itemIds[0] ?? "");

  expect(first.data).toMatchObject({ kind: "snapshot", show: { state: "scheduled" } });
  expect(live.data).toMatchObject({ kind: "snapshot", show: { state: "live" } });
  for (const stream of [viewer, room]) {
    const { data } = await stream.find((event) => event.data.kind === "pins");
    expect(data).toMatchObject({ pins: [{ itemId: show.itemIds[0] }] });
  }
  viewer.leave();
  room.leave();
});

test("the token that the storefront was told opens the stream of that show; without one the page is told to ask for it", async () => {
  const told = z.object({ show: z.object({ id: z.string(), token: z.string() }) });
  const read = async () => told.parse(await (await load(proxied("/proxy/live"))).json()).show;
  const [one, again] = [await read(), await read()];
  const headers = { Origin: `https://${shop.shop}` };

  const viewer = await openEventStream(`${web.url}/live/shows/${one.id}?token=${one.token}`, { headers });
  const without = await openEventStream(`${web.url}/live/shows/${one.id}`, { headers });
  const now = await load(`/live/shows/${one.id}/now?token=${one.token}`, { headers });

  expect(again).toEqual(one);
  expect((await viewer.next()).data.kind).toBe("snapshot");
  viewer.leave();
  expect(without.status).toBe(403);
  expect(without.headers["access-control-allow-origin"]).toBe(headers.Origin);
  const [clock, snapshot] = z.array(z.looseObject({ kind: z.string() })).parse(await now.json());
  expect(clock?.kind).toBe("clock");
  expect(snapshot).toMatchObject({ kind: "snapshot", show: { id: show.id } });
});

test("the control room is told how many watch at all processes", async () => {
  const other = await startWebProcess(databaseUrl, shop);
  const viewers = [
    await openEventStream(`${streamOf(web, shop, show.id)}&viewer=ana`),
    await openEventStream(`${streamOf(other, shop, show.id)}&viewer=ana`),
    await openEventStream(`${streamOf(other, shop, show.id)}&viewer=ben`),
  ];
  const room = await openEventStream(`${web.url}/live/rooms/${show.id}`, {
    headers: { Authorization: `Bearer ${sessionToken(shop.store, shop.app, "1", new Date())}` },
  });

  const totals = z.object({ viewers: z.number(), viewersSoFar: z.number() });
  const isThree = (told: unknown) => totals.safeParse(told).data?.viewers === 3;
  const { data } = await room.find(({ data: told }) => told.kind === "totals" && isThree(told["totals"]));

  // Viewers of earlier tests are among those so far; who watches at two processes is one of them.
  const { viewersSoFar } = totals.parse(data["totals"]);
  expect(viewersSoFar).toBeGreaterThanOrEqual(2);
  expect(viewersSoFar).toBeLessThan(8);
  for (const stream of [...viewers, room]) stream.leave();
  expect(await other.end("SIGTERM")).toBe(0);
});

test("asked to go, it tells its viewers and goes in order", async () => {
  const leaving = await startWebProcess(databaseUrl, shop);
  const viewer = await openEventStream(streamOf(leaving, shop, show.id));
  await viewer.next();

  const code = await leaving.end("SIGTERM");

  await viewer.whenEnded();
  expect(code).toBe(0);
  expect(viewer.text).toContain(": the server restarts");
});
