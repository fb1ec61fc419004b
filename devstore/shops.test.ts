import { mkdtempSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Control } from "./control/control.ts";
import type { ShopSurroundings } from "./shops.ts";
import { Shops } from "./shops.ts";
import { aProduct, SCHEMA_DIR } from "./state/test-shop.ts";
import { aDevStore } from "./test-dev-store.ts";

function surroundings(shopsDir: string | null): ShopSurroundings {
  return {
    shopsDir,
    schemaDir: SCHEMA_DIR,
    control: new Control({ file: null, log: () => undefined }),
    apps: [],
    appTarget: "http://127.0.0.1:1",
    shopAddress: "http://localhost:4501",
    adminOrigins: ["http://localhost:4502"],
    log: () => undefined,
  };
}

test("the shops that were open are there again after a restart, each with what it had", async () => {
  const folder = join(mkdtempSync(join(tmpdir(), "shops-test-")), "shops");
  const before = await Shops.open(surroundings(folder));
  const { store } = await before.add({ handle: "yen-shop", currencyCode: "JPY" });
  aProduct(store, { title: "Tea Bowl" });
  await before.close();

  const after = await Shops.open(surroundings(folder));

  expect(after.all().map((shop) => shop.store.domain)).toEqual(["demo.myshopify.com", "yen-shop.myshopify.com"]);
  const kept = after.find("yen-shop.myshopify.com");
  expect(kept?.store.state.shop).toEqual(store.state.shop);
  expect(kept?.store.index.productByHandle.has("tea-bowl")).toBe(true);
  expect(after.first.store.state.products.size).toBe(0);
  await after.close();
});

test("no two shops have an id in common", async () => {
  const shops = await Shops.open(surroundings(null));
  const other = await shops.add({ handle: "other" });

  const ids = (shop: typeof other) => [shop.store.state.shop.id, ...shop.store.state.locations.keys()];

  expect(ids(other).filter((id) => ids(shops.first).includes(id))).toEqual([]);
  expect(BigInt(other.store.nextId())).toBeGreaterThan(2n ** 53n);
  await shops.close();
});

test("a shop that is there already is not opened twice, and a name that is no domain is refused", async () => {
  const shops = await Shops.open(surroundings(null));

  await expect(shops.add({ handle: "demo" })).rejects.toThrow("There is a shop demo.myshopify.com already.");
  await expect(shops.add({ handle: "Not A Name" })).rejects.toThrow('"Not A Name" cannot be the name of a shop.');
  await shops.close();
});

test("a person reaches each shop and its admin by its own address", async () => {
  const store = await aDevStore((_request, response) => response.end());
  const { devStore } = store;
  await devStore.shops.add({ handle: "second", name: "Second Shop" });
  const titleAt = (address: string, host: string) =>
    new Promise<string>((resolve, reject) => {
      get(address, { headers: { host } }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => (text += chunk));
        response.once("end", () => resolve(/<title>([^<]*)/.exec(text)?.[1]?.trim() ?? String(response.statusCode)));
      }).once("error", reject);
    });
  const { shop, admin } = devStore.addresses;

  expect(await titleAt(shop, "localhost")).toContain("Paniere Demo");
  expect(await titleAt(shop, "second.localhost")).toContain("Second Shop");
  expect(await titleAt(shop, "third.localhost")).toBe("404");
  expect(await titleAt(`${admin}/store/second`, "localhost")).toContain("Second Shop");
  await store.stop();
});
