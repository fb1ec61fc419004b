import { afterAll, beforeAll, expect, test } from "vitest";
import { requestImport } from "../../app/use-cases/import-catalogue.server.ts";
import { readSnapshot } from "../../app/use-cases/read-live.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";
import { deliver } from "../support/signed-webhook.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;
let show: SavedShow;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    shirt = aProductIn(store, { title: "Shirt", price: "20.00" });
  });
  show = await aShowWith(shop, { items: [{ product: shirt }] });
});
afterAll(() => shop.close());

function itemNews(given: { id: string; tracked: boolean; at: string }) {
  return deliver(shop, {
    topic: "inventory_items/update",
    triggeredAt: given.at,
    body: { id: given.id, sku: null, tracked: given.tracked, updated_at: given.at },
  });
}

function productNews(variants: readonly { id: string; item: string }[], at: string) {
  return deliver(shop, {
    topic: "products/update",
    triggeredAt: at,
    body: {
      id: shirt.product.id,
      title: "Shirt",
      handle: "shirt",
      status: "active",
      published_at: "2026-01-01T00:00:00Z",
      updated_at: at,
      image: null,
      options: [{ name: "Size" }],
      variants: variants.map(({ id, item }, index) => ({
        id,
        title: `Size ${index}`,
        position: index + 1,
        price: "20.00",
        inventory_policy: "deny",
        inventory_item_id: item,
        updated_at: at,
      })),
    },
  });
}

async function onScreen() {
  const { items } = await readSnapshot(shop.house, shop.shop, show.id);
  return { version: items[0]?.version, available: items[0]?.variants.map((variant) => variant.available) };
}

test("news that was lost is made good by the next import, though nothing else of the variant changed", async () => {
  const item = shop.store.state.inventoryItems.get(shirt.variant.inventoryItemId);
  if (item === undefined) throw new Error("an inventory item was expected");
  const imported = async (tracked: boolean) => {
    item.tracked = tracked;
    await requestImport(shop.house, shop.shop);
    await sweep(shop.house);
    return (await onScreen()).available;
  };

  expect(await imported(false)).toEqual([null]);
  expect(await imported(true)).toEqual([5]);
});

test("a merchant who has the store count an item no more, and again, is believed at once and once", async () => {
  const id = shirt.variant.inventoryItemId;
  const before = await onScreen();

  await itemNews({ id, tracked: false, at: "2027-01-01T10:00:02Z" });
  await itemNews({ id, tracked: false, at: "2027-01-01T10:00:02Z" });
  const uncounted = await onScreen();
  await itemNews({ id, tracked: true, at: "2027-01-01T10:00:01Z" });

  expect(before.available).not.toEqual([null]);
  expect(uncounted).toEqual({ version: (before.version ?? 0) + 1, available: [null] });
  expect(await onScreen()).toEqual(uncounted);
  await itemNews({ id, tracked: true, at: "2027-01-01T10:00:03Z" });
  expect((await onScreen()).available).toEqual(before.available);
});

test("news of an item that comes before its variant is taken up with it", async () => {
  const known = { id: shirt.variant.id, item: shirt.variant.inventoryItemId };
  const id = String(BigInt(shirt.variant.id) + 700n);
  const item = String(BigInt(shirt.variant.inventoryItemId) + 700n);

  await itemNews({ id: item, tracked: false, at: "2027-01-01T11:00:00Z" });
  await productNews([known, { id, item }], "2027-01-01T11:00:01Z");

  expect((await onScreen()).available?.[1]).toBeNull();
});
