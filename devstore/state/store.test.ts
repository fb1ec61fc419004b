import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compareIds, parseGid } from "./ids.ts";
import { SortedIds } from "./state-index.ts";
import { Store } from "./store.ts";
import { aProduct, aStore, SCHEMA_DIR } from "./test-shop.ts";

function folder(): string {
  return mkdtempSync(join(tmpdir(), "store-test-"));
}

test("a shop that is opened again is the one that was closed, under today's address", async () => {
  const dataDir = folder();
  const first = await Store.open({ dataDir, schemaDir: SCHEMA_DIR });
  const { product } = aProduct(first, { title: "Clay Pot" });
  await first.close();

  const second = await Store.open({
    dataDir,
    schemaDir: SCHEMA_DIR,
    shop: { primaryDomainUrl: "http://localhost:5501" },
  });

  expect(second.index.productByHandle.get("clay-pot")).toEqual(product);
  expect(second.state.shop.primaryDomainUrl).toBe("http://localhost:5501");
  expect(compareIds(second.nextId(), product.id)).toBeGreaterThan(0);
  expect(readdirSync(dataDir)).toEqual(["shop.json"]);
});

test("a state file that is no JSON is said so, by its path", async () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, "shop.json"), "{");

  await expect(Store.open({ dataDir, schemaDir: SCHEMA_DIR })).rejects.toThrow(/shop\.json is not readable JSON/);
});

test("ids pass 2^53 and stay apart where numbers would not", async () => {
  const store = await aStore();

  const [a, b] = [store.nextId(), store.nextId()];

  expect(BigInt(a)).toBeGreaterThan(2n ** 53n);
  expect(a).not.toBe(b);
});

test("ids stay sorted by value whatever the order in which they come", () => {
  const sorted = new SortedIds(["100", "9"]);

  sorted.add("20");
  sorted.remove("100");

  expect(sorted.ids).toEqual(["9", "20"]);
  expect(sorted.positionOf("10")).toBe(1);
});

test("a global id is read with its query", () => {
  const level = parseGid("gid://shopify/InventoryLevel/1?inventory_item_id=2");

  expect(level?.query?.get("inventory_item_id")).toBe("2");
  expect(parseGid("https://x")).toBeNull();
});
