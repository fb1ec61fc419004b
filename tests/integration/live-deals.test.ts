import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { HoldView } from "../../app/live/message.ts";
import { deleteShow } from "../../app/use-cases/delete-show.server.ts";
import { endAllHolds } from "../../app/use-cases/end-all-holds.server.ts";
import { endDeal } from "../../app/use-cases/end-deal.server.ts";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { HoldDesk } from "../../app/use-cases/hold-units.server.ts";
import type { House } from "../../app/use-cases/house.server.ts";
import { planDeal, type DealToPlan } from "../../app/use-cases/plan-deal.server.ts";
import { readControlRoom } from "../../app/use-cases/read-control-room.server.ts";
import { readSnapshot } from "../../app/use-cases/read-live.server.ts";
import { readShopper } from "../../app/use-cases/read-shopper.server.ts";
import { releaseHold } from "../../app/use-cases/release-hold.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { controlRoomSource } from "../../app/use-cases/tell-control-room.server.ts";
import { turnDeals } from "../../app/use-cases/turn-deals.server.ts";
import { announceProduct } from "../../devstore/catalogue/product-records.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let hat: ProductInStore;
let show: SavedShow;
let house: House;
let desk: HoldDesk;
/** Ahead of the real clock */
let aheadMs = 0;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    hat = aProductIn(store, { title: "Hat", price: "20.00", units: 100 });
  });
});
beforeEach(async () => {
  shop.intercept(null);
  aheadMs = 0;
  house = { ...shop.house, clock: () => new Date(Date.now() + aheadMs) };
  desk = new HoldDesk(house);
  show = await aShowWith(shop, { items: [{ product: hat, livePrice: "18" }] });
  await startShow(house, shop.shop, show.id);
  await sweep(house);
  return async () => {
    await endShow(house, shop.shop, show.id);
    aheadMs += 24 * 3_600_000;
    await sweep(house);
    await deleteShow(house, shop.shop, show.id);
  };
});
afterAll(() => shop.close());

const minutes = (count: number) => count * 60_000;

function aDeal(given: Partial<DealToPlan> = {}): DealToPlan {
  return {
    id: randomUUID(),
    itemId: show.itemIds[0] ?? "",
    price: "12",
    startsAt: null,
    end: { kind: "after", minutes: "10" },
    units: "3",
    perShopper: "",
    ...given,
  };
}

const plan = (given: Partial<DealToPlan> = {}) => planDeal(house, shop.shop, show.id, aDeal(given));

async function runs(given: Partial<DealToPlan> = {}): Promise<string> {
  const planned = await plan(given);
  if (!planned.ok) throw new Error(`refused: ${JSON.stringify(planned.refusal)}`);
  await sweep(house);
  return planned.value.id;
}

async function onScreen() {
  const { items } = await readSnapshot(house, shop.shop, show.id);
  const variant = items[0]?.variants[0];
  return { price: variant?.price.amountMinor, code: variant?.dealCode ?? null, deal: items[0]?.deal ?? null };
}

const discounts = () => [...shop.store.state.discounts.values()];
const codeInStore = (code: string | null) => discounts().find((discount) => discount.code === code);

async function held(shopper: string, units = 1): Promise<HoldView> {
  const claim = {
    id: randomUUID(),
    itemId: show.itemIds[0] ?? "",
    variantId: hat.variant.id,
    pinId: null,
    shopper,
    units,
  };
  const answer = await desk.hold({ shop: shop.shop, showId: show.id, claim });
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.kind}`);
  return answer.value;
}

async function merchantDeletes(discountId: string) {
  const query = `mutation { discountCodeDelete(id: "gid://shopify/DiscountCodeNode/${discountId}") { userErrors { message } } }`;
  await shop.house.fetch(`https://${shop.shop}/admin/api/2026-10/graphql.json`, {
    method: "POST",
    headers: { "x-shopify-access-token": "shpat_merchant_eyes" },
    body: JSON.stringify({ query }),
  });
}

async function taken(id: string) {
  const [row] = await house.db.query<{ taken: number; held: number }>(
    `select taken, (select coalesce(sum(units), 0)::int from hold where live_deal_id = d.id and state in ('held', 'lapsed', 'sold'))
       as held from live_deal d where id = $1`,
    [id],
  );
  expect(row?.held).toBe(row?.taken);
  return row?.taken;
}

test("a deal that starts at once is true at the checkout before it is on screen, and over at its end", async () => {
  const planned = await plan();
  expect(planned).toMatchObject({ ok: true });
  expect(await onScreen()).toMatchObject({ price: 1800, deal: null });

  await sweep(house);
  const during = await onScreen();
  expect(during).toMatchObject({ price: 1200, deal: { unitsLeft: 3 } });
  const code = codeInStore(during.code);
  expect(code).toMatchObject({ usageLimit: 3, value: { amount: "8.00" } });
  const { startsAt, endsAt } = during.deal ?? {};
  expect(Date.parse(endsAt ?? "") - Date.parse(startsAt ?? "")).toBe(minutes(10));
  // Who holds a unit at the last moment has the time of a hold and of its renewals.
  const codeLastsMs = Date.parse(code?.endsAt ?? "") - Date.parse(endsAt ?? "");
  expect(Math.round(codeLastsMs / minutes(1))).toBe(30);

  aheadMs = minutes(10);
  expect(await onScreen()).toMatchObject({ price: 1800, deal: null });
  await sweep(house);
  expect(codeInStore(during.code)).toBeUndefined();
});

test("a planned deal has its code ahead, starts and ends at its moments, and is announced each time", async () => {
  const startsAt = new Date(Date.now() + minutes(5)).toISOString();
  const id = await runs({ startsAt });
  const before = (await readSnapshot(house, shop.shop, show.id)).items[0]?.version ?? 0;

  expect(discounts().map((discount) => discount.startsAt.slice(0, 19))).toContain(startsAt.slice(0, 19));
  expect(await onScreen()).toMatchObject({ price: 1800, deal: null });
  expect(await turnDeals(house)).toBe(0);

  aheadMs = minutes(5) + 1000;
  expect(await turnDeals(house)).toBe(1);
  expect(await turnDeals(house)).toBe(0);
  expect(await onScreen()).toMatchObject({ price: 1200, deal: { id, startsAt } });
  expect((await readSnapshot(house, shop.shop, show.id)).items[0]?.version).toBe(before + 1);

  aheadMs = minutes(15) + 1000;
  expect(await turnDeals(house)).toBe(1);
  expect(await onScreen()).toMatchObject({ price: 1800, deal: null });
});

test("the host is told of planned and running deals, and whether viewers can see them", async () => {
  const source = controlRoomSource(house);
  const place = { shop: shop.shop, show: show.id, market: "" };
  const told = async () => {
    const news = await source.loadChange(place, { kind: "item", items: show.itemIds });
    return news?.flatMap((message) => (message.kind === "deals" ? message.deals : []));
  };
  const planned = await plan();
  expect(await told()).toMatchObject([{ state: "running", isTrue: false, units: 3, taken: 0 }]);
  expect((await readControlRoom(house, shop.shop, show.id)).deals).toEqual(await told());

  await sweep(house);
  await held("ana", 2);
  expect(await told()).toMatchObject([{ state: "running", isTrue: true, taken: 2, price: { amountMinor: 1200 } }]);

  await endDeal(house, shop.shop, show.id, planned.ok ? planned.value.id : "");
  expect(await told()).toMatchObject([{ state: "ended" }]);
});

test("two workers that wake at the same moment start a deal once", async () => {
  await runs({ startsAt: new Date(Date.now() + minutes(5)).toISOString() });
  aheadMs = minutes(6);

  const turned = await Promise.all([turnDeals(house), turnDeals(house), turnDeals(house)]);

  expect(turned.reduce((sum, count) => sum + count, 0)).toBe(1);
});

test("a worker that slept through a deal never starts it, and notes its real end", async () => {
  const id = await runs({ startsAt: new Date(Date.now() + minutes(5)).toISOString() });
  aheadMs = minutes(90);

  await sweep(house);

  const [row] = await house.db.query<{ state: string; started_at: Date | null; late: boolean }>(
    "select state, started_at, ended_at <> ends_at as late from live_deal where id = $1",
    [id],
  );
  expect(row).toEqual({ state: "ended", started_at: null, late: false });
  expect(discounts()).toHaveLength(1);
});

test("a deal that is sent twice is planned once; a second one of the item at that time is refused", async () => {
  const deal = aDeal();

  const answers = await Promise.all([deal, deal].map((one) => planDeal(house, shop.shop, show.id, one)));
  const second = await plan();

  expect(answers).toEqual([
    { ok: true, value: { id: deal.id } },
    { ok: true, value: { id: deal.id } },
  ]);
  expect(second).toMatchObject({ refusal: { kind: "invalid", fields: { startsAt: { code: "overlaps" } } } });
});

test("a deal is refused where it lowers no price, promises more than there is, or has no show or item", async () => {
  expect(await plan({ price: "18" })).toMatchObject({
    refusal: { fields: { price: { code: "not-lower", than: 1800 } } },
  });
  expect(await plan({ units: "101" })).toMatchObject({
    refusal: { fields: { units: { code: "more-than-there-are" } } },
  });
  expect(await plan({ itemId: randomUUID() })).toMatchObject({ refusal: { kind: "gone" } });
  await endShow(house, shop.shop, show.id);
  expect(await plan()).toMatchObject({ refusal: { kind: "not-live" } });
});

test("units at a deal's price go in the order of the taps; who comes later has the price besides", async () => {
  const id = await runs({ units: "3", perShopper: "2" });

  const ana = await held("ana", 2);
  const again = await held("ana");
  const ben = await held("ben", 2);
  const cleo = await held("cleo");
  const dora = await held("dora");

  const { code } = await onScreen();
  expect([ana, again, ben, cleo, dora].map(({ dealId }) => dealId)).toEqual([id, null, null, id, null]);
  expect(ana.dealCode).not.toBe(ben.dealCode);
  // The deal's units are gone: what is shown now is the price besides, with its own code.
  expect(ben.dealCode).toBe(code);
  expect(await onScreen()).toMatchObject({ price: 1800, deal: { unitsLeft: 0 } });
  expect(await taken(id)).toBe(3);
});

test("a hold that is released or runs out gives its deal units back while the deal runs", async () => {
  const id = await runs({ units: "3" });
  const ana = await held("ana", 2);
  await held("ben");
  expect(await taken(id)).toBe(3);

  await releaseHold(house, shop.shop, { id: ana.id, shopper: "ana" });
  await shop.webhooks.idle();
  await sweep(house);
  expect(await taken(id)).toBe(1);
  expect(await onScreen()).toMatchObject({ price: 1200, deal: { unitsLeft: 2 } });

  await house.db.query("update hold set ends_at = now() - interval '1 second' where shopper = 'ben'");
  await endAllHolds(house);
  await sweep(house);
  expect(await taken(id)).toBe(0);
});

test("a hold keeps its deal's price when the deal is over, until it is over itself", async () => {
  const id = await runs();
  const { code } = await onScreen();
  const hold = await held("ana");

  await endDeal(house, shop.shop, show.id, id);
  await sweep(house);

  expect(await onScreen()).toMatchObject({ price: 1800, deal: null });
  const { holds } = await readShopper(house, shop.shop, { showId: show.id, shopper: "ana" });
  expect(holds).toMatchObject([{ dealId: id, dealCode: code }]);
  // Ended early: should nobody come to delete it, the code ends by itself with the last hold.
  const bound = Date.parse(codeInStore(code)?.endsAt ?? "") - Date.now();
  expect(Math.round(bound / minutes(1))).toBe(30);
  expect(await endDeal(house, shop.shop, show.id, id)).toEqual({ ok: true, value: null });

  await releaseHold(house, shop.shop, { id: hold.id, shopper: "ana" });
  await sweep(house);
  await sweep(house);
  expect(codeInStore(code)).toBeUndefined();
});

test("when the show ends its deals end, and what is held keeps its price", async () => {
  await runs({ end: { kind: "by-hand" } });
  const { code } = await onScreen();
  await held("ana");

  await endShow(house, shop.shop, show.id);
  await sweep(house);

  expect(await onScreen()).toMatchObject({ price: 2000, deal: null });
  expect(codeInStore(code)?.endsAt).not.toBeNull();
  expect(await house.db.query("select 1 from live_deal where state <> 'ended'")).toEqual([]);
});

test("a planned deal that is taken back never starts, and its code goes", async () => {
  const id = await runs({ startsAt: new Date(Date.now() + minutes(5)).toISOString() });
  expect(discounts()).toHaveLength(2);

  await endDeal(house, shop.shop, show.id, id);
  aheadMs = minutes(6);
  await sweep(house);

  expect(await onScreen()).toMatchObject({ price: 1800, deal: null });
  expect(discounts()).toHaveLength(1);
  expect(await endDeal(house, shop.shop, show.id, randomUUID())).toEqual({ ok: false, refusal: { kind: "gone" } });
});

test("when the store's price moves, the deal's code follows and its price stays", async () => {
  await runs();
  const before = await onScreen();
  hat.variant.price = "26.00";
  hat.variant.updatedAt = hat.product.updatedAt = shop.store.timestamp();
  announceProduct(shop.store, hat.product);
  await shop.webhooks.idle();
  await sweep(house);

  const after = await onScreen();

  expect(after).toMatchObject({ price: 1200 });
  expect(after.code).not.toBe(before.code);
  expect(codeInStore(after.code)).toMatchObject({ value: { amount: "14.00" } });
  hat.variant.price = "20.00";
});

test("when Shopify refuses a deal's code, its price is never shown, and taps have the price besides", async () => {
  expectLogLine(/was given up/);
  shop.intercept(async (_url, body) =>
    body.includes("discountCodeBasicCreate")
      ? Response.json({
          data: {
            discountCodeBasicCreate: {
              codeDiscountNode: null,
              userErrors: [{ field: [], message: "No", code: "INVALID" }],
            },
          },
        })
      : null,
  );

  await runs();

  expect(await onScreen()).toMatchObject({ price: 1800, deal: null });
  expect(await held("ana")).toMatchObject({ dealId: null });
});

test("a run that was killed after the code was made, or throttled, finds it again", async () => {
  expectLogLine(/is tried again/);
  let cut = 0;
  shop.intercept(async (url, body, init) => {
    if (cut > 0 || !body.includes("discountCodeBasicCreate")) return null;
    cut += 1;
    await shop.house.fetch(url, init);
    throw new TypeError("fetch failed");
  });
  await runs();
  expect(await onScreen()).toMatchObject({ deal: null });

  await house.db.query("update outbox set due_at = to_timestamp(0) where done_at is null");
  await sweep(house);

  expect(await onScreen()).toMatchObject({ price: 1200 });
  expect(discounts()).toHaveLength(2);
});

test("a code that the merchant deleted is ended and closed without a fault", async () => {
  const id = await runs();
  await held("ana");
  for (const { id: number } of discounts()) await merchantDeletes(number);
  expect(discounts()).toEqual([]);

  await endDeal(house, shop.shop, show.id, id);
  await sweep(house);
  await house.db.query("update hold set ends_at = now() - interval '1 second'");
  await sweep(house);
  await sweep(house);

  expect(await house.db.query("select 1 from deal where live_deal_id = $1 and state <> 'closed'", [id])).toEqual([]);
});
