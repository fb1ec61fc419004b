import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { completeInstall } from "../../app/use-cases/complete-install.server.ts";
import { drainInbox } from "../../app/use-cases/drain-inbox.server.ts";
import { requestImport } from "../../app/use-cases/import-catalogue.server.ts";
import { readHome } from "../../app/use-cases/read-home.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { removeProduct } from "../../devstore/catalogue/product-records.ts";
import { aProductIn, restock } from "../support/catalogue.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import { openShopInProcess, type ShopInProcess } from "../support/shop-in-process.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;

beforeAll(async () => {
  shop = await openShopInProcess(databaseUrl);
  shop.webhooks.pause();
  await shop.logIn();
});
beforeEach(() => shop.intercept(null));
afterAll(() => shop.close());

async function imported() {
  await requestImport(shop.house, shop.shop);
  await sweep(shop.house);
  return readHome(shop.house, shop.shop);
}

test("an install imports all products, whatever their status, with their units at every location", async () => {
  aProductIn(shop.store, { title: "Shirt", units: 5 });
  aProductIn(shop.store, { title: "Hat", units: 7 }).product.status = "DRAFT";

  await completeInstall(shop.house, shop.shop);
  await sweep(shop.house);

  const home = await readHome(shop.house, shop.shop);
  expect(home.catalogue).toMatchObject({ products: 2, variants: 2, units: 12 });
  expect(home.steps[0]).toMatchObject({ key: "catalogue", done: true });
  const levels = await shop.house.db.query("select 1 from inventory_level");
  expect(levels).toHaveLength(4);
});

test("an import that finds nothing new writes no row", async () => {
  const versions = () =>
    shop.house.db.query(
      `select 'p' as kind, xmin::text, id from product union all select 'v', xmin::text, id from variant
       union all select 'l', xmin::text, inventory_item_id + location_id from inventory_level order by 1, 3`,
    );
  const before = await versions();

  await imported();

  expect(await versions()).toEqual(before);
});

test("what the store no longer has is swept, and what it changed is changed", async () => {
  const [first, second] = [...shop.store.state.products.values()];
  if (first === undefined || second === undefined) throw new Error("two products were expected");
  removeProduct(shop.store, first);
  second.title = "Cap";
  second.updatedAt = new Date(Date.now() + 5000).toISOString();

  const home = await imported();

  expect(home.catalogue).toMatchObject({ products: 1, variants: 1, units: 7 });
  expect(await shop.house.db.query("select title, status from product")).toEqual([{ title: "Cap", status: "draft" }]);
});

test("a broken line fails the import in words, deletes nothing, and a second try heals it", async () => {
  expectLogLine(/an import failed/);
  shop.intercept(async (url) =>
    url.hostname === "storage.googleapis.com" ? new Response('{"id":"gid://shopify/Product/1"\n') : null,
  );

  const broken = await imported();

  expect(broken.steps[0]).toMatchObject({
    done: false,
    progress: { state: "failed", reason: "Line 1 of the catalogue export is broken" },
  });
  expect(broken.catalogue.products).toBe(1);
  shop.intercept(null);
  expect((await imported()).steps[0]).toMatchObject({ done: true });
});

test("an export that is cut off fails the import and deletes nothing", async () => {
  expectLogLine(/an import failed/);
  shop.intercept(async (url) => (url.hostname === "storage.googleapis.com" ? new Response("") : null));

  const home = await imported();

  expect(home.steps[0]).toMatchObject({ progress: { state: "failed", reason: /cut off after 0 of \d+ lines/ } });
  expect(home.catalogue.products).toBe(1);
});

test("an import that was killed goes on with the export that was begun", async () => {
  let starts = 0;
  let deaths = 0;
  expectLogLine(/is tried again/);
  shop.intercept(async (url, body) => {
    if (body.includes("bulkOperationRunQuery")) starts += 1;
    if (url.hostname !== "storage.googleapis.com" || deaths > 0) return null;
    deaths += 1;
    throw new TypeError("fetch failed");
  });

  await imported();
  await shop.house.db.query("update outbox set due_at = to_timestamp(0)");
  await sweep(shop.house);

  expect((await readHome(shop.house, shop.shop)).steps[0]).toMatchObject({ done: true });
  expect({ starts, deaths }).toEqual({ starts: 1, deaths: 1 });
});

test("a catalogue of several batches comes in to the last unit", async () => {
  for (let number = 1; number <= 600; number += 1) aProductIn(shop.store, { title: `Scarf ${number}`, units: 2 });

  const home = await imported();

  expect(home.catalogue).toMatchObject({ products: 601, variants: 601, units: 7 + 1200 });
});

test("news that came while the export ran is newer than the export", async () => {
  const scarf = shop.store.state.products.find((product) => product.title === "Scarf 1");
  const hat = shop.store.state.products.find((product) => product.title === "Scarf 2");
  if (scarf === undefined || hat === undefined) throw new Error("scarves were expected");
  const variant = shop.store.state.variants.get(scarf.variantIds[0] ?? "");
  if (variant === undefined) throw new Error("a variant was expected");
  shop.intercept(async (url) => {
    if (url.hostname !== "storage.googleapis.com") return null;
    await shop.webhooks.resume();
    restock(shop.store, variant, -1);
    removeProduct(shop.store, hat);
    await shop.webhooks.idle();
    await drainInbox(shop.house);
    return null;
  });

  const home = await imported();

  expect(home.catalogue).toMatchObject({ products: 600, units: 7 + 1200 - 2 - 1 });
});
