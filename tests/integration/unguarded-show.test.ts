import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { listStock } from "../../app/persistence/allocations.server.ts";
import { checkoutHolds } from "../../app/use-cases/checkout-holds.server.ts";
import { deleteShow } from "../../app/use-cases/delete-show.server.ts";
import { drainInbox } from "../../app/use-cases/drain-inbox.server.ts";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { HoldDesk } from "../../app/use-cases/hold-units.server.ts";
import { releaseHold } from "../../app/use-cases/release-hold.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { saveShow } from "../../app/use-cases/save-show.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { aProductIn, buy, type ProductInStore } from "../support/catalogue.ts";
import { openReservations, shelf } from "../support/kept-units.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { anInstalledShop } from "../support/show-on-air.ts";

// Where the guard at the checkout is not active, a show's units stay in `reserved` and are let out hold by hold.

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;
let showId: string;
let itemId: string;
let desk: HoldDesk;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    shirt = aProductIn(store, { title: "Shirt", units: 12 });
  });
  desk = new HoldDesk(shop.house);
});
beforeEach(async () => {
  showId = randomUUID();
  await saveShow(shop.house, shop.shop, {
    id: showId,
    version: null,
    title: "Spring",
    host: "Ana",
    startsAt: "2027-03-01T10:00:00Z",
    streamUrl: "https://stream.example/live.m3u8",
    items: [{ productId: shirt.product.id, livePrice: "", units: { [shirt.variant.id]: "10" } }],
  });
  await startShow(shop.house, shop.shop, showId);
  await settled();
  itemId = (await figures())?.itemId ?? "";
});
afterEach(async () => {
  shop.intercept(null);
  await endShow(shop.house, shop.shop, showId);
  await settled();
  expect(await openReservations(shop)).toEqual([]);
  expect(onShelf()).toMatchObject({ reserved: 0 });
  await deleteShow(shop.house, shop.shop, showId);
});
afterAll(() => shop.close());

const onShelf = () => shelf(shop, shirt.variant);
const figures = async () => (await listStock(shop.house.db, shop.shop, showId, null))[0];

async function settled() {
  for (let times = 0; times < 2; times += 1) {
    await sweep(shop.house);
    await shop.webhooks.idle();
    await drainInbox(shop.house);
  }
}

async function aHold(units = 1, shopper = "ada") {
  const claim = { id: randomUUID(), itemId, variantId: shirt.variant.id, pinId: null, shopper, units };
  const answer = await desk.hold({ shop: shop.shop, showId, claim });
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.kind}`);
  return answer.value;
}

const letOut = (ids: string[], shopper = "ada") => checkoutHolds(shop.house, shop.shop, { ids, shopper });

test("at the start the units with a number go where the store cannot sell them, and shoppers can hold them all", async () => {
  expect(onShelf()).toEqual({ available: 2, reserved: 10 });
  expect(await figures()).toMatchObject({ units: 10, inStore: 12, held: 0 });

  const hold = await aHold(4);

  expect(hold).toMatchObject({ keeper: "reserve", unitsOut: 0 });
  expect(onShelf()).toEqual({ available: 2, reserved: 10 });
});

test("a hold's units are let out once, however often and at once it is asked", async () => {
  const [one, other] = [await aHold(2), await aHold(1)];

  const first = await letOut([one.id, other.id]);
  const second = await letOut([other.id, one.id, one.id]);

  expect(first).toMatchObject({
    ok: true,
    value: [
      { id: one.id, unitsOut: 2 },
      { id: other.id, unitsOut: 1 },
    ],
  });
  expect(second).toMatchObject({ ok: true, value: [{ unitsOut: 1 }, { unitsOut: 2 }] });
  expect(onShelf()).toEqual({ available: 5, reserved: 7 });
  await settled();
  expect(onShelf()).toEqual({ available: 5, reserved: 7 });
  expect(await figures()).toMatchObject({ held: 3, inStore: 12 });
});

/** The next move is made, but who asked for it does not live to hear so. */
function dieAtNextMove() {
  let cut = 0;
  shop.intercept(async (url, body, init) => {
    if (cut > 0 || !body.includes("inventoryMoveQuantities")) return null;
    cut += 1;
    await shop.house.fetch(url, init);
    throw new TypeError("fetch failed");
  });
}

test("a process that dies while it lets units out has let them out once: the same tap goes on", async () => {
  const hold = await aHold(2);
  dieAtNextMove();

  await expect(letOut([hold.id])).rejects.toThrow(/unavailable/);
  expect(onShelf()).toEqual({ available: 4, reserved: 8 });
  expect(await letOut([hold.id])).toMatchObject({ ok: true, value: [{ unitsOut: 2 }] });

  expect(onShelf()).toEqual({ available: 4, reserved: 8 });
});

test("when nobody goes on, the end of the hold takes back what a dying process let out", async () => {
  const hold = await aHold(2);
  dieAtNextMove();
  await expect(letOut([hold.id])).rejects.toThrow(/unavailable/);

  await shop.house.db.query("update reservation set created_at = created_at - interval '10 minutes'");
  await shop.house.db.query("update hold set ends_at = now() - interval '1 second' where id = $1", [hold.id]);
  await settled();

  expect(onShelf()).toEqual({ available: 2, reserved: 10 });
  expect(await openReservations(shop)).toEqual([
    { units: 2, state: "reserved", error: null },
    { units: 8, state: "reserved", error: null },
  ]);
});

test("a show that ends right after such a death keeps nothing", async () => {
  const hold = await aHold(2);
  dieAtNextMove();
  await expect(letOut([hold.id])).rejects.toThrow(/unavailable/);

  await endShow(shop.house, shop.shop, showId);
  await settled();

  expect(onShelf()).toEqual({ available: 12, reserved: 0 });
});

test("what was let out and not bought goes back when its hold is over", async () => {
  const hold = await aHold(3);
  await letOut([hold.id]);
  expect(onShelf()).toEqual({ available: 5, reserved: 7 });

  await releaseHold(shop.house, shop.shop, { id: hold.id, shopper: "ada" });
  await settled();

  expect(onShelf()).toEqual({ available: 2, reserved: 10 });
  expect(await figures()).toMatchObject({ held: 0, inStore: 12 });
});

test("what was bought stays bought, and nothing more is taken from the store for it", async () => {
  const hold = await aHold(3);
  await letOut([hold.id]);
  // Nobody pays in the second in which the units come out, nor before their news: until the next reading, a sale is not told from them.
  await shop.webhooks.idle();
  await settled();
  await wait(1100);
  const properties = { _paniere_show: showId, _paniere_item: itemId, _paniere_hold: hold.mark };
  buy(shop.store, { variant: shirt.variant, quantity: 3, properties });
  await shop.webhooks.idle();
  await settled();

  expect(await figures()).toMatchObject({ held: 0, sold: 3, inStore: 9 });
  expect(onShelf()).toEqual({ available: 2, reserved: 7 });
});

test("holds of another shopper, of nobody, and those that are over let nothing out", async () => {
  const hold = await aHold(1);
  const before = onShelf();

  for (const ids of [[hold.id], [randomUUID()]]) {
    expect(await letOut(ids, "eve")).toEqual({ ok: false, refusal: { kind: "ended" } });
  }
  await shop.house.db.query("update hold set ends_at = now() - interval '1 second' where id = $1", [hold.id]);
  expect(await letOut([hold.id])).toEqual({ ok: false, refusal: { kind: "ended" } });

  expect(onShelf()).toEqual(before);
});
