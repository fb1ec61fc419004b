import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { endDeal } from "../../app/use-cases/end-deal.server.ts";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { planDeal } from "../../app/use-cases/plan-deal.server.ts";
import { readControlRoom } from "../../app/use-cases/read-control-room.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let hat: ProductInStore;
let show: SavedShow;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    hat = aProductIn(store, { title: "Hat", price: "20.00", units: 100 });
  });
});
beforeEach(async () => {
  show = await aShowWith(shop, { items: [{ product: hat }] });
  await startShow(shop.house, shop.shop, show.id);
  await sweep(shop.house);
  return async () => {
    shop.intercept(null);
    await endShow(shop.house, shop.shop, show.id);
    await sweep(shop.house);
  };
});
afterAll(() => shop.close());

async function aDealIsPlanned(): Promise<string> {
  const planned = await planDeal(shop.house, shop.shop, show.id, {
    id: randomUUID(),
    itemId: show.itemIds[0] ?? "",
    price: "12",
    startsAt: null,
    end: { kind: "by-hand" },
    units: "3",
    perShopper: "",
  });
  if (!planned.ok) throw new Error(`refused: ${JSON.stringify(planned.refusal)}`);
  return planned.value.id;
}

/** Has Shopify say twice that too much was asked, of this mutation alone; answers how often it was asked. */
function throttling(mutation: string): () => number {
  let asked = 0;
  shop.intercept(async (_url, body) => {
    if (!body.includes(mutation)) return null;
    asked += 1;
    if (asked > 2) return null;
    const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 100 };
    return Response.json({
      errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
      extensions: { cost: { requestedQueryCost: 10, actualQueryCost: null, throttleStatus } },
    });
  });
  return () => asked;
}

const codes = () => [...shop.store.state.discounts.values()].map(({ code }) => code);
const deals = async () => (await readControlRoom(shop.house, shop.shop, show.id)).deals;

test("a code that is throttled while it is made is waited for, and is there once", async () => {
  const asked = throttling("discountCodeBasicCreate");
  await aDealIsPlanned();

  await sweep(shop.house);

  expect(asked()).toBe(3);
  expect(codes()).toHaveLength(1);
  expect(await deals()).toMatchObject([{ state: "running", isTrue: true }]);
});

test("a code that is throttled while it is deleted is waited for, and is gone", async () => {
  const id = await aDealIsPlanned();
  await sweep(shop.house);
  expect(codes()).toHaveLength(1);
  const asked = throttling("discountCodeDelete");

  await endDeal(shop.house, shop.shop, show.id, id);
  await sweep(shop.house);

  expect(asked()).toBe(3);
  expect(codes()).toEqual([]);
});

test("a code that Shopify refuses is parked with its words; to the host the deal stays unseen by viewers", async () => {
  expectLogLine(/was given up/);
  shop.intercept(async (_url, body) => {
    if (!body.includes("discountCodeBasicCreate")) return null;
    const userErrors = [{ field: ["code"], message: "Codes are full today", code: "INVALID" }];
    return Response.json({ data: { discountCodeBasicCreate: { codeDiscountNode: null, userErrors } } });
  });
  await aDealIsPlanned();

  await sweep(shop.house);

  const parked = await shop.house.db.query<{ words: string }>(
    "select error as words from outbox where parked_at is not null",
  );
  expect(parked.map(({ words }) => words).join()).toContain("Codes are full today");
  expect(codes()).toEqual([]);
  expect(await deals()).toMatchObject([{ state: "running", isTrue: false }]);
});
