import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { deleteShow } from "../../app/use-cases/delete-show.server.ts";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { readSnapshot } from "../../app/use-cases/read-live.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { announceProduct } from "../../devstore/catalogue/product-records.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;
let show: SavedShow;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    shirt = aProductIn(store, { title: "Shirt", price: "20.00" });
  });
});
beforeEach(async () => {
  shop.intercept(null);
  show = await aShowWith(shop, { items: [{ product: shirt, livePrice: "15" }] });
});
afterAll(() => shop.close());

const codesInStore = () => [...shop.store.state.discounts.values()].map((discount) => discount.code);

async function onScreen() {
  const { items } = await readSnapshot(shop.house, shop.shop, show.id);
  const variant = items[0]?.variants[0];
  return { price: variant?.price.amountMinor, code: variant?.dealCode };
}

async function finish() {
  await endShow(shop.house, shop.shop, show.id);
  await sweep(shop.house);
}

/** Lets the effects that were put off be tried at once. */
async function again() {
  await shop.house.db.query("update outbox set due_at = to_timestamp(0) where done_at is null");
  await sweep(shop.house);
}

test("a live price is true from the start of the show to its end, and not a moment longer", async () => {
  await startShow(shop.house, shop.shop, show.id);
  expect(await onScreen()).toEqual({ price: 2000, code: null });

  await sweep(shop.house);
  const during = await onScreen();
  expect(during).toMatchObject({ price: 1500 });
  expect(codesInStore()).toEqual([during.code]);

  await endShow(shop.house, shop.shop, show.id);
  expect(await onScreen()).toEqual({ price: 2000, code: null });
  await sweep(shop.house);
  expect(codesInStore()).toEqual([]);
});

test("a show deleted before its codes were closed leaves none behind", async () => {
  await startShow(shop.house, shop.shop, show.id);
  await sweep(shop.house);

  await endShow(shop.house, shop.shop, show.id);
  await deleteShow(shop.house, shop.shop, show.id);
  await sweep(shop.house);

  expect(codesInStore()).toEqual([]);
});

test("a code whose making was not noted is found again, not made twice", async () => {
  expectLogLine(/is tried again/);
  await startShow(shop.house, shop.shop, show.id);
  let cut = 0;
  shop.intercept(async (url, body, init) => {
    if (cut > 0 || !body.includes("discountCodeBasicCreate")) return null;
    cut += 1;
    await shop.house.fetch(url, init);
    throw new TypeError("fetch failed");
  });

  await sweep(shop.house);
  expect(await onScreen()).toMatchObject({ price: 2000 });
  await again();

  expect(codesInStore()).toEqual([(await onScreen()).code]);
  await finish();
});

test("a code that the merchant deleted is closed without a fault", async () => {
  await startShow(shop.house, shop.shop, show.id);
  await sweep(shop.house);
  for (const id of [...shop.store.state.discounts.keys()]) {
    await shop.house.fetch(`https://${shop.shop}/admin/api/2026-10/graphql.json`, {
      method: "POST",
      headers: { "x-shopify-access-token": "shpat_merchant_eyes" },
      body: JSON.stringify({
        query: `mutation { discountCodeDelete(id: "gid://shopify/DiscountCodeNode/${id}") { userErrors { message } } }`,
      }),
    });
  }
  expect(codesInStore()).toEqual([]);

  await finish();

  expect(await shop.house.db.query("select 1 from deal where state <> 'closed'")).toEqual([]);
});

test("when the store's price moves during the show, the code follows and the live price stays", async () => {
  await startShow(shop.house, shop.shop, show.id);
  await sweep(shop.house);
  const before = await onScreen();

  shirt.variant.price = "26.00";
  shirt.variant.updatedAt = shirt.product.updatedAt = shop.store.timestamp();
  announceProduct(shop.store, shirt.product);
  await shop.webhooks.idle();
  await sweep(shop.house);

  const after = await onScreen();
  expect(after).toMatchObject({ price: 1500 });
  expect(after.code).not.toBe(before.code);
  expect(codesInStore()).toEqual([after.code]);
  await finish();
});

test("when Shopify refuses a code, the store's price is shown and the fault is kept", async () => {
  expectLogLine(/was given up/);
  shop.intercept(async (_url, body) =>
    body.includes("discountCodeBasicCreate")
      ? Response.json({
          data: {
            discountCodeBasicCreate: {
              codeDiscountNode: null,
              userErrors: [{ field: ["basicCodeDiscount"], message: "Not today", code: "INVALID" }],
            },
          },
        })
      : null,
  );

  await startShow(shop.house, shop.shop, show.id);
  await sweep(shop.house);

  expect(await onScreen()).toMatchObject({ code: null });
  expect(await shop.house.db.query("select error from outbox where parked_at is not null")).toEqual([
    { error: "OpenDeal was refused: Not today" },
  ]);
  shop.intercept(null);
  await finish();
  expect(codesInStore()).toEqual([]);
});
