import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import type { House } from "../../app/use-cases/house.server.ts";
import { pinItem } from "../../app/use-cases/pin-item.server.ts";
import { readControlRoom } from "../../app/use-cases/read-control-room.server.ts";
import { readPins, readSnapshot } from "../../app/use-cases/read-live.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { unpinItem } from "../../app/use-cases/unpin-item.server.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
const products: ProductInStore[] = [];
let shop: ShopInProcess;
let show: SavedShow;
let nowMs = Date.parse("2026-11-21T20:00:00Z");
let house: House;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    for (const title of ["Hat", "Shirt", "Scarf", "Sock", "Glove"]) products.push(aProductIn(store, { title }));
  });
  // Each pin is a second after the one before.
  house = { ...shop.house, clock: () => new Date((nowMs += 1000)) };
});
beforeEach(async () => {
  show = await aShowWith(shop, { items: products.map((product) => ({ product })) });
  await startShow(house, shop.shop, show.id);
  return async () => {
    await endShow(house, shop.shop, show.id);
  };
});
afterAll(() => shop.close());

const pin = (index: number) => pinItem(house, shop.shop, show.id, show.itemIds[index] ?? "");
const itemOf = (index: number) => show.itemIds[index];

async function onScreen() {
  const { pins } = await readPins(house, shop.shop, show.id);
  return pins.filter(({ until }) => until === null).map(({ itemId }) => show.itemIds.indexOf(itemId));
}

test("three items are on screen, newest first; for a fourth the oldest leaves, and the answer says so", async () => {
  for (const index of [0, 1, 2]) expect(await pin(index)).toMatchObject({ ok: true, value: { left: [] } });
  expect(await onScreen()).toEqual([2, 1, 0]);

  const fourth = await pin(3);

  expect(fourth).toMatchObject({ ok: true, value: { pin: { itemId: itemOf(3), until: null }, left: [itemOf(0)] } });
  expect(await onScreen()).toEqual([3, 2, 1]);
});

test("an item that is on screen is left there: nothing moves and nothing is announced", async () => {
  for (const index of [0, 1, 2]) await pin(index);
  const before = await readPins(house, shop.shop, show.id);

  expect(await pin(0)).toMatchObject({ ok: true, value: { left: [] } });

  expect(await readPins(house, shop.shop, show.id)).toEqual(before);
});

test("one item leaves the screen, or all; again changes nothing", async () => {
  for (const index of [0, 1, 2]) await pin(index);

  await unpinItem(house, shop.shop, show.id, itemOf(1) ?? "");
  expect(await onScreen()).toEqual([2, 0]);

  await unpinItem(house, shop.shop, show.id, null);
  const { version } = await readPins(house, shop.shop, show.id);
  await unpinItem(house, shop.shop, show.id, null);

  expect(await onScreen()).toEqual([]);
  expect((await readPins(house, shop.shop, show.id)).version).toBe(version);
});

test("hosts who pin at the same moment never bring more than three on screen", async () => {
  const answers = await Promise.all([0, 1, 2, 3, 4, 0, 1].map(pin));

  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(await onScreen()).toHaveLength(3);
});

test("late pictures are told for ten minutes what left the screen and when; the host is not", async () => {
  await pin(0);
  await unpinItem(house, shop.shop, show.id, null);
  await pin(1);

  const { pins } = await readSnapshot(house, shop.shop, show.id);
  expect(pins).toMatchObject([{ itemId: itemOf(1), until: null }, { itemId: itemOf(0) }]);
  const [, gone] = pins;
  expect(Date.parse(gone?.until ?? "")).toBeGreaterThan(Date.parse(gone?.at ?? ""));
  expect((await readControlRoom(house, shop.shop, show.id)).pins).toMatchObject([{ itemId: itemOf(1) }]);

  nowMs += 10 * 60_000;

  expect((await readPins(house, shop.shop, show.id)).pins).toMatchObject([{ itemId: itemOf(1) }]);
});
