import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addLags } from "../../app/persistence/measures.server.ts";
import { readOutcomes } from "../../app/persistence/show-outcomes.server.ts";
import { endAllHolds } from "../../app/use-cases/end-all-holds.server.ts";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { HoldDesk } from "../../app/use-cases/hold-units.server.ts";
import { joinWaitlist } from "../../app/use-cases/join-waitlist.server.ts";
import { readHome } from "../../app/use-cases/read-home.server.ts";
import { readShowMeasures } from "../../app/use-cases/read-measures.server.ts";
import { readShopper } from "../../app/use-cases/read-shopper.server.ts";
import { releaseHold } from "../../app/use-cases/release-hold.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { aProductIn, buy, restock, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let hat: ProductInStore;
let mug: ProductInStore;
let show: SavedShow;
let desk: HoldDesk;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    hat = aProductIn(store, { title: "Hat", units: 4 });
    mug = aProductIn(store, { title: "Mug", units: 3 });
  });
  show = await aShowWith(shop, { items: [{ product: hat }, { product: mug }] });
  await startShow(shop.house, shop.shop, show.id);
  desk = new HoldDesk(shop.house);
});
afterAll(() => shop.close());

const measures = () => readShowMeasures(shop.house, shop.shop, show.id);
const itemOf = (product: ProductInStore) => show.itemIds[[hat, mug].indexOf(product)] ?? "";

async function settled(): Promise<void> {
  await shop.webhooks.idle();
  await sweep(shop.house);
}

async function tap(of: ProductInStore, shopper: string = randomUUID()) {
  const claim = { id: randomUUID(), itemId: itemOf(of), variantId: of.variant.id, pinId: null, shopper, units: 1 };
  const answer = await desk.hold({ shop: shop.shop, showId: show.id, claim });
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.kind}`);
  return { ...answer.value, shopper };
}

async function pay(of: ProductInStore, mark: string): Promise<void> {
  const properties = { _paniere_show: show.id, _paniere_item: itemOf(of), _paniere_hold: mark };
  buy(shop.store, { variant: of.variant, quantity: 1, properties });
  await settled();
}

async function runOut(id: string): Promise<void> {
  await shop.house.db.query("update hold set ends_at = now() - interval '1 second' where id = $1", [id]);
  await endAllHolds(shop.house);
  await settled();
}

async function join(of: ProductInStore, shopper: string): Promise<void> {
  const wish = { id: randomUUID(), showId: show.id, itemId: itemOf(of), variantId: of.variant.id, shopper, units: 1 };
  expect(await joinWaitlist(shop.house, shop.shop, wish)).toMatchObject({ ok: true });
}

test("a show in which nothing happened yet has nothing to measure", async () => {
  expect(await measures()).toMatchObject({
    outcome: {
      unitsSold: 0,
      unitsBelowZero: 0,
      unitsUnkept: 0,
      holds: { bought: 0, gaveBack: 0, ranOut: 0, held: 0 },
      queue: { bought: 0, passed: 0, offered: 0, notReached: 0, waiting: 0 },
    },
    lag: null,
    drift: [],
  });
});

test("what became of holds and of the queue is counted, and a turn of the queue is no hold of its own", async () => {
  const [bought, ranOut, givenBack] = [await tap(mug), await tap(mug), await tap(hat)];
  await tap(hat);
  const inTheWay = await tap(mug);
  const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
  for (const shopper of [first, second, third]) await join(mug, shopper);

  await pay(mug, bought.mark);
  await releaseHold(shop.house, shop.shop, { id: givenBack.id, shopper: givenBack.shopper });
  await runOut(ranOut.id);
  const turn = (await readShopper(shop.house, shop.shop, { showId: show.id, shopper: first })).queue[0]?.hold;
  await pay(mug, turn?.mark ?? "");
  await runOut(inTheWay.id);
  const next = (await readShopper(shop.house, shop.shop, { showId: show.id, shopper: second })).queue[0]?.hold;
  expect(next).toMatchObject({ isTurn: true, state: "held" });

  expect((await measures()).outcome).toEqual({
    unitsSold: 2,
    unitsBelowZero: 0,
    unitsUnkept: 0,
    holds: { bought: 1, gaveBack: 1, ranOut: 2, held: 1 },
    queue: { bought: 1, passed: 0, offered: 1, notReached: 0, waiting: 1 },
  });
});

test("stock that falls below zero while the show is on air is oversold, though it came back, whoever sold it", async () => {
  restock(shop.store, mug.variant, -3);
  await settled();
  restock(shop.store, mug.variant, 5);
  restock(shop.store, hat.variant, -6);
  await settled();

  const lowest = await shop.house.db.query<{ lowest: number }>(
    `select lowest_in_store as lowest from allocation where show_id = $1 order by variant_id = $2 desc`,
    [show.id, mug.variant.id],
  );
  expect(lowest).toEqual([{ lowest: -2 }, { lowest: -2 }]);
  expect((await measures()).outcome).toMatchObject({ unitsSold: 2, unitsBelowZero: 4 });
});

test("a hold that runs out while the store has its unit no more was promised in vain, and is counted so", async () => {
  const [hold] = await shop.house.db.query<{ id: string }>(
    "select id from hold where state = 'held' and variant_id = $1",
    [hat.variant.id],
  );

  await runOut(hold?.id ?? "");

  expect((await measures()).outcome).toMatchObject({ unitsBelowZero: 4, unitsUnkept: 1 });
});

test("after the show the page and the home page tell the same, and later stock changes none of it", async () => {
  await addLags(shop.house.db, [
    { shop: shop.shop, showId: show.id, withinMs: 50, count: 3 },
    { shop: shop.shop, showId: show.id, withinMs: 2_000, count: 1 },
  ]);
  await endShow(shop.house, shop.shop, show.id);
  restock(shop.store, mug.variant, -20);
  await settled();

  const { outcome, lag } = await measures();
  expect(outcome).toMatchObject({ unitsBelowZero: 4, queue: { bought: 1, waiting: 0 } });
  expect(lag).toMatchObject({ changes: 4 });
  expect(lag?.columns.filter(({ count }) => count > 0)).toEqual([
    { fromMs: 0, toMs: 50, count: 3 },
    { fromMs: 1_000, toMs: 2_000, count: 1 },
  ]);
  const { lastResults } = await readHome(shop.house, shop.shop);
  expect(lastResults).toMatchObject([{ units: 2, oversold: 2.5, holdsBought: 0.2 }]);
});

test("another shop reads nothing of it", async () => {
  expect((await readOutcomes(shop.house.db, "another.myshopify.com", [show.id])).size).toBe(0);
  await expect(readShowMeasures(shop.house, "another.myshopify.com", show.id)).rejects.toThrow();
});
