import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ShopifyNetwork } from "../conformance/shop-request.ts";
import { aDevStore, type TestStore } from "../test-dev-store.ts";

let running: TestStore;
let network: ShopifyNetwork;

beforeEach(async () => {
  running = await aDevStore((_request, response) => response.end());
  const { addresses, caFile } = running.devStore;
  network = new ShopifyNetwork({ port: addresses.tlsPort, ca: readFileSync(caFile, "utf8") });
});

afterEach(async () => {
  network.close();
  await running.stop();
});

/** Asks the Admin API by Shopify's own address. */
function ask(query: string): Promise<Response> {
  return network.fetch(new URL("https://demo.myshopify.com/admin/api/2026-10/graphql.json"), {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": "shpat_merchant_eyes" },
    body: JSON.stringify({ query }),
  });
}

test("a shop that is to fail fails, with the status that was given, and the others answer", async () => {
  const { control, shops } = running.devStore;
  await shops.add({ handle: "second" });
  control.faults.add({ kind: "unavailable", answer: 500, shop: "second" });

  const second = await network.fetch(new URL("https://second.myshopify.com/cart.js"));

  expect([(await ask("{ shop { name } }")).status, second.status]).toEqual([200, 500]);
});

test("a request that gets no answer waits, and the dev store stops all the same", async () => {
  running.devStore.control.faults.add({ kind: "unavailable", answer: "nothing", left: 1 });
  const unanswered = ask("{ shop { name } }").then(
    () => "answered",
    () => "hung up",
  );

  const first = await Promise.race([unanswered, new Promise((resolve) => setTimeout(resolve, 100, "waiting"))]);
  const next = await ask("{ shop { name } }");
  await running.stop();

  expect([first, next.status, await unanswered]).toEqual(["waiting", 200, "hung up"]);
});

test("Shopify's hosts hang up while they are stopped, and the control page still answers", async () => {
  const { control, addresses } = running.devStore;
  await ask("{ shop { name } }");
  control.stop();

  await expect(ask("{ shop { name } }")).rejects.toThrow();
  const page = await fetch(`${addresses.admin}/_control`, { headers: { accept: "text/html" } });
  control.start();

  expect(await page.text()).toContain("Shopify is stopped");
  expect((await ask("{ shop { name } }")).status).toBe(200);
});

test("the file of a bulk operation ends early, once, and is whole the next time", async () => {
  const { control, store } = running.devStore;
  const asked = "{ products { edges { node { id title } } } }";
  await ask(`mutation { bulkOperationRunQuery(query: "${asked}") { bulkOperation { id } } }`);
  await expect.poll(() => store.state.bulkOperations.first()?.status).toBe("COMPLETED");
  const id = store.state.bulkOperations.first()?.id;
  const read = await ask(`{ bulkOperation(id: "gid://shopify/BulkOperation/${id}") { url } }`);
  const { url } = ((await read.json()) as { data: { bulkOperation: { url: string } } }).data.bulkOperation;
  control.faults.add({ kind: "bulk-cut", afterBytes: 10, left: 1 });

  await expect(network.fetch(new URL(url))).rejects.toThrow();

  expect((await (await network.fetch(new URL(url))).text()).trim().split("\n")).toHaveLength(3);
});
