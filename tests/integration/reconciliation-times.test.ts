import { afterAll, beforeAll, expect, test } from "vitest";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { oweReconciliations } from "../../app/use-cases/reconcile-show.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
const startsAt = "2027-01-10T20:00:00Z";
let shop: ShopInProcess;
let shirt: ProductInStore;
let show: SavedShow;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => (shirt = aProductIn(store, { title: "Shirt" })));
  show = await aShowWith(shop, { startsAt, items: [{ product: shirt }] });
});
afterAll(() => shop.close());

/** Whether a comparison is owed at that time; what is owed counts as done then. */
async function isOwedAt(time: string): Promise<boolean> {
  const now = new Date(`2027-01-10T${time}Z`);
  await oweReconciliations({ ...shop.house, clock: () => now });
  const owed = await shop.house.db.query(
    `update outbox set done_at = $2 where kind = 'reconcile-show' and subject = $1 and done_at is null returning id`,
    [show.id, now],
  );
  return owed.length > 0;
}

test("a show that starts within half an hour is compared every ten minutes, not before", async () => {
  expect(await isOwedAt("19:29:00")).toBe(false);
  expect(await isOwedAt("19:31:00")).toBe(true);
  expect(await isOwedAt("19:40:00")).toBe(false);
  expect(await isOwedAt("19:41:30")).toBe(true);
});

test("it is compared when it starts, and every minute while it is on air", async () => {
  await startShow(shop.house, shop.shop, show.id);

  expect(await isOwedAt("20:00:00")).toBe(true);
  expect(await isOwedAt("20:00:50")).toBe(false);
  expect(await isOwedAt("20:01:01")).toBe(true);
});

test("one that failed is asked for anew rather than put off for minutes", async () => {
  const { db } = shop.house;
  const dueAt = async () =>
    (await db.query<{ attempts: number }>("select attempts from outbox where kind = 'reconcile-show'"))[0]?.attempts;
  const putOff = (until: string) =>
    db.query("update outbox set done_at = null, attempts = 6, due_at = $1 where kind = 'reconcile-show'", [
      `2027-01-10T${until}Z`,
    ]);

  await putOff("20:03:15");
  await oweReconciliations({ ...shop.house, clock: () => new Date("2027-01-10T20:03:00Z") });
  expect(await dueAt()).toBe(6);

  await putOff("20:03:40");
  await oweReconciliations({ ...shop.house, clock: () => new Date("2027-01-10T20:03:00Z") });
  expect(await dueAt()).toBe(0);
});

test("a show that has ended, or whose shop is gone, is not compared", async () => {
  await isOwedAt("20:04:00");
  await shop.house.db.query("update shop set uninstalled_at = now()");
  expect(await isOwedAt("20:06:00")).toBe(false);

  await shop.house.db.query("update shop set uninstalled_at = null");
  await endShow(shop.house, shop.shop, show.id);
  expect(await isOwedAt("20:08:00")).toBe(false);
});
