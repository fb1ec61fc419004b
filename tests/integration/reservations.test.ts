import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ShowInput } from "../../app/domain/show-input.ts";
import { listStock } from "../../app/persistence/allocations.server.ts";
import { deleteShow } from "../../app/use-cases/delete-show.server.ts";
import { drainInbox } from "../../app/use-cases/drain-inbox.server.ts";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { readShow } from "../../app/use-cases/read-show.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { saveShow } from "../../app/use-cases/save-show.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { changeQuantities, findLevel } from "../../devstore/inventory/stock.ts";
import { stockAt } from "../../devstore/inventory/stocking.ts";
import { aProductIn, buy, restock, type ProductInStore } from "../support/catalogue.ts";
import { openReservations, shelf } from "../support/kept-units.ts";
import { expectLogLine } from "../support/log-lines.ts";
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
    items: [{ productId: shirt.product.id, livePrice: "", units: { [shirt.variant.id]: "10" } }],
  };
});
afterAll(() => shop.close());

const save = (given: Partial<ShowInput> = {}) => saveShow(shop.house, shop.shop, { ...form, ...given });
const units = (typed: string) => [{ productId: shirt.product.id, livePrice: "", units: { [shirt.variant.id]: typed } }];
const settled = async () => {
  await sweep(shop.house);
  await shop.webhooks.idle();
  await drainInbox(shop.house);
};
const onShelf = () => shelf(shop, shirt.variant);
const stockState = async () => {
  const rows = await shop.house.db.query<{ state: string }>("select stock_state as state from show where id = $1", [
    form.id,
  ]);
  return rows[0]?.state;
};

/** The show is over and gone: the next test finds the store as this one did. */
async function finish() {
  shop.intercept(null);
  await endShow(shop.house, shop.shop, form.id);
  await deleteShow(shop.house, shop.shop, form.id);
  await shop.house.db.query("update outbox set due_at = to_timestamp(0), parked_at = null where done_at is null");
  await settled();
  expect(await openReservations(shop)).toEqual([]);
  expect(onShelf()).toMatchObject({ reserved: 0 });
}

test("units are kept safe before the show, are there when it starts, and shoppers can hold them then", async () => {
  await save();
  await settled();
  expect(onShelf()).toEqual({ available: 2, reserved: 10 });
  expect(await listStock(shop.house.db, shop.shop, form.id, null)).toMatchObject([{ units: 10, inStore: 12 }]);

  await startShow(shop.house, shop.shop, form.id);
  expect(await stockState()).toBe("opening");
  await settled();

  expect(await stockState()).toBe("open");
  expect(onShelf()).toEqual({ available: 12, reserved: 0 });
  expect(await listStock(shop.house.db, shop.shop, form.id, null)).toMatchObject([{ units: 10, inStore: 12 }]);
  await finish();
});

test("a show that keeps nothing is open at once, and asks Shopify for no move", async () => {
  await save({ reserves: false });
  await startShow(shop.house, shop.shop, form.id);

  expect(await stockState()).toBe("open");
  await settled();

  expect(onShelf()).toEqual({ available: 12, reserved: 0 });
  await finish();
});

test("what is kept follows the merchant: more, fewer, another product, no wish any more", async () => {
  await save({ items: units("4") });
  await settled();
  await save({ version: 1, items: units("9") });
  await settled();
  expect(onShelf()).toEqual({ available: 3, reserved: 9 });

  await save({ version: 2, items: units("5") });
  await settled();
  expect(onShelf()).toEqual({ available: 7, reserved: 5 });

  await save({ version: 3, items: [{ productId: hat.product.id, livePrice: "" }] });
  await settled();
  expect(onShelf()).toEqual({ available: 12, reserved: 0 });
  expect(shelf(shop, hat.variant)).toEqual({ available: 0, reserved: 3 });

  await save({ version: 4, reserves: false });
  await settled();
  expect(shelf(shop, hat.variant)).toEqual({ available: 3, reserved: 0 });
  await finish();
});

test("a show that is deleted before it starts gives back what it kept", async () => {
  await save();
  await settled();

  await deleteShow(shop.house, shop.shop, form.id);
  await settled();

  expect(onShelf()).toEqual({ available: 12, reserved: 0 });
  expect(await openReservations(shop)).toEqual([]);
});

test("more is wanted than there is: what there is is kept, and the rest when it comes", async () => {
  await save({ items: units("15") });
  await settled();
  expect(onShelf()).toEqual({ available: 0, reserved: 12 });

  restock(shop.store, shirt.variant, 5);
  await save({ version: 1, items: units("15") });
  await settled();

  expect(onShelf()).toEqual({ available: 2, reserved: 15 });
  await finish();
  restock(shop.store, shirt.variant, -5);
});

test("what others bought between the reading and the move is not taken from under them: it is read anew", async () => {
  let bought = 0;
  shop.intercept(async (_url, body) => {
    if (body.includes("inventoryMoveQuantities") && bought++ === 0)
      buy(shop.store, { variant: shirt.variant, quantity: 4 });
    return null;
  });

  await save();
  await settled();

  expect(onShelf()).toEqual({ available: 0, reserved: 8 });
  expect(await openReservations(shop)).toEqual([{ units: 8, state: "reserved", error: null }]);
  await finish();
  restock(shop.store, shirt.variant, 4);
});

test("what somebody took out of the reserve by hand is not given back a second time", async () => {
  await save();
  await settled();
  const level = [...shop.store.state.levels.values()].find(
    (one) => one.inventoryItemId === shirt.variant.inventoryItemId,
  );
  if (level === undefined) throw new Error("the shirt has no level");
  level.quantities.reserved -= 7;
  level.quantities.available += 7;

  await startShow(shop.house, shop.shop, form.id);
  await settled();

  expect(onShelf()).toEqual({ available: 12, reserved: 0 });
  expect(await stockState()).toBe("open");
  await finish();
});

test("what Shopify refuses is kept in its words and told; the show goes on, and it is tried again when the show is saved", async () => {
  expectLogLine(/could not be moved/);
  shop.intercept(async (_url, body) =>
    body.includes("inventoryMoveQuantities")
      ? Response.json({
          data: {
            inventoryMoveQuantities: {
              inventoryAdjustmentGroup: null,
              userErrors: [
                { field: ["input", "changes", "0"], message: "A bundle's parent.", code: "NON_MUTABLE_INVENTORY_ITEM" },
              ],
            },
          },
        })
      : null,
  );
  await save();
  await settled();
  expect(await openReservations(shop)).toEqual([{ units: 10, state: "failed", error: "A bundle's parent." }]);

  shop.intercept(null);
  await save({ version: 1 });
  await settled();

  expect(await openReservations(shop)).toEqual([{ units: 10, state: "reserved", error: null }]);
  await finish();
});

test("units that Shopify does not give back at the start do not keep the show from opening", async () => {
  expectLogLine(/could not be moved/);
  await save();
  await settled();
  shop.intercept(async (_url, body) =>
    body.includes("inventoryMoveQuantities")
      ? Response.json({ errors: [{ message: "Access denied", extensions: { code: "ACCESS_DENIED" } }] })
      : null,
  );

  await startShow(shop.house, shop.shop, form.id);
  await settled();

  expect(await stockState()).toBe("open");
  expect(await openReservations(shop)).toEqual([{ units: 10, state: "returning", error: "Access denied" }]);
  expect(await listStock(shop.house.db, shop.shop, form.id, null)).toMatchObject([{ inStore: 2 }]);
  await finish();
});

test("while Shopify is down at the start nothing can be held; once it is back the show opens with all its units", async () => {
  expectLogLine(/is tried again/);
  await save();
  await settled();
  shop.intercept(async (_url, body) =>
    body.includes("inventoryMoveQuantities") ? new Response("down", { status: 503 }) : null,
  );

  await startShow(shop.house, shop.shop, form.id);
  await settled();
  expect(await stockState()).toBe("opening");

  shop.intercept(null);
  await shop.house.db.query("update outbox set due_at = to_timestamp(0) where done_at is null");
  await settled();
  expect(await stockState()).toBe("open");
  expect(onShelf()).toEqual({ available: 12, reserved: 0 });
  await finish();
});

test("units come from the locations that were chosen, the fullest first, and none from a closed one", async () => {
  const { store } = shop;
  const [first = "", second = ""] = [...store.state.locations.keys()];
  const level = stockAt(store, { inventoryItemId: shirt.variant.inventoryItemId, locationId: second });
  changeQuantities(store, [{ level, name: "available", delta: 20 - level.quantities.available }]);
  await settled();
  const reserved = () => level.quantities.reserved;

  await save({ items: units("22") });
  await settled();
  expect([reserved(), onShelf()]).toEqual([20, { available: 10, reserved: 2 }]);

  const [item] = units("22");
  if (item === undefined) throw new Error("there is one item");
  await save({ version: 1, items: [{ ...item, locationIds: [first] }] });
  await settled();
  expect([reserved(), onShelf()]).toEqual([0, { available: 0, reserved: 12 }]);

  await finish();
  changeQuantities(store, [{ level, name: "available", delta: -level.quantities.available }]);
  await settled();
});

test("units that lie at a location which closed are told of, and come back when it opens again", async () => {
  expectLogLine(/could not be moved/);
  await save();
  await settled();
  const [locationId = ""] = [...shop.store.state.locations.keys()];
  const level = findLevel(shop.store, shirt.variant.inventoryItemId, locationId);
  if (level === null) throw new Error("the shirt has no level");
  level.active = false;

  await startShow(shop.house, shop.shop, form.id);
  await settled();
  expect(await openReservations(shop)).toMatchObject([{ units: 10, state: "returning" }]);
  const { items } = await readShow(shop.house, shop.shop, form.id);
  expect(items[0]?.kept).toMatchObject({ units: 0, isMoving: false });
  expect(items[0]?.kept?.error).toMatch(/\w/);

  level.active = true;
  await finish();
});
