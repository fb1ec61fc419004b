import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readMark, signMark } from "../../app/domain/hold-mark.ts";
import type { HoldView } from "../../app/live/message.ts";
import { endAllHolds } from "../../app/use-cases/end-all-holds.server.ts";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { activateGuard } from "../../app/use-cases/guard-at-shop.server.ts";
import { HoldDesk } from "../../app/use-cases/hold-units.server.ts";
import { releaseHold } from "../../app/use-cases/release-hold.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { saveShow } from "../../app/use-cases/save-show.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { removeProduct } from "../../devstore/catalogue/product-records.ts";
import { aProductIn, buy, restock, type ProductInStore } from "../support/catalogue.ts";
import { askAtTheDoor } from "../support/checkout-door.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { anInstalledShop } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let desk: HoldDesk;
let showId: string;
let bowl: ProductInStore;
let plate: ProductInStore;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, () => undefined);
  desk = new HoldDesk(shop.house);
  await activateGuard(shop.house, shop.shop);
});
afterAll(() => shop.close());

/** A show on air with four bowls of its own out of ten, and all plates that there are. */
beforeEach(async () => {
  shop.intercept(null);
  bowl = aProductIn(shop.store, { title: `Bowl ${randomUUID()}`, units: 0 });
  plate = aProductIn(shop.store, { title: `Plate ${randomUUID()}`, units: 0 });
  for (const { variant } of [bowl, plate]) restock(shop.store, variant, 10);
  await settled();
  showId = randomUUID();
  const saved = await saveShow(shop.house, shop.shop, {
    id: showId,
    version: null,
    title: "Clay",
    host: "Ana",
    startsAt: "2026-11-21T10:00:00Z",
    streamUrl: "https://stream.example/live.m3u8",
    items: [
      { productId: bowl.product.id, livePrice: "", units: { [bowl.variant.id]: "4" } },
      { productId: plate.product.id, livePrice: "" },
    ],
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal));
  const started = await startShow(shop.house, shop.shop, showId);
  if (!started.ok) throw new Error(JSON.stringify(started.refusal));
  await settled();
  return async () => {
    shop.intercept(null);
    await endShow(shop.house, shop.shop, showId);
    await settled();
  };
});

/** Lets every webhook arrive and every effect that is due be performed. */
async function settled(): Promise<void> {
  await shop.webhooks.idle();
  await sweep(shop.house);
  await sweep(shop.house);
}

async function tap(of: ProductInStore, given: { readonly units?: number; readonly shopper?: string } = {}) {
  const [row] = await shop.house.db.query<{ id: string }>(
    "select id from line_up_item where show_id = $1 and product_id = $2",
    [showId, of.product.id],
  );
  const { units = 1, shopper = randomUUID() } = given;
  const claim = { id: randomUUID(), itemId: row?.id ?? "", variantId: of.variant.id, pinId: null, shopper, units };
  return desk.hold({ shop: shop.shop, showId, claim });
}

async function held(of: ProductInStore, given: { readonly units?: number; readonly shopper?: string } = {}) {
  const answer = await tap(of, given);
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.kind}`);
  return answer.value;
}

const sellOutside = async (of: ProductInStore, quantity: number) => {
  buy(shop.store, { variant: of.variant, quantity });
  await settled();
};

async function rowOf(of: ProductInStore) {
  const [row] = await shop.house.db.query<{ held: number; wanted: boolean; on: boolean }>(
    "select held, guard_wanted as wanted, guard_on as on from allocation where show_id = $1 and variant_id = $2",
    [showId, of.variant.id],
  );
  return row;
}

const kept = expect.stringContaining("is kept for the live show") as string;
const ended = expect.stringContaining("has ended") as string;

test("others buy freely while they have enough; from the buffer on the checkout asks for holds", async () => {
  expect(await askAtTheDoor(shop, [{ of: bowl, quantity: 6 }])).toEqual([]);

  await sellOutside(bowl, 3);

  expect(await rowOf(bowl)).toMatchObject({ wanted: true, on: true });
  expect(await askAtTheDoor(shop, [{ of: bowl }])).toEqual([kept]);
  expect(await askAtTheDoor(shop, [{ of: bowl }], "CART_INTERACTION")).toEqual([kept]);
  expect(await askAtTheDoor(shop, [{ of: plate, quantity: 10 }])).toEqual([]);
});

test("who holds goes through, with what they hold and no more", async () => {
  await sellOutside(bowl, 3);

  const { mark } = await held(bowl, { units: 2 });

  expect(await askAtTheDoor(shop, [{ of: bowl, mark, quantity: 2 }])).toEqual([]);
  expect(await askAtTheDoor(shop, [{ of: bowl, mark, quantity: 3 }])).toHaveLength(1);
  expect(await askAtTheDoor(shop, [{ of: plate, mark }])).toEqual([]);
});

test("the last of all that there is are guarded as soon as somebody holds one", async () => {
  await sellOutside(plate, 6);
  expect(await askAtTheDoor(shop, [{ of: plate }])).toEqual([]);

  const { mark } = await held(plate);
  await settled();

  expect(await askAtTheDoor(shop, [{ of: plate }])).toEqual([kept]);
  expect(await askAtTheDoor(shop, [{ of: plate, mark }])).toEqual([]);
});

test("a hold that is given back is nobody's until the checkout takes it no more", async () => {
  await sellOutside(bowl, 3);
  const shopper = randomUUID();
  const { id, mark } = await held(bowl, { units: 4, shopper });

  expect(await releaseHold(shop.house, shop.shop, { id, shopper })).toMatchObject({ value: { state: "lapsed" } });
  expect(await tap(bowl)).toMatchObject({ ok: false, refusal: { kind: "sold-out" } });
  await settled();

  expect(await askAtTheDoor(shop, [{ of: bowl, mark }])).toEqual([ended]);
  expect(await rowOf(bowl)).toMatchObject({ held: 0 });
  expect(await tap(bowl)).toMatchObject({ ok: true });
});

test("a hold that runs out goes to somebody else only once the checkout takes it no more", async () => {
  await sellOutside(bowl, 3);
  const { id, mark } = await held(bowl, { units: 4 });
  await runOut(id);
  expect(await tap(bowl)).toMatchObject({ ok: false, refusal: { kind: "sold-out" } });

  await settled();

  expect(await askAtTheDoor(shop, [{ of: bowl, mark: await markThatEndedNow(id, mark) }])).toEqual([ended]);
  expect(await tap(bowl, { units: 4 })).toMatchObject({ ok: true });
});

test("what the checkout took on a hold that ran out, unheard, is promised to nobody else", async () => {
  await sellOutside(bowl, 3);
  const hold = await held(bowl, { units: 4 });
  // What is known of the store's stock is from another second than what the checkout takes now.
  await shop.house.db.query("update inventory_level set updated_at = updated_at - interval '10 seconds'");
  shop.webhooks.pause();
  buy(shop.store, { variant: bowl.variant, quantity: 4, properties: propertiesOf(hold) });
  await runOut(hold.id);

  await settled();

  expect(await tap(bowl, { units: 4 })).toMatchObject({ ok: false, refusal: { kind: "sold-out", left: 3 } });
  await shop.webhooks.resume();
  await settled();
});

test("who holds units when the show ends has them until the time is up", async () => {
  await sellOutside(bowl, 3);
  const { id, mark } = await held(bowl, { units: 4 });
  await endShow(shop.house, shop.shop, showId);
  await settled();
  expect(await askAtTheDoor(shop, [{ of: bowl }])).toEqual([kept]);
  expect(await askAtTheDoor(shop, [{ of: bowl, mark, quantity: 4 }])).toEqual([]);

  await runOut(id);
  await settled();

  expect(await askAtTheDoor(shop, [{ of: bowl }])).toEqual([]);
  expect(await rowOf(bowl)).toEqual({ held: 0, wanted: false, on: false });
});

/** Lets the time of a hold pass. */
async function runOut(id: string): Promise<void> {
  await shop.house.db.query("update hold set ends_at = now() - interval '2 seconds' where id = $1", [id]);
  await endAllHolds(shop.house);
}

/** The mark that such a hold would have had. */
async function markThatEndedNow(id: string, mark: string): Promise<string> {
  const [row] = await shop.house.db.query<{ endsAt: Date }>(`select ends_at as "endsAt" from hold where id = $1`, [id]);
  const units = readMark(mark)?.units ?? 0;
  return signMark(
    { id, variantId: bowl.variant.id, units, endsAt: row?.endsAt ?? new Date(0) },
    shop.house.holdKey(shop.shop, 1),
  );
}

const propertiesOf = (hold: HoldView) => ({
  _paniere_show: showId,
  _paniere_item: hold.itemId,
  _paniere_pin: "",
  _paniere_hold: hold.mark,
});

test("a hold buys once", async () => {
  await sellOutside(bowl, 3);
  const hold = await held(bowl);
  buy(shop.store, { variant: bowl.variant, quantity: 1, properties: propertiesOf(hold) });
  await settled();

  expect(await askAtTheDoor(shop, [{ of: bowl, mark: hold.mark }])).toEqual([ended]);
});

test("units that come back to the store switch the guard off again", async () => {
  await sellOutside(bowl, 3);

  restock(shop.store, bowl.variant, 20);
  await settled();

  expect(await rowOf(bowl)).toMatchObject({ wanted: false, on: false });
  expect(await askAtTheDoor(shop, [{ of: bowl }])).toEqual([]);
});

test("with the show the guard ends, and what waited for it is free", async () => {
  await sellOutside(bowl, 3);
  const shopper = randomUUID();
  const { id } = await held(bowl, { shopper });
  await releaseHold(shop.house, shop.shop, { id, shopper });

  await endShow(shop.house, shop.shop, showId);
  await settled();

  expect(await askAtTheDoor(shop, [{ of: bowl }])).toEqual([]);
  expect(await rowOf(bowl)).toEqual({ held: 0, wanted: false, on: false });
});

/** Shopify answers nothing until the function that comes back is called; then everything owed is tried at once. */
function goDown(): () => Promise<void> {
  shop.intercept((url) =>
    Promise.resolve(url.pathname.endsWith("graphql.json") ? new Response("down", { status: 503 }) : null),
  );
  expectLogLine(/an effect failed and is tried again/);
  return async () => {
    shop.intercept(null);
    await shop.house.db.query("update outbox set due_at = to_timestamp(0) where done_at is null");
    await settled();
  };
}

test("a switch that Shopify is down for is made when it is back, and counted with all the time that it took", async () => {
  const comeBack = goDown();
  await sellOutside(bowl, 3);
  expect(await rowOf(bowl)).toMatchObject({ wanted: true, on: false });

  await comeBack();

  expect(await rowOf(bowl)).toMatchObject({ on: true });
  expect(await askAtTheDoor(shop, [{ of: bowl }])).toEqual([kept]);
  const [measured] = await shop.house.db.query<{ on: boolean; took: number }>(
    `select "on", extract(epoch from done_at - wanted_at)::float8 as took from guard_switch where show_id = $1`,
    [showId],
  );
  expect(measured?.on).toBe(true);
  expect(measured?.took).toBeGreaterThan(0);
});

test("a guarded product that is deleted keeps no other guard from being switched", async () => {
  await held(plate);
  const comeBack = goDown();
  await sellOutside(bowl, 3);
  await sellOutside(plate, 6);
  removeProduct(shop.store, bowl.product);

  await comeBack();

  expect(await rowOf(plate)).toMatchObject({ on: true });
  expect(await askAtTheDoor(shop, [{ of: plate }])).toEqual([kept]);
});
