import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { oweComparisons, requestImport } from "../../app/use-cases/import-catalogue.server.ts";
import { oweEffect } from "../../app/use-cases/owe-effect.server.ts";
import { readHome } from "../../app/use-cases/read-home.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { findBulkFile } from "../../devstore/bulk/files.ts";
import { forgetProduct } from "../../devstore/catalogue/product-records.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import { aMinuteAgo, letAnHourPass, levelOf, setUnitsUnheard } from "../support/settled.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { anInstalledShop } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
const count = 1_100;
let shop: ShopInProcess;
let scarves: ProductInStore[];

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store, webhooks }) => {
    webhooks.pause();
    scarves = Array.from({ length: count }, (_, number) => aProductIn(store, { title: `Scarf ${number}`, units: 2 }));
  });
});
beforeEach(() => shop.intercept(null));
afterAll(() => shop.close());

/** The file of the export, whose connection breaks after that share of it. */
async function brokenAfter(url: URL, share: number): Promise<Response> {
  const found = findBulkFile(shop.store, url);
  if (found.kind !== "file") throw new Error("a file was expected");
  const bytes = Buffer.concat(await found.body.toArray());
  let pulls = 0;
  return new Response(
    new ReadableStream({
      pull(controller) {
        pulls += 1;
        if (pulls === 1) controller.enqueue(new Uint8Array(bytes.subarray(0, Math.floor(bytes.length * share))));
        else controller.error(new TypeError("terminated"));
      },
    }),
  );
}

async function again(): Promise<void> {
  await shop.house.db.query("update outbox set due_at = to_timestamp(0) where done_at is null");
  await sweep(shop.house);
}

const catalogueStep = async () => (await readHome(shop.house, shop.shop)).steps[0];

test("an import that was stopped in the middle of its file goes on there, and counts on", async () => {
  expectLogLine(/is tried again/);
  await shop.house.db.query("truncate product, variant, inventory_level");
  let starts = 0;
  const steps: unknown[] = [];
  shop.intercept(async (url, body) => {
    if (body.includes("bulkOperationRunQuery")) starts += 1;
    if (body.includes("ReadCatalogueExport") && steps.length === 0) steps.push(await catalogueStep());
    if (url.hostname !== "storage.googleapis.com") return null;
    steps.push(await catalogueStep());
    return steps.length === 2 ? brokenAfter(url, 0.7) : null;
  });

  await requestImport(shop.house, shop.shop);
  await sweep(shop.house);
  const [{ lines } = { lines: 0 }] = await shop.house.db.query<{ lines: number }>(
    "select imported_lines as lines from shop",
  );
  // What was stored is not stored again: a row that was taken away since stays away until the next comparison.
  await shop.house.db.query("delete from variant where id = $1", [scarves[0]?.variant.id]);
  await again();

  expect(lines).toBeGreaterThanOrEqual(2_000);
  expect(starts).toBe(1);
  expect(steps[0]).toMatchObject({ progress: { state: "running", phase: "export", counted: 0, secondsLeft: null } });
  expect(steps[1]).toMatchObject({ progress: { phase: "reading", counted: 0, total: 2 * count } });
  expect(steps[2]).not.toMatchObject({ progress: { counted: 0 } });
  expect(await catalogueStep()).toMatchObject({ done: true });
  expect((await readHome(shop.house, shop.shop)).catalogue).toMatchObject({ products: count, variants: count - 1 });
});

async function compare() {
  await shop.house.db.query("delete from drift");
  await shop.house.db.transaction(shop.shop, (tx) => oweEffect(shop.house, tx, "compare-catalogue", "catalogue"));
  await sweep(shop.house);
  return shop.house.db.query(
    "select kind, subject_id as subject, ours, theirs, show_id as show from drift order by kind",
  );
}

test("a comparison of the whole catalogue makes right what news missed, records it, and disturbs nobody", async () => {
  const [, first, second, third] = scarves;
  if (first === undefined || second === undefined || third === undefined) throw new Error("scarves were expected");
  await letAnHourPass(shop);
  setUnitsUnheard(levelOf(shop, first), 9);
  forgetProduct(shop.store, second.product);
  Object.assign(third.variant, { price: "21.00", updatedAt: aMinuteAgo() });
  // The row that the stopped import did not store again is missing: an hour ago it was there.
  const missing = scarves[0];
  if (missing !== undefined) missing.variant.updatedAt = aMinuteAgo();

  const drifts = await compare();

  const none = { show: null };
  expect(drifts).toEqual([
    { kind: "gone", subject: second.product.id, ours: second.product.id, theirs: null, ...none },
    { kind: "missing", subject: missing?.product.id, ours: null, theirs: missing?.product.id, ...none },
    { kind: "price", subject: third.variant.id, ours: "2000", theirs: "2100", ...none },
    { kind: "stock", subject: first.variant.inventoryItemId, ours: "2", theirs: "9", ...none },
    { kind: "stock", subject: second.variant.inventoryItemId, ours: "2", theirs: "0", ...none },
  ]);
  expect(await catalogueStep()).toMatchObject({ done: true });
  expect((await readHome(shop.house, shop.shop)).catalogue).toMatchObject({ products: count - 1, variants: count - 1 });
  expect(await compare()).toEqual([]);
});

test("a comparison whose file is broken deletes nothing, and is tried again with another export", async () => {
  expectLogLine(/is tried again/);
  let starts = 0;
  shop.intercept(async (url, body) => {
    if (body.includes("bulkOperationRunQuery")) starts += 1;
    return url.hostname === "storage.googleapis.com" && starts === 1 ? new Response('{"id":') : null;
  });

  await compare();
  const between = (await readHome(shop.house, shop.shop)).catalogue.products;
  await again();

  expect({ starts, between }).toEqual({ starts: 2, between: count - 1 });
  expect(await shop.house.db.query("select 1 from outbox where done_at is null")).toEqual([]);
});

test("every night, and never while a show is on air, a comparison is owed once", async () => {
  const { house } = shop;
  const owedAt = async (moment: string) => {
    const asked = { ...house, clock: () => new Date(moment) };
    const count = async () => (await house.db.query("select 1 from outbox where done_at is null")).length;
    const before = await count();
    await oweComparisons(asked);
    await oweComparisons(asked);
    const owed = (await count()) - before;
    await house.db.query("update outbox set done_at = now() where done_at is null");
    return owed;
  };
  await house.db.query("update shop set time_zone = 'Europe/Berlin', reconciled_at = '2027-01-10T02:00:00Z'");

  expect(await owedAt("2027-01-10T22:30:00Z")).toBe(0);
  expect(await owedAt("2027-01-11T02:30:00Z")).toBe(1);
  expect(await owedAt("2027-01-11T09:00:00Z")).toBe(1);
  await house.db.query(
    `insert into show (id, shop, title, host, starts_at, stream_url, state)
     values (gen_random_uuid(), $1, 'On air', 'Ana', now(), '', 'live')`,
    [shop.shop],
  );
  expect(await owedAt("2027-01-11T02:30:00Z")).toBe(0);
});
