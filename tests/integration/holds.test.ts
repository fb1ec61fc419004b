import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HoldView } from "../../app/live/message.ts";
import { endAllHolds } from "../../app/use-cases/end-all-holds.server.ts";
import { HoldDesk } from "../../app/use-cases/hold-units.server.ts";
import { joinWaitlist, leaveWaitlist } from "../../app/use-cases/join-waitlist.server.ts";
import { readControlRoom } from "../../app/use-cases/read-control-room.server.ts";
import { readShopper } from "../../app/use-cases/read-shopper.server.ts";
import { releaseHold } from "../../app/use-cases/release-hold.server.ts";
import { renewHold } from "../../app/use-cases/renew-hold.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { aProductIn, buy, restock, type ProductInStore } from "../support/catalogue.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let hat: ProductInStore;
let mug: ProductInStore;
let lamp: ProductInStore;
let plate: ProductInStore;
let show: SavedShow;
let desk: HoldDesk;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    hat = aProductIn(store, { title: "Hat", units: 5 });
    mug = aProductIn(store, { title: "Mug", units: 2 });
    lamp = aProductIn(store, { title: "Lamp", units: 3 });
    plate = aProductIn(store, { title: "Plate", units: 900 });
  });
  show = await aShowWith(shop, { items: [hat, mug, lamp, plate].map((product) => ({ product })) });
  await startShow(shop.house, shop.shop, show.id);
  desk = new HoldDesk(shop.house);
});
afterAll(() => shop.close());

interface Tapped {
  readonly of: ProductInStore;
  readonly shopper?: string;
  readonly units?: number;
  readonly id?: string;
}

const itemOf = (product: ProductInStore) => show.itemIds[[hat, mug, lamp, plate].indexOf(product)] ?? "";

function tap({ of, shopper = randomUUID(), units = 1, id = randomUUID() }: Tapped) {
  const claim = { id, itemId: itemOf(of), variantId: of.variant.id, pinId: null, shopper, units };
  return desk.hold({ shop: shop.shop, showId: show.id, claim });
}

async function held(tapped: Tapped): Promise<HoldView> {
  const answer = await tap(tapped);
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.kind}`);
  return answer.value;
}

async function leftOf(product: ProductInStore) {
  const { items } = await readControlRoom(shop.house, shop.shop, show.id);
  return items.find((item) => item.productId === product.product.id)?.variants[0];
}

async function settled(): Promise<void> {
  await shop.webhooks.idle();
  await sweep(shop.house);
}

/** Lets the time of holds pass. */
async function runOut(...ids: readonly string[]): Promise<void> {
  await shop.house.db.query("update hold set ends_at = now() - interval '1 second' where id = any ($1::uuid[])", [ids]);
  await endAllHolds(shop.house);
  // Where the checkout is guarded, it is told before the units are free again.
  await settled();
}

test("a tap holds units: they are free for nobody else, and everybody sees it", async () => {
  const hold = await held({ of: hat, units: 2 });

  expect(hold).toMatchObject({ units: 2, state: "held", renewalsLeft: 2, isTurn: false });
  const lastsMs = Date.parse(hold.endsAt) - Date.parse(hold.now);
  expect(Math.round(lastsMs / 60_000)).toBe(10);
  expect(await leftOf(hat)).toMatchObject({ available: 3, hold: "needed" });
  await releaseHold(shop.house, shop.shop, { id: hold.id, shopper: await shopperOf(hold.id) });
  await settled();
  expect(await leftOf(hat)).toMatchObject({ available: 5 });
});

async function shopperOf(id: string): Promise<string> {
  const [row] = await shop.house.db.query<{ shopper: string }>("select shopper from hold where id = $1", [id]);
  return row?.shopper ?? "";
}

test("a tap that is sent twice, at once or later, holds once", async () => {
  const id = randomUUID();
  const shopper = randomUUID();

  const [one, other] = await Promise.all([tap({ of: hat, id, shopper }), tap({ of: hat, id, shopper })]);
  const later = await tap({ of: hat, id, shopper });

  expect(one).toMatchObject({ ok: true, value: { id } });
  expect(other).toMatchObject({ ok: true, value: { id } });
  expect(later).toMatchObject({ ok: true, value: { id, state: "held" } });
  expect(await leftOf(hat)).toMatchObject({ available: 4 });
  expect(await tap({ of: hat, id, shopper: randomUUID() })).toEqual({ ok: false, refusal: { kind: "ended" } });
  await runOut(id);
  expect(await tap({ of: hat, id, shopper })).toEqual({ ok: false, refusal: { kind: "ended" } });
});

test("of a hundred who tap at once as many get it as there are units, in the order in which they came", async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => tap({ of: mug })));

  expect(answers.map((answer) => answer.ok)).toEqual(answers.map((_answer, index) => index < 2));
  expect(answers[99]).toEqual({ ok: false, refusal: { kind: "sold-out", left: 0, waiting: 0 } });
});

test("who waits is served when a hold ends, in the order in which they joined, and nobody passes them", async () => {
  const [first, second] = [randomUUID(), randomUUID()];
  const join = (shopper: string, units: number) =>
    joinWaitlist(shop.house, shop.shop, {
      id: randomUUID(),
      showId: show.id,
      itemId: itemOf(mug),
      variantId: mug.variant.id,
      shopper,
      units,
    });
  const joined = await join(first, 1);
  const behind = await join(second, 2);
  expect(joined).toMatchObject({ ok: true, value: { state: "waiting", ahead: 0 } });
  expect(behind).toMatchObject({ ok: true, value: { state: "waiting", ahead: 1 } });
  expect(await join(first, 2)).toEqual(joined);
  const holds = await shop.house.db.query<{ id: string }>(
    "select id from hold where variant_id = $1 and state = 'held'",
    [mug.variant.id],
  );

  await runOut(...holds.map((hold) => hold.id));

  const mine = await readShopper(shop.house, shop.shop, { showId: show.id, shopper: first });
  expect(mine.queue).toMatchObject([{ state: "offered", hold: { units: 1, isTurn: true, state: "held" } }]);
  const theirs = await readShopper(shop.house, shop.shop, { showId: show.id, shopper: second });
  expect(theirs.queue).toMatchObject([{ state: "offered", hold: { units: 1 } }]);
  expect(await tap({ of: mug })).toMatchObject({ ok: false, refusal: { kind: "sold-out" } });
  expect((await leftOf(mug))?.servedUpTo).toBe(behind.ok ? behind.value.place : NaN);

  await runOut(mine.holds[0]?.id ?? "", theirs.holds[0]?.id ?? "");
  const after = await readShopper(shop.house, shop.shop, { showId: show.id, shopper: first });
  expect(after.queue).toMatchObject([{ state: "missed", hold: null }]);
  expect(await join(first, 1)).toEqual({ ok: false, refusal: { kind: "not-sold-out", left: 2 } });
});

test("who leaves a queue is passed over, and leaving twice is leaving once", async () => {
  await held({ of: mug, units: 2 });
  const shopper = randomUUID();
  const id = randomUUID();
  const wish = { showId: show.id, itemId: itemOf(mug), variantId: mug.variant.id, units: 1 };
  await joinWaitlist(shop.house, shop.shop, { ...wish, id, shopper });

  const left = await leaveWaitlist(shop.house, shop.shop, { id, shopper });
  const again = await leaveWaitlist(shop.house, shop.shop, { id, shopper });

  expect(left).toMatchObject({ ok: true, value: { state: "left" } });
  expect(again).toEqual(left);
  expect(await leaveWaitlist(shop.house, shop.shop, { id, shopper: randomUUID() })).toMatchObject({ ok: false });
  expect(await leftOf(mug)).toMatchObject({ available: 0, waiting: 0 });
});

test("a hold is renewed twice for the checkout and no more, and not once it is over", async () => {
  const shopper = randomUUID();
  const { id } = await held({ of: hat, shopper });
  const renew = () => renewHold(shop.house, shop.shop, { id, shopper });
  const before = (await held({ of: hat, shopper, id })).endsAt;

  const once = await renew();
  await wait(1000);
  const twice = await renew();

  expect(once).toMatchObject({ ok: true, value: { renewalsLeft: 1 } });
  expect(twice).toMatchObject({ ok: true, value: { renewalsLeft: 0 } });
  expect(twice.ok && twice.value.endsAt > before).toBe(true);
  expect(once.ok && twice.ok && once.value.mark !== twice.value.mark).toBe(true);
  expect(await renew()).toEqual({ ok: false, refusal: { kind: "no-more-renewals" } });
  await runOut(id);
  expect(await renew()).toEqual({ ok: false, refusal: { kind: "ended" } });
});

test("a hold ends although no process ran at that moment: the next tap finds its units", async () => {
  await shop.house.db.query(
    "insert into allocation (shop, show_id, item_id, variant_id, units) values ($1, $2, $3, $4, 1)",
    [shop.shop, show.id, itemOf(plate), plate.variant.id],
  );
  const { id } = await held({ of: plate });
  expect(await tap({ of: plate })).toMatchObject({ ok: false, refusal: { kind: "sold-out" } });

  await shop.house.db.query("update hold set ends_at = now() - interval '1 hour' where id = $1", [id]);

  expect(await tap({ of: plate })).toMatchObject({ ok: true });
});

test("an order with a hold's mark turns the hold into a sale, once; the mark copied to another order does not", async () => {
  const shopper = randomUUID();
  const hold = await held({ of: lamp, shopper });
  const properties = { _paniere_show: show.id, _paniere_item: itemOf(lamp), _paniere_hold: hold.mark };

  const order = buy(shop.store, { variant: lamp.variant, quantity: 1, properties });
  await settled();

  const counts = () =>
    shop.house.db.query("select held, sold, sold_outside from allocation where variant_id = $1", [lamp.variant.id]);
  expect(await counts()).toEqual([{ held: 0, sold: 1, sold_outside: 0 }]);
  expect(await leftOf(lamp)).toMatchObject({ available: 2 });
  expect(await shop.house.db.query("select state, order_id from hold where id = $1", [hold.id])).toEqual([
    { state: "sold", order_id: order.id },
  ]);

  expectLogLine(/a hold was bought with twice/);
  buy(shop.store, { variant: lamp.variant, quantity: 1, properties });
  await settled();

  expect(await counts()).toEqual([{ held: 0, sold: 1, sold_outside: 1 }]);
  expect(await leftOf(lamp)).toMatchObject({ available: 1 });
});

test("a shopper gets no more of an item than the show allows, held and bought together", async () => {
  const shopper = randomUUID();
  restock(shop.store, hat.variant, 20);
  await settled();
  await shop.house.db.query("update show set units_per_shopper = 2 where id = $1", [show.id]);
  await held({ of: hat, shopper, units: 2 });

  const more = await tap({ of: hat, shopper });

  expect(more).toEqual({ ok: false, refusal: { kind: "too-many", most: 2 } });
  await shop.house.db.query("update show set units_per_shopper = 5 where id = $1", [show.id]);
});

test("who lets hold after hold run out is slowed down", async () => {
  const shopper = randomUUID();
  for (let times = 0; times < 3; times += 1) await runOut((await held({ of: hat, shopper })).id);

  const answer = await tap({ of: hat, shopper });

  expect(answer).toMatchObject({ ok: false, refusal: { kind: "slow-down" } });
  expect(await tap({ of: hat })).toMatchObject({ ok: true });
});

test("what is not in the line-up, of another show, or not on air, cannot be held", async () => {
  const claim = {
    id: randomUUID(),
    itemId: itemOf(hat),
    variantId: mug.variant.id,
    pinId: null,
    shopper: "s",
    units: 1,
  };
  const on = { shop: shop.shop, showId: show.id };

  expect(await desk.hold({ ...on, claim })).toEqual({ ok: false, refusal: { kind: "gone" } });
  expect(await desk.hold({ ...on, claim: { ...claim, variantId: "999999999999" } })).toEqual({
    ok: false,
    refusal: { kind: "gone" },
  });
  expect(await desk.hold({ shop: shop.shop, showId: randomUUID(), claim })).toEqual({
    ok: false,
    refusal: { kind: "gone" },
  });
  const later = await aShowWith(shop, { items: [{ product: hat }] });
  const there = { ...claim, itemId: later.itemIds[0] ?? "", variantId: hat.variant.id };
  expect(await desk.hold({ shop: shop.shop, showId: later.id, claim: there })).toEqual({
    ok: false,
    refusal: { kind: "not-live" },
  });
});
