import { createHmac } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { connect as connectTls } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDevStore, testApp, type TestStore } from "../test-dev-store.ts";
import { destination } from "./connect-proxy.ts";
import { listen, PortInUse } from "./listener.ts";

let shop: TestStore;
let streamClosed: Promise<unknown>;

function app(incoming: IncomingMessage, response: ServerResponse): void {
  if (incoming.url === "/stream") {
    streamClosed = once(response, "close");
    response.writeHead(200, { "content-type": "text/event-stream" });
    return void response.write("data: https://cdn.shopify.com/a\n\n");
  }
  if (incoming.url === "/echo") return void response.end(JSON.stringify(incoming.headers));
  response.writeHead(200, {
    "content-type": "text/html",
    "content-security-policy": "frame-ancestors https://demo.myshopify.com https://admin.shopify.com;",
    link: "<https://cdn.shopify.com/shopifycloud/app-bridge.js>; rel=preload",
  });
  response.write("<script src=https://cdn.sho");
  setTimeout(() => response.end("pify.com/shopifycloud/app-bridge.js></script>ä"), 20);
}

beforeAll(async () => {
  shop = await aDevStore(app);
});
afterAll(() => shop.stop());

/** Asks one of Shopify's hosts as the app does: through the proxy, over TLS, trusting only the dev store's authority. */
async function throughProxy(
  host: string,
  path: string,
  init: { method?: string; body?: string; headers?: object } = {},
) {
  const { proxy } = shop.devStore.addresses;
  const connecting = request(proxy, { method: "CONNECT", path: `${host}:443` }).end();
  const [answer, socket, head] = (await once(connecting, "connect")) as [IncomingMessage, Socket, Buffer];
  if (answer.statusCode !== 200) return { status: answer.statusCode, body: head.toString() + (await text(socket)) };
  const secure = connectTls({ socket, servername: host, ca: readFileSync(shop.devStore.caFile) });
  await once(secure, "secureConnect");
  const asked = request({
    createConnection: () => secure,
    path,
    method: init.method ?? "GET",
    headers: { host, ...init.headers },
  });
  asked.end(init.body);
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  const result = { status: response.statusCode, body: await text(response) };
  secure.destroy();
  return result;
}

test("the app reaches Shopify's hosts by their own names, over TLS that it can trust", async () => {
  const query = JSON.stringify({ query: "{ shop { myshopifyDomain } }" });
  const headers = { "content-type": "application/json", "x-shopify-access-token": "shpat_merchant_eyes" };

  const api = await throughProxy("demo.myshopify.com", "/admin/api/2026-10/graphql.json", {
    method: "POST",
    body: query,
    headers,
  });
  const bridge = await throughProxy("cdn.shopify.com", "/shopifycloud/app-bridge.js");
  const picture = await throughProxy("cdn.shopify.com", `/s/files/1/1/files/blue-shirt-1.svg`);

  expect(JSON.parse(api.body)).toMatchObject({ data: { shop: { myshopifyDomain: "demo.myshopify.com" } } });
  expect(bridge.body).toContain("resourcePicker");
  expect(picture.body).toContain("<title>Blue Shirt</title>");
});

test("every host that is not Shopify's is refused by name, and another shop is not there", async () => {
  const refused = await throughProxy("example.com", "/");
  const otherShop = await throughProxy("other.myshopify.com", "/");

  expect(refused.status).toBe(403);
  expect(refused.body).toContain("refuses example.com:443");
  expect(shop.logged.join("\n")).toContain("example.com:443");
  expect(otherShop.status).toBe(404);
});

test("loopback passes the proxy, names that only look like Shopify's do not", () => {
  expect(destination("localhost:4500", 1)).toEqual({ port: 4500 });
  expect(destination("127.0.0.1:80", 1)).toEqual({ port: 80 });
  expect(destination("demo.myshopify.com:443", 1)).toEqual({ port: 1 });
  expect(destination("demo.myshopify.com:80", 1)).toBeNull();
  expect(destination("demo.myshopify.com.evil.example:443", 1)).toBeNull();
  expect(destination("evilmyshopify.com:443", 1)).toBeNull();
  expect(destination("a.b.myshopify.com:443", 1)).toBeNull();
});

test("the tunnel writes Shopify's hosts as this machine's, even where a chunk cuts one in two", async () => {
  const { tunnel, shop: shopAddress, admin } = shop.devStore.addresses;

  const answer = await fetch(`${tunnel}/page`);

  expect(await answer.text()).toBe(`<script src=${shopAddress}/cdn.shopify.com/shopifycloud/app-bridge.js></script>ä`);
  expect(answer.headers.get("content-security-policy")).toContain(admin);
  expect(answer.headers.get("link")).toContain(shopAddress);
});

test("the tunnel says who asked, and asks the app for text that it can read", async () => {
  const { tunnel } = shop.devStore.addresses;

  const headers = (await (await fetch(`${tunnel}/echo`, { headers: { "accept-encoding": "gzip" } })).json()) as Record<
    string,
    string
  >;

  expect(headers).toMatchObject({
    "accept-encoding": "identity",
    "x-forwarded-proto": "http",
    host: new URL(tunnel).host,
  });
});

test("an event stream passes the tunnel at once, and the app hears that its viewer left", async () => {
  const leaving = new AbortController();
  const answer = await fetch(`${shop.devStore.addresses.tunnel}/stream`, { signal: leaving.signal });

  const { value } = (await answer.body?.getReader().read()) ?? {};
  leaving.abort();

  expect(Buffer.from(value ?? []).toString()).toBe(`data: ${shop.devStore.addresses.shop}/cdn.shopify.com/a\n\n`);
  await streamClosed;
});

test("a tunnel without an app behind it says so", async () => {
  const alone = await aDevStore(() => undefined);
  const { tunnel } = alone.devStore.addresses;
  await alone.appGone();

  const answer = await fetch(tunnel);

  expect(answer.status).toBe(502);
  expect(await answer.text()).toContain("The app is not running");
  await alone.stop();
});

test("a port that is taken is named, with the option that chooses another", async () => {
  const holder = await listen({ server: createServer(), port: 0, purpose: "a test", option: "--x" });

  const refused = listen({ server: createServer(), port: holder.port, purpose: "the shop", option: "--shop-port" });

  await expect(refused).rejects.toThrow(PortInUse);
  await expect(refused).rejects.toThrow(`Port ${holder.port} for the shop is in use`);
  await expect(refused).rejects.toThrow("--shop-port");
  await holder.close();
});

test("stopping ends streams that are open, and leaves no port behind", async () => {
  const brief = await aDevStore(app);
  const { tunnel, shop: shopAddress } = brief.devStore.addresses;
  const stream = await fetch(`${tunnel}/stream`);

  await brief.stop();

  await expect(stream.text()).rejects.toThrow();
  await expect(fetch(shopAddress)).rejects.toThrow();
});

test("the app proxy signs what it forwards and keeps cookies to itself", async () => {
  const seen: { url: string; cookie: string | undefined }[] = [];
  const proxied = await aDevStore((incoming, response) => {
    seen.push({ url: incoming.url ?? "", cookie: incoming.headers.cookie });
    response.setHeader("set-cookie", "app=1");
    response.end("from the app");
  });
  await proxied.devStore.installApp();

  const answer = await fetch(`${proxied.devStore.addresses.shop}/apps/test/hold?b=2&a=1&a=3`, {
    headers: { cookie: "cart=abc" },
  });

  expect(await answer.text()).toBe("from the app");
  expect(answer.headers.get("set-cookie")).toBeNull();
  const { pathname, searchParams } = new URL(seen[0]?.url ?? "", "http://app");
  expect(seen[0]?.cookie).toBeUndefined();
  expect(pathname).toBe("/proxy/hold");
  expect(searchParams.get("shop")).toBe("demo.myshopify.com");
  expect(searchParams.get("path_prefix")).toBe("/apps/test");
  const message = `a=1,3b=2logged_in_customer_id=path_prefix=/apps/testshop=demo.myshopify.comtimestamp=${searchParams.get("timestamp")}`;
  expect(searchParams.get("signature")).toBe(createHmac("sha256", testApp.clientSecret).update(message).digest("hex"));
  await proxied.stop();
});

test("the store answers for the results of bulk operations only by their own names and with a signature", async () => {
  expect((await throughProxy("storage.googleapis.com", "/shopify-bulk/demo/bulk-1.jsonl")).status).toBe(403);
  expect((await throughProxy("storage.googleapis.com", "/shopify-bulk/demo/..%2fstate.json")).status).toBe(404);
});
