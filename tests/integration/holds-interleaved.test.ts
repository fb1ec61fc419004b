import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HoldView } from "../../app/live/message.ts";
import { openDatabase, type Database } from "../../app/persistence/database.server.ts";
import { endAllHolds } from "../../app/use-cases/end-all-holds.server.ts";
import { freeLapsed } from "../../app/use-cases/free-stock.server.ts";
import { HoldDesk } from "../../app/use-cases/hold-units.server.ts";
import type { House } from "../../app/use-cases/house.server.ts";
import { joinWaitlist, leaveWaitlist } from "../../app/use-cases/join-waitlist.server.ts";
import { releaseHold } from "../../app/use-cases/release-hold.server.ts";
import { renewHold } from "../../app/use-cases/renew-hold.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";
import { deliver } from "../support/signed-webhook.ts";

const databaseUrl = await aDatabase();
const allocated = 6;
/** Units at the price of a live deal that runs all the time */
const dealUnits = 4;
const shoppers = ["ana", "ben", "cleo", "dora"];
let shop: ShopInProcess;
let hat: ProductInStore;
let other: Database;
let houses: readonly House[];
/** How wrong each process's clock is */
let clockErrorsMs = [0, 0];

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    hat = aProductIn(store, { title: "Hat", units: 1000 });
  });
  other = openDatabase(databaseUrl, () => undefined);
  const clock = (by: number) => () => new Date(Date.now() + (clockErrorsMs[by] ?? 0));
  houses = [
    { ...shop.house, clock: clock(0) },
    { ...shop.house, db: other, clock: clock(1) },
  ];
});
afterAll(async () => {
  await other.close();
  await shop.close();
});

/** What shoppers, the store and time may do, in any order, several at once. `by` is the process that does it. */
const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("tap"),
      by: fc.nat(1),
      who: fc.nat(3),
      units: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("tap-again"), by: fc.nat(1), at: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("renew"), by: fc.nat(1), at: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("release"), by: fc.nat(1), at: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("run-out"), by: fc.nat(1), at: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("order"),
      by: fc.nat(1),
      at: fc.nat(),
      units: fc.integer({ min: 1, max: 3 }),
      times: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("refund"),
      by: fc.nat(1),
      at: fc.nat(),
      times: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("wait"),
      by: fc.nat(1),
      who: fc.nat(3),
      units: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("leave"), by: fc.nat(1), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("guard"), by: fc.nat(1), on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("guard-told"), by: fc.nat(1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("clock-jumps"),
      by: fc.nat(1),
      minutes: fc.integer({ min: -90, max: 90 }),
    }),
  },
);
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

/** A show of its own with `allocated` units of the hat, in the hands of two processes. */
class Stage {
  readonly show: SavedShow;
  readonly #desks = houses.map((house) => new HoldDesk(house));
  readonly #holds: { readonly view: HoldView; readonly shopper: string }[] = [];
  readonly #lines: { readonly order: string; readonly line: string }[] = [];
  readonly #places: { readonly id: string; readonly shopper: string }[] = [];
  /** What was answered yes, and may not be lost */
  readonly promised = new Set<string>();

  constructor(show: SavedShow) {
    this.show = show;
  }

  async do(what: Deed): Promise<void> {
    const house = houses[what.by] ?? shop.house;
    switch (what.kind) {
      case "tap":
        return this.#tap(what.by, { id: randomUUID(), shopper: shoppers[what.who] ?? "", units: what.units });
      case "tap-again": {
        const known = this.#pick(this.#holds, what.at);
        return known && this.#tap(what.by, { id: known.view.id, shopper: known.shopper, units: known.view.units });
      }
      case "renew": {
        const known = this.#pick(this.#holds, what.at);
        if (known) await renewHold(house, shop.shop, { id: known.view.id, shopper: known.shopper });
        return;
      }
      case "release": {
        const known = this.#pick(this.#holds, what.at);
        if (known) await releaseHold(house, shop.shop, { id: known.view.id, shopper: known.shopper });
        return;
      }
      case "run-out": {
        const known = this.#pick(this.#holds, what.at);
        await house.db.query("update hold set ends_at = now() - interval '1 second' where id = $1 and state = 'held'", [
          known?.view.id ?? randomUUID(),
        ]);
        await endAllHolds(house);
        return;
      }
      case "order":
        return this.#order(house, what);
      case "refund": {
        const { order, line } = this.#pick(this.#lines, what.at) ?? { order: newNumber(), line: newNumber() };
        const refund = {
          id: newNumber(),
          order_id: order,
          refund_line_items: [{ line_item_id: line, quantity: 1, restock_type: "return" }],
        };
        return this.#deliver(house, { topic: "refunds/create", body: refund, times: what.times });
      }
      case "wait": {
        const wish = { id: randomUUID(), shopper: shoppers[what.who] ?? "", units: what.units, ...this.#item() };
        const joined = await joinWaitlist(house, shop.shop, wish);
        if (joined.ok) this.#places.push({ id: joined.value.id, shopper: wish.shopper });
        return;
      }
      case "guard":
        await house.db.query("update allocation set guard_on = $2 where show_id = $1", [this.show.id, what.on]);
        return;
      case "clock-jumps":
        clockErrorsMs = clockErrorsMs.map((errorMs, process) =>
          process === what.by ? what.minutes * 60_000 : errorMs,
        );
        return;
      case "guard-told": {
        const told = { showId: this.show.id, variantIds: [hat.variant.id], before: new Date() };
        return house.db.transaction(shop.shop, (tx) => freeLapsed(house, tx, told));
      }
      case "leave": {
        const place = this.#pick(this.#places, what.at);
        if (place) await leaveWaitlist(house, shop.shop, place);
        return;
      }
    }
  }

  async #tap(
    by: number,
    claim: { readonly id: string; readonly shopper: string; readonly units: number },
  ): Promise<void> {
    const { showId, ...item } = this.#item();
    const answer = await this.#desks[by]?.hold({ shop: shop.shop, showId, claim: { ...claim, ...item, pinId: null } });
    if (answer?.ok !== true) return;
    this.promised.add(answer.value.id);
    this.#holds.push({ view: answer.value, shopper: claim.shopper });
  }

  /** The same order may come twice, in one webhook or two. */
  async #order(
    house: House,
    { at, units, times }: { readonly at: number; readonly units: number; readonly times: number },
  ) {
    const hold = this.#pick(this.#holds, at);
    const placed = { order: newNumber(), line: newNumber() };
    this.#lines.push(placed);
    const properties = Object.entries({
      _paniere_show: this.show.id,
      _paniere_item: this.show.itemIds[0] ?? "",
      _paniere_hold: hold?.view.mark ?? "forged",
    }).map(([name, value]) => ({ name, value }));
    const order = {
      id: placed.order,
      name: "#1",
      currency: "EUR",
      created_at: new Date().toISOString(),
      line_items: [
        {
          id: placed.line,
          product_id: hat.product.id,
          variant_id: hat.variant.id,
          title: "Hat",
          quantity: units,
          price: "20.00",
          properties,
        },
      ],
    };
    return this.#deliver(house, { topic: "orders/create", body: order, times });
  }

  async #deliver(house: House, news: { readonly topic: string; readonly body: object; readonly times: number }) {
    const webhooks = Array.from({ length: news.times }, () => deliver({ ...shop, house }, news));
    expect(await Promise.all(webhooks)).toEqual(webhooks.map(() => 200));
  }

  #item() {
    return { showId: this.show.id, itemId: this.show.itemIds[0] ?? "", variantId: hat.variant.id };
  }

  #pick<One>(among: readonly One[], at: number): One | undefined {
    return among[at % Math.max(1, among.length)];
  }
}

let lastNumber = 500_000_000;
const newNumber = () => String((lastNumber += 1));

async function aStage(): Promise<Stage> {
  const { db } = shop.house;
  clockErrorsMs = [0, 0];
  await db.query("update show set state = 'ended' where state = 'live'");
  const show = await aShowWith(shop, { items: [{ product: hat }] });
  await startShow(shop.house, shop.shop, show.id);
  await db.query(
    `insert into allocation (shop, show_id, item_id, variant_id, units) values ($1, $2, $3, $4, $5)
     on conflict (shop, item_id, variant_id) do update set units = $5`,
    [shop.shop, show.id, show.itemIds[0], hat.variant.id, allocated],
  );
  await db.query(
    `with deal as (
       insert into live_deal (shop, id, show_id, item_id, price_minor, starts_at, units, state)
       values ($1, gen_random_uuid(), $2, $3, 100, now() - interval '1 day', $5, 'running') returning id)
     insert into deal (id, shop, show_id, item_id, code, variant_ids, amount_off_minor, state, live_deal_id)
     select id, $1, $2, $3, id::text, array[$4::bigint], 100, 'open', id from deal`,
    [shop.shop, show.id, show.itemIds[0], hat.variant.id, dealUnits],
  );
  return new Stage(show);
}

/** What must be true between any two deeds. */
async function checkLedger({ show, promised }: Stage): Promise<void> {
  const [row] = await shop.house.db.query<Record<"held" | "sold" | "open" | "bought" | "returned", number>>(
    `select a.held, a.sold,
       (select coalesce(sum(units), 0)::int from hold where show_id = $1 and state in ('held', 'lapsed')) as open,
       (select coalesce(sum(units), 0)::int from hold where show_id = $1 and state = 'sold') as bought,
       (select coalesce(sum(least(s.restocked, h.units)), 0)::int from sale s
          join hold h on h.shop = s.shop and h.id = s.hold_id and h.order_id = s.order_id where s.show_id = $1) as returned
     from allocation a where a.show_id = $1`,
    [show.id],
  );
  const { held = NaN, sold = NaN, open, bought = NaN, returned = NaN } = row ?? {};
  expect(held).toBe(open);
  expect(sold).toBe(bought - returned);
  expect(held + sold).toBeLessThanOrEqual(allocated);
  const [deal] = await shop.house.db.query<{ taken: number; counted: number }>(
    `select taken, (select coalesce(sum(units), 0)::int from hold where live_deal_id = d.id and state in ('held', 'lapsed', 'sold'))
       as counted from live_deal d where show_id = $1`,
    [show.id],
  );
  expect(deal?.taken).toBe(deal?.counted);
  expect(deal?.taken).toBeLessThanOrEqual(dealUnits);
  const known = await shop.house.db.query<{ id: string }>("select id from hold where show_id = $1", [show.id]);
  expect(new Set(known.map((hold) => hold.id))).toEqual(new Set([...known.map((hold) => hold.id), ...promised]));
}

test("whatever is done by two processes, in any order and at once, never is more held and sold than allocated, and every unit is accounted for", async () => {
  expectLogLine(/a hold was bought with twice/);
  const atOnce = fc.array(deed, { minLength: 1, maxLength: 6 });

  await fc.assert(
    fc.asyncProperty(fc.array(atOnce, { minLength: 1, maxLength: 12 }), async (rounds) => {
      const stage = await aStage();
      for (const round of rounds) {
        await Promise.all(round.map((each) => stage.do(each)));
        await checkLedger(stage);
      }
    }),
    { numRuns: 60, endOnFailure: false },
  );
}, 180_000);
