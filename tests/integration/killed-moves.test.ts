import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ShowInput } from "../../app/domain/show-input.ts";
import { completeInstall } from "../../app/use-cases/complete-install.server.ts";
import { deleteShow } from "../../app/use-cases/delete-show.server.ts";
import { drainInbox } from "../../app/use-cases/drain-inbox.server.ts";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import type { House } from "../../app/use-cases/house.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { saveShow } from "../../app/use-cases/save-show.server.ts";
import { settleReservations } from "../../app/use-cases/settle-reservations.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { openReservations, shelf } from "../support/kept-units.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { anInstalledShop } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;
let hat: ProductInStore;
let form: ShowInput;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    // So many calls that a small plan's pace would be all that is waited for.
    store.state.shop.plan = "ENTERPRISE";
    shirt = aProductIn(store, { title: "Shirt", units: 12 });
    hat = aProductIn(store, { title: "Hat", units: 3 });
  });
});
beforeEach(async () => {
  shop.intercept(null);
  await shop.house.db.query("update shop set guard_active = true");
  form = {
    id: randomUUID(),
    version: null,
    title: "Spring",
    host: "Ana",
    startsAt: "2027-03-01T10:00:00Z",
    streamUrl: "https://stream.example/live.m3u8",
    reserves: true,
    items: [
      { productId: shirt.product.id, livePrice: "", units: { [shirt.variant.id]: "10" } },
      { productId: hat.product.id, livePrice: "" },
    ],
  };
});
afterAll(() => shop.close());

class Killed extends Error {}

/** Runs the settling and kills it at its `at`th step, between any two of what it commits and what it asks; answers whether it got there. */
async function killedAt(at: number): Promise<boolean> {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps >= at) throw new Killed();
  };
  let isPassingOn = false;
  shop.intercept(async (url, _body, init) => {
    if (isPassingOn) return null;
    step();
    isPassingOn = true;
    try {
      return await shop.house.fetch(url, init);
    } finally {
      isPassingOn = false;
      step();
    }
  });
  const { db } = shop.house;
  const house: House = {
    ...shop.house,
    db: {
      ...db,
      async transaction(of, work) {
        step();
        const value = await db.transaction(of, work);
        step();
        return value;
      },
    },
  };
  try {
    await settleReservations(house, shop.shop, form.id);
  } catch {
    // Whatever it makes of its death: it is dead.
  }
  shop.intercept(null);
  return steps >= at;
}

const settled = () => settleReservations(shop.house, shop.shop, form.id);
const shelves = () => [shelf(shop, shirt.variant), shelf(shop, hat.variant)];
const kept = [
  { available: 2, reserved: 10 },
  { available: 0, reserved: 3 },
];
const free = [
  { available: 12, reserved: 0 },
  { available: 3, reserved: 0 },
];

/** Nothing else works on what the show owes. */
async function forgetWork() {
  await shop.webhooks.idle();
  await drainInbox(shop.house);
  await shop.house.db.query("delete from outbox");
}

async function saved() {
  const show = await saveShow(shop.house, shop.shop, { ...form, id: (form = { ...form, id: randomUUID() }).id });
  expect(show.ok).toBe(true);
  await forgetWork();
}

/** Tries every step at which a run can die; answers how many there are. */
async function atEveryStep(scenario: (at: number) => Promise<boolean>): Promise<number> {
  let at = 1;
  while (await scenario(at)) at += 1;
  return at - 1;
}

test(
  "a run that keeps units may be killed between any two steps: the next one keeps them once",
  { timeout: 60_000 },
  async () => {
    const steps = await atEveryStep(async (at) => {
      await saved();
      const wasKilled = await killedAt(at);
      await settled();
      expect(shelves(), `killed at step ${at}`).toEqual(kept);
      await deleteShow(shop.house, shop.shop, form.id);
      await settled();
      await forgetWork();
      expect(shelves(), `deleted after a kill at step ${at}`).toEqual(free);
      return wasKilled;
    });

    expect(steps).toBeGreaterThan(10);
    expect(await openReservations(shop)).toEqual([]);
  },
);

test("a run that is killed and whose show is deleted then keeps nothing", { timeout: 60_000 }, async () => {
  await atEveryStep(async (at) => {
    await saved();
    const wasKilled = await killedAt(at);
    await deleteShow(shop.house, shop.shop, form.id);
    await settled();
    await forgetWork();
    expect(shelves(), `killed at step ${at}`).toEqual(free);
    return wasKilled;
  });

  expect(await openReservations(shop)).toEqual([]);
});

test(
  "a run that gives units back at the start may be killed anywhere: they are back once, and then the show is open",
  { timeout: 60_000 },
  async () => {
    const state = () => shop.house.db.query("select stock_state as state from show where id = $1", [form.id]);
    const steps = await atEveryStep(async (at) => {
      await saved();
      await settled();
      await startShow(shop.house, shop.shop, form.id);
      expect(await state()).toEqual([{ state: "opening" }]);

      const wasKilled = await killedAt(at);
      await settled();

      expect(shelves(), `killed at step ${at}`).toEqual(free);
      expect(await state()).toEqual([{ state: "open" }]);
      await endShow(shop.house, shop.shop, form.id);
      await settled();
      await forgetWork();
      expect(shelves()).toEqual(free);
      return wasKilled;
    });

    expect(steps).toBeGreaterThan(10);
  },
);

test(
  "a show that ends while its units are on their way out keeps none, wherever that run died",
  { timeout: 60_000 },
  async () => {
    await atEveryStep(async (at) => {
      await saved();
      await settled();
      await startShow(shop.house, shop.shop, form.id);
      const wasKilled = await killedAt(at);
      await endShow(shop.house, shop.shop, form.id);
      await settled();
      await forgetWork();
      expect(shelves(), `killed at step ${at}`).toEqual(free);
      return wasKilled;
    });
  },
);

test(
  "a move whose answer was lost is not made twice, even after Shopify has forgotten its key",
  { timeout: 60_000 },
  async () => {
    await atEveryStep(async (at) => {
      await saved();
      const wasKilled = await killedAt(at);
      for (const key of [...shop.store.state.idempotentAnswers.keys()]) shop.store.state.idempotentAnswers.delete(key);
      await settled();
      expect(shelves(), `killed at step ${at}`).toEqual(kept);
      await deleteShow(shop.house, shop.shop, form.id);
      await settled();
      await forgetWork();
      expect(shelves()).toEqual(free);
      return wasKilled;
    });
  },
);

test("units of a shop that uninstalls stay, and come back when it installs again and the show is gone", async () => {
  await saved();
  await settled();
  await shop.house.db.query("update shop set uninstalled_at = now()");
  await deleteShow(shop.house, shop.shop, form.id);
  await settled();
  expect(shelves()).toEqual(kept);

  await completeInstall(shop.house, shop.shop);
  await sweep(shop.house);

  expect(shelves()).toEqual(free);
  expect(await openReservations(shop)).toEqual([]);
});
