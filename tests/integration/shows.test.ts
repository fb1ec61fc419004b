import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { NotFound } from "../../app/domain/not-found.ts";
import { deleteShow } from "../../app/use-cases/delete-show.server.ts";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { listShows } from "../../app/use-cases/list-shows.server.ts";
import { pinItem } from "../../app/use-cases/pin-item.server.ts";
import { readHome } from "../../app/use-cases/read-home.server.ts";
import { findPublicShow, readPins, readSnapshot } from "../../app/use-cases/read-live.server.ts";
import { readProductsForLineUp, readShow } from "../../app/use-cases/read-show.server.ts";
import { saveShow } from "../../app/use-cases/save-show.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { unpinItem } from "../../app/use-cases/unpin-item.server.ts";
import { listenToAnnouncements, type Announcements } from "../support/announcements.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;
let hat: ProductInStore;
let heard: Announcements;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    shirt = aProductIn(store, { title: "Shirt", price: "20.00", units: 5 });
    hat = aProductIn(store, { title: "Hat", price: "30.00", units: 2 });
  });
  heard = await listenToAnnouncements(databaseUrl);
});
beforeEach(async () => {
  await shop.house.db.query("update show set state = 'ended', ended_at = now() where state = 'live'");
  await heard.take();
});
afterAll(async () => {
  await heard.close();
  await shop.close();
});

function aForm(id: string, version: number | null, title = "Spring") {
  return {
    id,
    version,
    title,
    host: "Ana",
    startsAt: "2027-03-01T10:00:00Z",
    streamUrl: "",
    items: [{ productId: shirt.product.id, livePrice: "" }],
  };
}

test("a form sent twice makes one show", async () => {
  const id = randomUUID();
  const send = () => saveShow(shop.house, shop.shop, aForm(id, null));

  const answers = await Promise.all([send(), send()]);

  expect(answers).toEqual([
    { ok: true, value: { id, version: 1 } },
    { ok: true, value: { id, version: 1 } },
  ]);
  expect((await readShow(shop.house, shop.shop, id)).items).toHaveLength(1);
});

test("the second of two tabs is told that the first has saved", async () => {
  const id = randomUUID();
  await saveShow(shop.house, shop.shop, aForm(id, null));

  const first = await saveShow(shop.house, shop.shop, aForm(id, 1, "Summer"));
  const second = await saveShow(shop.house, shop.shop, aForm(id, 1, "Autumn"));

  expect(first).toEqual({ ok: true, value: { id, version: 2 } });
  expect(second).toEqual({ ok: false, refusal: { kind: "changed-elsewhere", version: 2 } });
  expect(await readShow(shop.house, shop.shop, id)).toMatchObject({ title: "Summer" });
});

test("items that stay in the line-up keep their ids, in whatever order they come", async () => {
  const show = await aShowWith(shop, { items: [{ product: shirt }, { product: hat, livePrice: "25" }] });
  const items = [
    { productId: hat.product.id, livePrice: "24" },
    { productId: shirt.product.id, livePrice: "" },
  ];

  await saveShow(shop.house, shop.shop, { ...aForm(show.id, 1), items });

  const saved = await readShow(shop.house, shop.shop, show.id);
  expect(saved.items.map((item) => item.id)).toEqual([...show.itemIds].reverse());
  expect(saved.items[0]).toMatchObject({
    title: "Hat",
    livePrice: { minor: 2400 },
    storePrices: { min: { minor: 3000 }, max: { minor: 3000 } },
    available: 2,
    forSale: true,
  });
});

test("a show is refused with products that the catalogue does not know, with errors, or too long", async () => {
  const form = aForm(randomUUID(), null);
  const save = (change: object) => saveShow(shop.house, shop.shop, { ...form, ...change });

  expect(await save({ items: [{ productId: "404", livePrice: "" }] })).toMatchObject({
    refusal: { kind: "unknown-products", productIds: ["404"] },
  });
  expect(await save({ title: "" })).toMatchObject({ refusal: { kind: "invalid", fields: { title: {} } } });
  expect(await save({ items: Array.from({ length: 251 }, () => form.items[0]) })).toMatchObject({
    refusal: { kind: "line-up-too-long", most: 250 },
  });
  expect(await listShows(shop.house, shop.shop, { page: 1, query: form.id })).toMatchObject({ total: 0 });
});

test("of two shows that start at once, one is on air", async () => {
  const shows = [
    await aShowWith(shop, { items: [{ product: shirt }] }),
    await aShowWith(shop, { items: [{ product: hat }] }),
  ];

  const answers = await Promise.all(shows.map((show) => startShow(shop.house, shop.shop, show.id)));

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: { kind: "another-live" } });
});

test("a show starts once, is pinned to, and ends once with nothing on screen", async () => {
  const show = await aShowWith(shop, { items: [{ product: shirt }, { product: hat }] });
  const [first = "", second = ""] = show.itemIds;
  await heard.take();

  await startShow(shop.house, shop.shop, show.id);
  await startShow(shop.house, shop.shop, show.id);
  expect(await heard.take()).toEqual([{ show: show.id, change: "show" }]);

  const pinned = await pinItem(shop.house, shop.shop, show.id, first);
  expect(await pinItem(shop.house, shop.shop, show.id, first)).toEqual(pinned);
  await pinItem(shop.house, shop.shop, show.id, second);
  expect((await readPins(shop.house, shop.shop, show.id)).pins).toMatchObject([{ itemId: second }, { itemId: first }]);
  expect(await heard.take()).toEqual([
    { show: show.id, change: "pins" },
    { show: show.id, change: "pins" },
  ]);

  await endShow(shop.house, shop.shop, show.id);
  expect(await endShow(shop.house, shop.shop, show.id)).toMatchObject({ ok: true, value: { state: "ended" } });
  const { pins, pinsVersion } = await readSnapshot(shop.house, shop.shop, show.id);
  expect([pins.filter(({ until }) => until === null), pinsVersion]).toEqual([[], 3]);
  expect(await pinItem(shop.house, shop.shop, show.id, first)).toEqual({ ok: false, refusal: { kind: "not-live" } });
  expect(await saveShow(shop.house, shop.shop, aForm(show.id, 3))).toEqual({ ok: false, refusal: { kind: "ended" } });
});

test("an item is unpinned once, and one that left the line-up cannot be pinned", async () => {
  const show = await aShowWith(shop, { items: [{ product: shirt }] });
  const [item = ""] = show.itemIds;
  await startShow(shop.house, shop.shop, show.id);
  await pinItem(shop.house, shop.shop, show.id, item);

  await unpinItem(shop.house, shop.shop, show.id, item);
  await unpinItem(shop.house, shop.shop, show.id, item);

  const { pins, version } = await readPins(shop.house, shop.shop, show.id);
  expect([pins.filter(({ until }) => until === null), version]).toEqual([[], 2]);
  expect(await pinItem(shop.house, shop.shop, show.id, randomUUID())).toMatchObject({ refusal: { kind: "gone" } });
});

test("a show on air is not deleted; any other is, once, and its viewers are told", async () => {
  const show = await aShowWith(shop, { items: [{ product: shirt }] });
  await startShow(shop.house, shop.shop, show.id);
  expect(await deleteShow(shop.house, shop.shop, show.id)).toEqual({ ok: false, refusal: { kind: "live" } });
  await endShow(shop.house, shop.shop, show.id);
  await heard.take();

  expect(await deleteShow(shop.house, shop.shop, show.id)).toEqual({ ok: true, value: null });
  expect(await deleteShow(shop.house, shop.shop, show.id)).toEqual({ ok: true, value: null });

  expect(await findPublicShow(shop.house, show.id)).toBeNull();
  expect(await heard.take()).toEqual([{ show: show.id, change: "show" }]);
});

test("another shop neither sees a show nor changes it", async () => {
  const show = await aShowWith(shop, { items: [{ product: shirt }] });
  await shop.house.db.query(
    "insert into shop (domain, name, currency, time_zone, locale) values ('other.myshopify.com', 'Other', 'EUR', 'UTC', 'en')",
  );
  const other = "other.myshopify.com";

  await expect(readShow(shop.house, other, show.id)).rejects.toThrow(NotFound);
  await expect(startShow(shop.house, other, show.id)).rejects.toThrow(NotFound);
  await expect(pinItem(shop.house, other, show.id, show.itemIds[0] ?? "")).rejects.toThrow(NotFound);
  await expect(saveShow(shop.house, other, { ...aForm(show.id, null), items: [] })).rejects.toThrow(NotFound);
  await deleteShow(shop.house, other, show.id);
  expect(await readProductsForLineUp(shop.house, other, [shirt.product.id])).toEqual([]);
  expect(await readShow(shop.house, shop.shop, show.id)).toMatchObject({ version: 1 });
});

test("text that is no id is no show", async () => {
  await expect(readShow(shop.house, shop.shop, "new")).rejects.toThrow(NotFound);
  expect(await findPublicShow(shop.house, "'; --")).toBeNull();
});

test("shows are listed 25 a page, live first, then as they start, and found by their words", async () => {
  for (let day = 1; day <= 26; day += 1) {
    await aShowWith(shop, {
      title: `Winter 100% ${day}`,
      startsAt: `2028-01-${day}T10:00:00Z`.replace(/-(\d)T/, "-0$1T"),
      items: [{ product: shirt }],
    });
  }
  const last = await listShows(shop.house, shop.shop, { page: 1, query: "100% 26" });
  await startShow(shop.house, shop.shop, last.shows[0]?.id ?? "");

  const page = await listShows(shop.house, shop.shop, { page: 1, query: "winter 100%" });
  const beyond = await listShows(shop.house, shop.shop, { page: 99, query: "winter 100%" });

  expect(page).toMatchObject({ page: 1, pageCount: 2, total: 26 });
  expect(page.shows.map((show) => show.title).slice(0, 3)).toEqual([
    "Winter 100% 26",
    "Winter 100% 1",
    "Winter 100% 2",
  ]);
  expect(beyond.page).toBe(2);
  expect(await listShows(shop.house, shop.shop, { page: 1, state: "live" })).toMatchObject({ total: 1 });
  expect((await readHome(shop.house, shop.shop)).nextShow).toMatchObject({ title: "Winter 100% 26", state: "live" });
});
