import { afterAll, beforeAll, expect, test } from "vitest";
import { readMeasures } from "../../app/persistence/measures.server.ts";
import { oweEffect } from "../../app/use-cases/owe-effect.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { openEventStream } from "../support/event-stream.ts";
import { aDatabase } from "../support/postgres.ts";
import { letAnHourPass, levelOf, setUnitsUnheard } from "../support/settled.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";
import { deliver } from "../support/signed-webhook.ts";
import { startWebProcess, streamOf } from "../support/web-process.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;
let show: SavedShow;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => (shirt = aProductIn(store, { title: "Shirt", units: 5 })));
  shop.webhooks.pause();
  show = await aShowWith(shop, { items: [{ product: shirt }] });
  await startShow(shop.house, shop.shop, show.id);
});
afterAll(() => shop.close());

const measures = () => readMeasures(shop.house.db, shop.shop, show.id);

test("a show without viewers and without drift has no lag and none found", async () => {
  expect(await measures()).toMatchObject({ lag: null, drift: [] });
});

test("the time from a change in the store to the viewers' sockets is counted, that of lost news too", async () => {
  const web = await startWebProcess(databaseUrl, shop);
  const viewer = await openEventStream(streamOf(web, shop, show.id));
  await viewer.next();
  const { inventoryItemId, locationId } = levelOf(shop, shirt);
  for (const available of [4, 3, 2]) {
    const at = new Date().toISOString();
    await deliver(shop, {
      topic: "inventory_levels/update",
      triggeredAt: at,
      body: { inventory_item_id: inventoryItemId, location_id: locationId, available, updated_at: at },
    });
    await viewer.find(({ data }) => data.kind === "item" && JSON.stringify(data).includes(`"available":${available}`));
  }
  await letAnHourPass(shop);
  setUnitsUnheard(levelOf(shop, shirt), 1);
  await shop.house.db.transaction(shop.shop, (tx) => oweEffect(shop.house, tx, "reconcile-show", show.id));
  await sweep(shop.house);
  await viewer.find(({ data }) => data.kind === "item" && JSON.stringify(data).includes('"available":1'));
  await web.end("SIGTERM");

  const { lag, drift, reconciledAt } = await measures();
  expect(drift).toEqual([{ kind: "stock", count: 1 }]);
  expect(lag).toMatchObject({ changes: 4 });
  expect(lag?.p50Ms).toBeLessThan(1_000);
  expect(lag?.p99Ms).toBeGreaterThan(60_000);
  expect(reconciledAt).not.toBeNull();
});
