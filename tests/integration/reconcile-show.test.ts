import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { drainInbox } from "../../app/use-cases/drain-inbox.server.ts";
import { readSnapshot } from "../../app/use-cases/read-live.server.ts";
import { reconcileShow } from "../../app/use-cases/reconcile-show.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { forgetProduct, forgetVariant } from "../../devstore/catalogue/product-records.ts";
import { listenToAnnouncements, type Announcements } from "../support/announcements.ts";
import { aProductIn, restock, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import { aMinuteAgo, changeUnheard, letAnHourPass, levelOf, setUnitsUnheard } from "../support/settled.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";
import { deliver } from "../support/signed-webhook.ts";

const databaseUrl = await aDatabase();
const titles = ["Shirt", "Hat", "Scarf", "Belt", "Sock", "Coat", "Mug", "Ring"] as const;
let shop: ShopInProcess;
let products: Record<(typeof titles)[number], ProductInStore>;
let show: SavedShow;
let heard: Announcements;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    const made = titles.map((title) => [title, aProductIn(store, { title, units: 5 })] as const);
    products = Object.fromEntries(made) as typeof products;
  });
  shop.webhooks.pause();
  show = await aShowWith(shop, { items: titles.map((title) => ({ product: products[title] })) });
  await startShow(shop.house, shop.shop, show.id);
  heard = await listenToAnnouncements(databaseUrl);
});
beforeEach(async () => {
  shop.intercept(null);
  await letAnHourPass(shop);
  await reconcile();
  await letAnHourPass(shop);
  await shop.house.db.query("delete from drift");
  await heard.take();
});
afterAll(async () => {
  await heard.close();
  await shop.close();
});

const reconcile = () => reconcileShow(shop.house, shop.shop, show.id);

async function onScreen(title: (typeof titles)[number]) {
  const { items } = await readSnapshot(shop.house, shop.shop, show.id);
  const item = items.find((one) => one.productId === products[title].product.id);
  return { forSale: item?.forSale, available: item?.variants.map((variant) => variant.available) };
}

async function drifts() {
  return shop.house.db.query(
    "select kind, subject_id as subject, ours, theirs, show_id as show from drift order by id",
  );
}

const itemOf = (title: (typeof titles)[number]) => ({
  show: show.id,
  change: "item",
  item: show.itemIds[titles.indexOf(title)],
});

test("stock whose news was lost is on screen within a comparison, told once and recorded as drift", async () => {
  setUnitsUnheard(levelOf(shop, products.Shirt), 3);

  await reconcile();

  expect(await onScreen("Shirt")).toMatchObject({ available: [3] });
  expect(await drifts()).toEqual([
    { kind: "stock", subject: products.Shirt.variant.inventoryItemId, ours: "5", theirs: "3", show: show.id },
  ]);
  expect(await heard.take()).toContainEqual(itemOf("Shirt"));
});

test("a comparison that finds everything as known changes nothing and says nothing", async () => {
  await reconcile();

  expect(await drifts()).toEqual([]);
  expect(await heard.take()).toEqual([]);
});

test("a change whose news may be on its way is shown, and is no drift", async () => {
  restock(shop.store, products.Hat.variant, -1);

  await reconcile();

  expect(await onScreen("Hat")).toMatchObject({ available: [4] });
  expect(await drifts()).toEqual([]);
});

test("late news that the comparison has seen more than changes nothing", async () => {
  setUnitsUnheard(levelOf(shop, products.Hat), 2);
  await reconcile();
  const { updatedAt } = levelOf(shop, products.Hat);

  // The first of two changes of one second: its news comes when the second is known.
  await deliver(shop, {
    topic: "inventory_levels/update",
    triggeredAt: updatedAt.replace("Z", ".900000Z"),
    body: {
      inventory_item_id: products.Hat.variant.inventoryItemId,
      location_id: levelOf(shop, products.Hat).locationId,
      available: 4,
      updated_at: updatedAt,
    },
  });

  expect(await onScreen("Hat")).toMatchObject({ available: [2] });
});

test("an answer that news has overtaken changes nothing", async () => {
  const at = new Date().toISOString();
  shop.intercept(async (_url, body) => {
    if (!body.includes("ReadVariants")) return null;
    shop.intercept(null);
    await deliver(shop, {
      topic: "inventory_levels/update",
      triggeredAt: at,
      body: {
        inventory_item_id: products.Scarf.variant.inventoryItemId,
        location_id: levelOf(shop, products.Scarf).locationId,
        available: 1,
        updated_at: at,
      },
    });
    return null;
  });

  await reconcile();

  expect(await onScreen("Scarf")).toMatchObject({ available: [1] });
  expect(await drifts()).toEqual([]);
});

test.each([
  ["unpublished", { published: false }, "active, unpublished"],
  ["archived", { status: "ARCHIVED", published: true }, "archived"],
] as const)("a product that was %s unheard is no longer for sale", async (_what, changes, theirs) => {
  changeUnheard(products.Belt.product, { status: "ACTIVE", published: true });
  await reconcile();
  await letAnHourPass(shop);
  await shop.house.db.query("delete from drift");
  changeUnheard(products.Belt.product, changes);

  await reconcile();

  expect(await onScreen("Belt")).toMatchObject({ forSale: false });
  expect(await drifts()).toMatchObject([{ kind: "publication", ours: "active", theirs }]);
});

test("a product that was deleted unheard is no longer for sale, and late news does not bring it back", async () => {
  forgetProduct(shop.store, products.Sock.product);

  await reconcile();

  expect(await onScreen("Sock")).toEqual({ forSale: false, available: [] });
  expect(await drifts()).toMatchObject([{ kind: "gone", subject: products.Sock.product.id }]);
  await shop.webhooks.resume();
  await shop.webhooks.idle();
  await drainInbox(shop.house);
  shop.webhooks.pause();
  expect(await onScreen("Sock")).toMatchObject({ forSale: false });
});

test("a price that moved unheard is shown and recorded", async () => {
  Object.assign(products.Coat.variant, { price: "25.00", updatedAt: aMinuteAgo() });

  await reconcile();

  expect(await drifts()).toMatchObject([{ kind: "price", ours: "2000", theirs: "2500" }]);
  expect(await heard.take()).toContainEqual(itemOf("Coat"));
});

test("units that the store counts no more have no end", async () => {
  const item = shop.store.state.inventoryItems.get(products.Mug.variant.inventoryItemId);
  if (item === undefined) throw new Error("the mug has no inventory item");
  item.tracked = false;

  await reconcile();

  expect(await onScreen("Mug")).toMatchObject({ available: [null] });
  expect(await drifts()).toMatchObject([{ kind: "tracking", ours: "counted", theirs: "not counted" }]);
});

test("a level that is gone unheard keeps no unit, and late news of it brings none back", async () => {
  const level = levelOf(shop, products.Coat);
  const before = level.updatedAt;
  level.active = false;

  await reconcile();

  expect(await onScreen("Coat")).toMatchObject({ available: [0] });
  await deliver(shop, {
    topic: "inventory_levels/update",
    triggeredAt: before,
    body: {
      inventory_item_id: level.inventoryItemId,
      location_id: level.locationId,
      available: 5,
      updated_at: before,
    },
  });
  expect(await onScreen("Coat")).toMatchObject({ available: [0] });
});

test("a variant that is gone unheard leaves its item, which is no longer for sale without one", async () => {
  forgetVariant(shop.store, products.Ring.variant);
  products.Ring.product.updatedAt = aMinuteAgo();

  await reconcile();

  expect(await onScreen("Ring")).toEqual({ forSale: false, available: [] });
});

test("an ended show is not compared", async () => {
  await shop.house.db.query("update show set state = 'ended' where id = $1", [show.id]);
  let asked = 0;
  shop.intercept(async () => ((asked += 1), null));

  await reconcile();

  expect(asked).toBe(0);
});
