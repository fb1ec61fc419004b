import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ShowInput } from "../../app/domain/show-input.ts";
import { completeInstall } from "../../app/use-cases/complete-install.server.ts";
import { drainInbox } from "../../app/use-cases/drain-inbox.server.ts";
import { pinItem } from "../../app/use-cases/pin-item.server.ts";
import { readControlRoom } from "../../app/use-cases/read-control-room.server.ts";
import { readShow } from "../../app/use-cases/read-show.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { saveShow } from "../../app/use-cases/save-show.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { aProductIn, buy, type ProductInStore } from "../support/catalogue.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import { openShopInProcess, type ShopInProcess } from "../support/shop-in-process.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;
let showId: string;
let itemId: string;
let pinId: string;
let form: ShowInput = {
  id: "",
  version: null,
  title: "Spring, live",
  host: "Ana",
  startsAt: "2026-11-21T10:00:00Z",
  streamUrl: "https://stream.example/live.m3u8",
  items: [],
};

beforeAll(async () => {
  shop = await openShopInProcess(databaseUrl);
  shirt = aProductIn(shop.store, { title: "Shirt", price: "20.00", units: 50 });
  await shop.logIn();
  await completeInstall(shop.house, shop.shop);
  await shop.webhooks.idle();
  await sweep(shop.house);
  showId = randomUUID();
  form = { ...form, id: showId, items: [{ productId: shirt.product.id, livePrice: "15" }] };
  await saveShow(shop.house, shop.shop, form);
  itemId = (await readShow(shop.house, shop.shop, showId)).items[0]?.id ?? "";
  await startShow(shop.house, shop.shop, showId);
  await sweep(shop.house);
  const pin = await pinItem(shop.house, shop.shop, showId, itemId);
  pinId = pin.ok ? pin.value.pin.id : "";
});
afterAll(() => shop.close());

function ours() {
  return { _paniere_show: showId, _paniere_item: itemId, _paniere_pin: pinId };
}

async function settled() {
  await shop.webhooks.idle();
  await sweep(shop.house);
  return readControlRoom(shop.house, shop.shop, showId);
}

const metafieldsOf = (orderId: string) =>
  shop.store.state.metafields.filter((field) => field.ownerGid === `gid://shopify/Order/${orderId}`);

test("the live price has a discount code, and an order with it comes back at that price, marked once", async () => {
  const room = await readControlRoom(shop.house, shop.shop, showId);
  const variant = room.items[0]?.variants[0];
  expect(variant).toMatchObject({ price: { amountMinor: 1500 }, regularPrice: { amountMinor: 2000 } });

  const order = buy(shop.store, {
    variant: shirt.variant,
    quantity: 2,
    properties: ours(),
    codes: [variant?.dealCode ?? ""],
  });

  const after = await settled();
  expect(after.sales).toMatchObject([
    { orderId: order.id, quantity: 2, itemId, total: { amountMinor: 3000 }, writtenBack: true },
  ]);
  expect(after.items[0]?.variants[0]?.available).toBe(48);
  expect(order.tags).toEqual(["Paniere", "Paniere: Spring live"]);
  expect(metafieldsOf(order.id).map((field): unknown => JSON.parse(field.value))).toEqual([
    {
      v: 1,
      sales: [
        {
          lineItemId: `gid://shopify/LineItem/${order.lines[0]?.id}`,
          variantId: `gid://shopify/ProductVariant/${shirt.variant.id}`,
          quantity: 2,
          show: { id: showId, title: "Spring, live" },
          host: "Ana",
          itemId,
          pinId,
        },
      ],
    },
  ]);
});

test("every webhook delivered again and in reverse leaves everything as it was", async () => {
  const rows = async () => ({
    room: await readControlRoom(shop.house, shop.shop, showId),
    products: await shop.house.db.query("select * from product"),
    levels: await shop.house.db.query("select * from inventory_level order by 2, 3"),
    sales: await shop.house.db.query("select * from sale"),
    owed: await shop.house.db.query("select * from outbox order by id"),
  });
  const before = await rows();

  for (const delivery of [...shop.webhooks.list()].reverse()) {
    await shop.webhooks.redeliver(delivery.id);
    await shop.house.db.query("update inbox set webhook_id = gen_random_uuid()::text where webhook_id = $1", [
      delivery.id,
    ]);
    await shop.webhooks.redeliver(delivery.id);
    await drainInbox(shop.house);
  }
  await sweep(shop.house);

  expect(await rows()).toEqual(before);
});

test("an order told backwards, before the product it sold, is the same order", async () => {
  shop.webhooks.pause();
  const hat = aProductIn(shop.store, { title: "Hat" });
  const order = buy(shop.store, { variant: shirt.variant, quantity: 1, properties: ours() });
  await shop.webhooks.resume("reverse");

  const room = await settled();

  expect(room.sales.map((sale) => sale.orderId)).toContain(order.id);
  expect(room.items[0]?.variants[0]?.available).toBe(47);
  expect(await shop.house.db.query("select id from product where id = $1", [hat.product.id])).toHaveLength(1);
});

test("lines without our properties, or with forged ones, are nobody's sale", async () => {
  const other = aProductIn(shop.store, { title: "Sock" });
  await shop.webhooks.idle();
  const forged = [
    {},
    { _paniere_show: showId },
    { ...ours(), _paniere_show: randomUUID() },
    { ...ours(), _paniere_item: randomUUID() },
    { ...ours(), _paniere_item: "'; drop table sale; --" },
  ];
  const orders = [
    ...forged.map((properties) => buy(shop.store, { variant: shirt.variant, quantity: 1, properties })),
    buy(shop.store, { variant: other.variant, quantity: 1, properties: ours() }),
  ];

  const room = await settled();

  const sold = new Set(room.sales.map((sale) => sale.orderId));
  expect(orders.filter((order) => sold.has(order.id))).toEqual([]);
  expect(orders.flatMap((order) => order.tags)).toEqual([]);
});

test("a pin that the item never had is not written, but the sale is", async () => {
  const order = buy(shop.store, {
    variant: shirt.variant,
    quantity: 1,
    properties: { ...ours(), _paniere_pin: randomUUID() },
  });

  await settled();

  const [field] = metafieldsOf(order.id);
  expect(JSON.parse(field?.value ?? "{}")).toMatchObject({ sales: [{ itemId, pinId: null }] });
});

test("a product taken out of the show keeps its sales on their way, and is the same item when it comes back", async () => {
  const hat = aProductIn(shop.store, { title: "Cap", units: 9 });
  await settled();
  const lineUp = async (products: readonly ProductInStore[]) => {
    const { version } = await readShow(shop.house, shop.shop, showId);
    const items = products.map(({ product }) => ({ productId: product.id, livePrice: "15" }));
    await saveShow(shop.house, shop.shop, { ...form, version, items });
    return settled();
  };
  const before = await lineUp([hat, shirt]);
  const shirtItem = before.items.find((item) => item.id === itemId);
  const left = shirtItem?.variants[0]?.available ?? NaN;
  await pinItem(shop.house, shop.shop, showId, itemId);

  const without = await lineUp([hat]);
  const order = buy(shop.store, { variant: shirt.variant, quantity: 1, properties: ours() });
  const sold = await settled();

  expect(without.items.map((item) => item.title)).toEqual(["Cap"]);
  expect(without.pins).toEqual([]);
  expect(await pinItem(shop.house, shop.shop, showId, itemId)).toEqual({ ok: false, refusal: { kind: "gone" } });
  expect(sold.items).toHaveLength(1);
  expect(sold.sales[0]).toMatchObject({ orderId: order.id, itemId, writtenBack: true });
  const back = (await lineUp([hat, shirt])).items.find((item) => item.id === itemId);
  expect(back?.version).toBeGreaterThan(shirtItem?.version ?? Infinity);
  expect(back?.variants[0]).toMatchObject({ price: { amountMinor: 1500 }, available: left - 1 });
});

test("an order marked by a worker that died before it could note so is not marked again", async () => {
  const order = buy(shop.store, { variant: shirt.variant, quantity: 1, properties: ours() });
  await settled();
  const written: string[] = [];
  await shop.house.db.query("update outbox set done_at = null where kind = 'write-back-order' and subject = $1", [
    order.id,
  ]);
  shop.intercept(async (_url, body) => {
    if (/tagsAdd|metafieldsSet/.test(body)) written.push(body);
    return null;
  });

  await settled();
  shop.intercept(null);

  expect(written).toEqual([]);
  const owed = await shop.house.db.query("select 1 from outbox where done_at is null");
  expect(owed).toEqual([]);
});

test("a write-back that Shopify is down for is tried again; one it refuses is parked in its words", async () => {
  expectLogLine(/is tried again/);
  expectLogLine(/was given up/);
  const order = buy(shop.store, { variant: shirt.variant, quantity: 1, properties: ours() });
  shop.intercept(async (url) => (url.pathname.endsWith("graphql.json") ? new Response("", { status: 503 }) : null));
  await settled();
  shop.intercept(async (_url, body) =>
    body.includes("tagsAdd")
      ? Response.json({ data: { tagsAdd: { userErrors: [{ field: ["tags"], message: "Too many tags" }] } } })
      : null,
  );
  await shop.house.db.query("update outbox set due_at = to_timestamp(0) where done_at is null");

  const room = await settled();
  shop.intercept(null);

  expect(room.sales.find((sale) => sale.orderId === order.id)?.writtenBack).toBe(false);
  expect(await shop.house.db.query("select error from outbox where parked_at is not null")).toEqual([
    { error: "AddOrderTags was refused: Too many tags" },
  ]);
});
