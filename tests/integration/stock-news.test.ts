import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { drainInbox } from "../../app/use-cases/drain-inbox.server.ts";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { readSnapshot } from "../../app/use-cases/read-live.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { listenToAnnouncements, type Announcements } from "../support/announcements.ts";
import { aProductIn, buy, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";
import { deliver } from "../support/signed-webhook.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;
let hat: ProductInStore;
let show: SavedShow;
let heard: Announcements;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    shirt = aProductIn(store, { title: "Shirt", units: 5 });
    hat = aProductIn(store, { title: "Hat", units: 5 });
  });
  shop.webhooks.pause();
  show = await aShowWith(shop, { items: [{ product: shirt }] });
  heard = await listenToAnnouncements(databaseUrl);
});
beforeEach(async () => {
  await heard.take();
});
afterAll(async () => {
  await heard.close();
  await shop.close();
});

function news(given: { available: number; updatedAt: string; triggeredAt: string; of?: ProductInStore; at?: number }) {
  return deliver(shop, {
    topic: "inventory_levels/update",
    triggeredAt: given.triggeredAt,
    body: {
      inventory_item_id: (given.of ?? shirt).variant.inventoryItemId,
      location_id: [...shop.store.state.locations.keys()][given.at ?? 0],
      available: given.available,
      updated_at: given.updatedAt,
    },
  });
}

async function onScreen() {
  const { items } = await readSnapshot(shop.house, shop.shop, show.id);
  return { available: items[0]?.variants[0]?.available, version: items[0]?.version };
}

test("news of stock is on screen, counted up and announced once", async () => {
  const { version } = await onScreen();

  await news({ available: 4, updatedAt: "2027-01-01T10:00:00Z", triggeredAt: "2027-01-01T10:00:00.1Z" });

  expect(await onScreen()).toEqual({ available: 4, version: (version ?? 0) + 1 });
  expect(await heard.take()).toEqual([{ show: show.id, change: "item", item: show.itemIds[0] }]);
});

test("late news changes nothing and says nothing", async () => {
  const before = await onScreen();

  await news({ available: 9, updatedAt: "2027-01-01T09:59:59Z", triggeredAt: "2027-01-01T11:00:00Z" });

  expect(await onScreen()).toEqual(before);
  expect(await heard.take()).toEqual([]);
});

test("within a second the moment of the news decides, to the microsecond", async () => {
  const updatedAt = "2027-01-01T10:00:01Z";

  await news({ available: 2, updatedAt, triggeredAt: "2027-01-01T10:00:01.000002Z" });
  await news({ available: 3, updatedAt, triggeredAt: "2027-01-01T10:00:01.000001Z" });

  expect(await onScreen()).toMatchObject({ available: 2 });
});

test("units of all active locations are summed, and never shown below none", async () => {
  await news({ available: -4, updatedAt: "2027-01-02T10:00:00Z", triggeredAt: "2027-01-02T10:00:00Z" });
  expect(await onScreen()).toMatchObject({ available: 0 });

  await news({ available: 6, updatedAt: "2027-01-02T10:00:00Z", triggeredAt: "2027-01-02T10:00:00Z", at: 1 });
  expect(await onScreen()).toMatchObject({ available: 2 });

  await shop.house.db.query("update location set active = false where id = $1", [
    [...shop.store.state.locations.keys()][1],
  ]);
  expect(await onScreen()).toMatchObject({ available: 0 });
});

test("news of a product that no show has is kept and not announced", async () => {
  await news({ of: hat, available: 1, updatedAt: "2027-01-01T10:00:00Z", triggeredAt: "2027-01-01T10:00:00Z" });

  expect(await heard.take()).toEqual([]);
  const rows = await shop.house.db.query("select available from inventory_level where inventory_item_id = $1", [
    hat.variant.inventoryItemId,
  ]);
  expect(rows).toContainEqual({ available: 1 });
});

test("a sale in the store is announced once, though Shopify tells of stock and of product", async () => {
  const other = aProductIn(shop.store, { title: "Scarf", units: 5 });
  await shop.webhooks.resume();
  await shop.webhooks.idle();
  await drainInbox(shop.house);
  const later = await aShowWith(shop, { items: [{ product: other }] });
  await heard.take();

  buy(shop.store, { variant: other.variant, quantity: 2 });
  await shop.webhooks.idle();
  await drainInbox(shop.house);

  expect(await heard.take()).toEqual([{ show: later.id, change: "item", item: later.itemIds[0] }]);
});

test("a show that has ended hears of no stock", async () => {
  await startShow(shop.house, shop.shop, show.id);
  await endShow(shop.house, shop.shop, show.id);
  await heard.take();

  await news({ available: 8, updatedAt: "2028-01-01T10:00:00Z", triggeredAt: "2028-01-01T10:00:00Z" });

  expect(await heard.take()).toEqual([]);
});
