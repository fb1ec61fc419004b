import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readSnapshot } from "../../app/use-cases/read-live.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import { letAnHourPass, levelOf, setUnitsUnheard } from "../support/settled.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";
import { deliver } from "../support/signed-webhook.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;
let hat: ProductInStore;
let show: SavedShow;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    shirt = aProductIn(store, { title: "Shirt", units: 5 });
    hat = aProductIn(store, { title: "Hat", units: 5 });
  });
  shop.webhooks.pause();
  show = await aShowWith(shop, { items: [{ product: shirt }, { product: hat }] });
  await startShow(shop.house, shop.shop, show.id);
});
beforeEach(async () => {
  shop.intercept(null);
  await letAnHourPass(shop);
});
afterAll(() => shop.close());

const sweepAt = (ms: number) => sweep({ ...shop.house, clock: () => new Date(ms) });

async function available() {
  const { items } = await readSnapshot(shop.house, shop.shop, show.id);
  return items.map((item) => item.variants[0]?.available);
}

test("ten minutes without Shopify: news is taken in, nothing is given up, and what was missed is made right at once", async () => {
  expectLogLine(/is tried again/);
  const start = Date.now();
  const second = 1000;
  shop.intercept(async () => new Response("", { status: 503 }));

  for (let passed = 0; passed < 600; passed += 15) await sweepAt(start + passed * second);
  setUnitsUnheard(levelOf(shop, shirt), 1);
  setUnitsUnheard(levelOf(shop, hat), 3);
  await deliver(shop, {
    topic: "inventory_levels/update",
    triggeredAt: new Date(start).toISOString(),
    body: {
      inventory_item_id: hat.variant.inventoryItemId,
      location_id: levelOf(shop, hat).locationId,
      available: 3,
      updated_at: new Date(start).toISOString(),
    },
  });
  const meanwhile = await available();
  shop.intercept(null);
  await sweepAt(start + 620 * second);
  await sweepAt(start + 640 * second);

  expect(meanwhile).toEqual([5, 3]);
  expect(await available()).toEqual([1, 3]);
  expect(await shop.house.db.query("select kind from outbox where parked_at is not null")).toEqual([]);
  expect(await shop.house.db.query("select kind from outbox where done_at is null")).toEqual([]);
});

test("a comparison that finds the bucket empty waits as long as it takes, and counts as no failure", async () => {
  let throttled = 0;
  setUnitsUnheard(levelOf(shop, shirt), 2);
  shop.intercept(async (_url, body) => {
    if (!body.includes("ReadVariants") || throttled >= 12) return null;
    throttled += 1;
    const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 100_000 };
    return Response.json({
      errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
      extensions: { cost: { requestedQueryCost: 500, actualQueryCost: null, throttleStatus } },
    });
  });

  const later = Date.now() + 3_600_000;
  await sweepAt(later);
  const [waiting] = await shop.house.db.query("select attempts from outbox where kind = 'reconcile-show'");
  await sweepAt(later + 1000);

  expect({ throttled, waiting }).toEqual({ throttled: 12, waiting: { attempts: 0 } });
  expect(await available()).toEqual([2, 3]);
});
