import { expect, test } from "vitest";
import { levelsOfItem } from "../../inventory/stock.ts";
import type { Store } from "../../state/store.ts";
import { aStore } from "../../state/test-shop.ts";
import { generateShop, readShopSize } from "./generate-shop.ts";

async function generated(seed: number, size = "400x5"): Promise<Store> {
  const store = await aStore();
  await generateShop(store, { ...readShopSize(size), seed });
  return store;
}

function shareOf<T>(all: Iterable<T>, isOne: (one: T) => boolean): number {
  const list = [...all];
  return list.filter(isOne).length / list.length;
}

test("the same seed gives the same shop to the letter, another seed another", async () => {
  const [first, again, other] = await Promise.all([generated(1), generated(1), generated(2)]);

  expect([...again.entries()]).toEqual([...first.entries()]);
  expect([...other.state.products.values()]).not.toEqual([...first.state.products.values()]);
});

test("it looks like a shop: drafts, untracked, sold beyond the stock, dear and cheap, at both locations", async () => {
  const { state, index } = await generated(1);
  const { products, variants, inventoryItems, levels } = state;
  const prices = new Set([...variants.values()].map(({ price }) => price));
  const showroom = [...state.locations.keys()][1];

  expect(products.size).toBe(400);
  expect(variants.size).toBe(2000);
  expect(index.productByHandle.size).toBe(400);
  expect(shareOf(products.values(), ({ status }) => status !== "ACTIVE")).toBeGreaterThan(0.05);
  expect(shareOf(inventoryItems.values(), ({ tracked }) => !tracked)).toBeGreaterThan(0.05);
  expect(shareOf(variants.values(), ({ inventoryPolicy }) => inventoryPolicy === "CONTINUE")).toBeGreaterThan(0.03);
  expect(shareOf(levels.values(), ({ quantities }) => quantities.available < 0)).toBeGreaterThan(0);
  expect(prices.size).toBeGreaterThan(200);
  expect(new Set([...products.values()].map(({ options }) => options.length))).toEqual(new Set([1, 2]));
  expect(
    shareOf(levels.values(), (level) => level.locationId === showroom && level.quantities.available > 0),
  ).toBeGreaterThan(0.05);
});

test("variants differ in their options, and each option has the values that its variants have", async () => {
  const { state } = await generated(3, "100x12");

  for (const product of state.products.values()) {
    const variants = product.variantIds.map((id) => state.variants.get(id));
    expect(new Set(variants.map((variant) => variant?.title)).size).toBe(12);
    product.options.forEach(({ values }, place) => {
      expect(new Set(variants.map((variant) => variant?.optionValues[place]))).toEqual(new Set(values));
    });
  }
});

test("a product with one variant has Shopify's title for it, and one may have two thousand", async () => {
  const one = await generated(1, "3x1");
  const many = await generated(1, "1x2048");

  expect([...one.state.variants.values()].map(({ title }) => title)).toEqual(Array(3).fill("Default Title"));
  expect(many.state.variants.size).toBe(2048);
});

test("nobody is told, and what was there stays", async () => {
  const store = await generated(1, "3x2");
  const heard: string[] = [];
  store.events.listen(({ topic }) => heard.push(topic));

  await generateShop(store, { products: 3, variantsPerProduct: 2, seed: 1 });

  expect(heard).toEqual([]);
  expect(store.index.productByHandle.size).toBe(6);
  expect(levelsOfItem(store, [...store.state.inventoryItems.keys()][0] ?? "")).toHaveLength(2);
});

test.each(["", "5", "0x5", "5x0", "5x2049", "-1x5", "1e3x5", "5x5x5"])('"%s" is no size of a shop', (text) => {
  expect(() => readShopSize(text)).toThrow(/is no size of a shop/);
});
