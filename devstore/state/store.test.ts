import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compareIds, parseGid } from "./ids.ts";
import type { Cart } from "./records/cart.ts";
import { SortedIds } from "./state-index.ts";
import { Store } from "./store.ts";
import { aProduct, aStore, SCHEMA_DIR } from "./test-shop.ts";

function folder(): string {
  return mkdtempSync(join(tmpdir(), "store-test-"));
}

function aCart(token: string): Cart {
  return { token, note: "", attributes: [], lines: [], discountCodes: [], updatedAt: "2026-11-21T10:00:00Z" };
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
  expect(readdirSync(dataDir)).toEqual(["journal.jsonl"]);
});

test("what was being written when the process died is not half there", async () => {
  const dataDir = folder();
  const first = await Store.open({ dataDir, schemaDir: SCHEMA_DIR });
  aProduct(first, { title: "Clay Pot" });
  await first.close();
  const file = join(dataDir, "journal.jsonl");
  appendFileSync(file, '["products","1",{"id":"1","handle":"half"}]\n["products","2",{"id":"2","hand');

  const second = await Store.open({ dataDir, schemaDir: SCHEMA_DIR });
  aProduct(second, { title: "Vase" });
  await second.close();
  const third = await Store.open({ dataDir, schemaDir: SCHEMA_DIR });

  expect([...third.state.products.values()].map(({ handle }) => handle)).toEqual(["clay-pot", "vase"]);
});

test("a journal that is damaged in its middle is said so, by its path", async () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, "journal.jsonl"), '{\n["head","",{}]\n[]\n');

  await expect(Store.open({ dataDir, schemaDir: SCHEMA_DIR })).rejects.toThrow(/journal\.jsonl is damaged at "\{"/);
});

test("a shop that takes long to read is not written over meanwhile", async () => {
  const dataDir = folder();
  const first = await Store.open({ dataDir, schemaDir: SCHEMA_DIR });
  const { product } = aProduct(first, { title: "Clay Pot" });
  await first.close();
  const file = join(dataDir, "journal.jsonl");
  const line = JSON.stringify(["products", product.id, { ...product, bodyHtml: "x".repeat(500) }]);
  for (let times = 0; times < 5; times += 1) appendFileSync(file, `${`${line}\n`.repeat(20_000)}[]\n`);

  const second = await Store.open({ dataDir, schemaDir: SCHEMA_DIR });
  const linesKept = readFileSync(file, "utf8").split("\n").length;

  expect(second.state.products.size).toBe(1);
  expect(linesKept).toBeGreaterThan(100_000);
  await second.close();
  const third = await Store.open({ dataDir, schemaDir: SCHEMA_DIR });
  expect(third.state.products.get(product.id)?.title).toBe("Clay Pot");
  await third.close();
});

test("a record that changed again and again takes one line once the journal has grown long", async () => {
  const dataDir = folder();
  const first = await Store.open({ dataDir, schemaDir: SCHEMA_DIR });
  const { product } = aProduct(first, { title: "Clay Pot" });
  for (let round = 0; round < 200; round += 1) {
    for (let time = 0; time < 120; time += 1) first.state.carts.put(aCart(`cart-${time}`));
    first.state.products.put(Object.assign(product, { title: `Clay Pot ${round}` }));
    await first.save();
  }
  await first.close();

  const second = await Store.open({ dataDir, schemaDir: SCHEMA_DIR });

  expect(second.state.products.get(product.id)?.title).toBe("Clay Pot 199");
  expect(readFileSync(join(dataDir, "journal.jsonl"), "utf8").split("\n").length).toBeLessThan(22_000);
});

test.each([["kept in a folder"], ["kept in memory"]])(
  "a shop that is %s becomes again what it was copied as",
  async (kept) => {
    const dataDir = kept === "kept in a folder" ? folder() : null;
    const copy = join(folder(), "copy");
    const store = await Store.open({ dataDir, schemaDir: SCHEMA_DIR });
    aProduct(store, { title: "Clay Pot" });
    mkdirSync(join(store.filesDir, "bulk"), { recursive: true });
    writeFileSync(join(store.filesDir, "bulk", "bulk-1.jsonl"), "{}\n");
    await store.copyTo(copy);
    aProduct(store, { title: "Vase" });
    rmSync(join(store.filesDir, "bulk", "bulk-1.jsonl"));
    const replaced: number[] = [];
    store.onReplaced(() => replaced.push(store.state.products.size));

    await store.restoreFrom(copy);

    expect([...store.state.products.values()].map(({ handle }) => handle)).toEqual(["clay-pot"]);
    expect(store.index.productByHandle.has("vase")).toBe(false);
    expect(readdirSync(join(store.filesDir, "bulk"))).toEqual(["bulk-1.jsonl"]);
    expect(replaced).toEqual([1]);
    aProduct(store, { title: "Lamp" });
    await store.close();
    if (dataDir === null) return;
    const again = await Store.open({ dataDir, schemaDir: SCHEMA_DIR });
    expect([...again.state.products.values()].map(({ handle }) => handle)).toEqual(["clay-pot", "lamp"]);
    await again.close();
  },
);

test("a shop that is reset is as new, with its own name and money", async () => {
  const dataDir = folder();
  const store = await Store.open({ dataDir, schemaDir: SCHEMA_DIR, newShop: { name: "Casa", currencyCode: "CHF" } });
  const firstId = store.nextId();
  aProduct(store, { title: "Clay Pot" });

  await store.reset();

  expect(store.state.products.size).toBe(0);
  expect(store.state.shop).toMatchObject({ name: "Casa", currencyCode: "CHF" });
  expect(store.nextId()).toBe(firstId);
  await store.close();
  const again = await Store.open({ dataDir, schemaDir: SCHEMA_DIR });
  expect(again.state.products.size).toBe(0);
  expect(again.state.locations.size).toBe(2);
  await again.close();
});

test("a folder without a shop is said so, and the shop stays as it is", async () => {
  const store = await aStore();
  aProduct(store, { title: "Clay Pot" });

  await expect(store.restoreFrom(folder())).rejects.toThrow(/There is no shop in/);

  expect(store.state.products.size).toBe(1);
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
