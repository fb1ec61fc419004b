import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { drainInbox } from "../../app/use-cases/drain-inbox.server.ts";
import { readSnapshot } from "../../app/use-cases/read-live.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { changeQuantities } from "../../devstore/inventory/stock.ts";
import { stockAt, unstock } from "../../devstore/inventory/stocking.ts";
import type { Location } from "../../devstore/state/records/inventory.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import { letAnHourPass, levelOf } from "../support/settled.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";
import { deliver, receive } from "../support/signed-webhook.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;
let show: SavedShow;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => (shirt = aProductIn(store, { title: "Shirt", units: 5 })));
  show = await aShowWith(shop, { items: [{ product: shirt }] });
  await startShow(shop.house, shop.shop, show.id);
  changeQuantities(shop.store, [{ level: levelOf(shop, shirt, 1), name: "available", delta: 3 }]);
  await heard();
});
beforeEach(() => letAnHourPass(shop));
afterAll(() => shop.close());

/** The app works on what the store told of, and on what it owes for it. */
async function heard(): Promise<void> {
  await shop.webhooks.idle();
  await drainInbox(shop.house);
  await sweep(shop.house);
}

async function available() {
  const { items } = await readSnapshot(shop.house, shop.shop, show.id);
  return items[0]?.variants[0]?.available;
}

function locationAt(place: number): Location {
  const location = [...shop.store.state.locations.values()][place];
  if (location === undefined) throw new Error(`location ${place} was expected`);
  return location;
}

test("units at a location that is deactivated in the middle of the show are not for sale, until it is active again", async () => {
  const second = locationAt(1);
  expect(await available()).toBe(8);

  second.active = false;
  shop.store.events.emit("locations/deactivate", second);
  await heard();
  expect(await available()).toBe(5);

  second.active = true;
  shop.store.events.emit("locations/activate", second);
  await heard();
  expect(await available()).toBe(8);
});

test("units at a location that ships no online orders are not for sale there", async () => {
  const second = locationAt(1);

  second.fulfillsOnlineOrders = false;
  shop.store.events.emit("locations/update", second);
  await heard();
  expect(await available()).toBe(5);

  second.fulfillsOnlineOrders = true;
  shop.store.events.emit("locations/update", second);
  await heard();
});

test("an item that a location stocks no more, or anew, has its units counted so, and late news changes nothing", async () => {
  const level = levelOf(shop, shirt, 1);
  const before = level.updatedAt;

  unstock(shop.store, level);
  await heard();
  expect(await available()).toBe(5);

  await deliver(shop, {
    topic: "inventory_levels/update",
    triggeredAt: before,
    body: { inventory_item_id: level.inventoryItemId, location_id: level.locationId, available: 3, updated_at: before },
  });
  expect(await available()).toBe(5);

  stockAt(shop.store, level, 4);
  await heard();
  expect(await available()).toBe(9);
});

test("news that is doubled and comes in reverse leaves what is true", async () => {
  const { inventoryItemId, locationId } = levelOf(shop, shirt, 1);
  const at = (second: number) => new Date(Date.now() + second * 1000).toISOString();
  const moments = [1, 2, 3, 4, 5].map((units) => ({ units, at: at(units) }));

  for (const { units, at: moment } of [...moments].reverse().flatMap((one) => [one, one])) {
    await receive(shop, {
      topic: "inventory_levels/update",
      triggeredAt: moment,
      body: { inventory_item_id: inventoryItemId, location_id: locationId, available: units, updated_at: moment },
    });
  }
  await drainInbox(shop.house);

  expect(await available()).toBe(10);
});

test("a store that sold what it did not have has nothing left; one that goes on selling has no end", async () => {
  const first = levelOf(shop, shirt);
  const at = new Date(Date.now() + 60_000).toISOString();
  await deliver(shop, {
    topic: "inventory_levels/update",
    triggeredAt: at,
    body: { inventory_item_id: first.inventoryItemId, location_id: first.locationId, available: -30, updated_at: at },
  });
  expect(await available()).toBe(0);

  shirt.variant.inventoryPolicy = "CONTINUE";
  shirt.variant.updatedAt = at;
  shirt.product.updatedAt = at;
  shop.store.events.emit("products/update", shirt.product);
  await heard();
  expect(await available()).toBeNull();
});
