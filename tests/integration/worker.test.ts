import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openQueue } from "../../app/jobs/queue.server.ts";
import type { House } from "../../app/use-cases/house.server.ts";
import { oweEffect } from "../../app/use-cases/owe-effect.server.ts";
import { performEffect } from "../../app/use-cases/perform-effect.server.ts";
import { runWorker } from "../../app/use-cases/run-worker.server.ts";
import { expectLogLine, testLog } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { anInstalledShop } from "../support/show-on-air.ts";
import { receive } from "../support/signed-webhook.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, () => undefined);
});
afterAll(() => shop.close());

async function aWorker(): Promise<{ stop(): Promise<void> }> {
  const queue = await openQueue(databaseUrl, { log: testLog, maintains: true });
  return runWorker({ ...shop.house, queue });
}

async function owed(): Promise<number> {
  return (await shop.house.db.query("select 1 from outbox where done_at is null")).length;
}

async function untilDone(withinMs: number): Promise<number> {
  const startedAt = Date.now();
  while ((await owed()) > 0) {
    if (Date.now() - startedAt > withinMs) throw new Error("the effect is still owed");
    await wait(20);
  }
  return Date.now() - startedAt;
}

const owePublication = (house: House) =>
  house.db.transaction(shop.shop, (tx) => oweEffect(house, tx, "publish-live", "live"));

test("what a dead process left owed, in inbox and outbox, a new worker takes up", async () => {
  await owePublication(shop.house);
  await receive(shop, { topic: "customers/redact", body: {} });

  const worker = await aWorker();
  await untilDone(5_000);
  await wait(50);
  await worker.stop();

  expect(await shop.house.db.query("select 1 from inbox where processed_at is null")).toEqual([]);
});

test("a worker is prompted by the commit that owes, and leaves nothing running", async () => {
  const worker = await aWorker();
  await wait(300);

  await owePublication(shop.house);
  await untilDone(1_500);

  await worker.stop();
  await owePublication(shop.house);
  await wait(300);
  expect(await owed()).toBe(1);
});

test("an effect that is rolled back was never owed", async () => {
  const before = await shop.house.db.query("select owed from outbox order by id");

  const broken = shop.house.db.transaction(shop.shop, async (tx) => {
    await oweEffect(shop.house, tx, "publish-live", "live");
    throw new Error("on second thoughts");
  });

  await expect(broken).rejects.toThrow("on second thoughts");
  expect(await shop.house.db.query("select owed from outbox order by id")).toEqual(before);
});

test("many workers perform an effect once; owed again meanwhile, once more", async () => {
  const [row] = await shop.house.db.query<{ id: string }>("select id from outbox where kind = 'publish-live'");
  const effectId = row?.id ?? "";
  await owePublication(shop.house);
  let writes = 0;
  shop.intercept(async (_url, body) => {
    if (!body.includes("metafieldsSet")) return null;
    writes += 1;
    if (writes === 1) await owePublication(shop.house);
    return null;
  });

  await Promise.all(Array.from({ length: 4 }, () => performEffect(shop.house, effectId)));
  shop.intercept(null);

  expect({ writes, owed: await owed() }).toEqual({ writes: 2, owed: 0 });
});

test("an effect of a shop that is gone is given up, in words", async () => {
  expectLogLine(/was given up/);
  await shop.house.db.query(`delete from "Session"`);
  await owePublication(shop.house);
  const [row] = await shop.house.db.query<{ id: string }>("select id from outbox where kind = 'publish-live'");

  await performEffect(shop.house, row?.id ?? "");

  expect(await shop.house.db.query("select error from outbox where parked_at is not null")).toEqual([
    { error: "No access to demo.myshopify.com: the app has no session" },
  ]);
});
