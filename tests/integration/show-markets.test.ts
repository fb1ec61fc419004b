import { afterAll, beforeAll, expect, test } from "vitest";
import { findPublicShow } from "../../app/use-cases/read-live.server.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { openEventStream } from "../support/event-stream.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { anInstalledShop, aShowWith, type SavedShow } from "../support/show-on-air.ts";
import { startWebProcess, streamOf } from "../support/web-process.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;
let hat: ProductInStore;
let show: SavedShow;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    shirt = aProductIn(store, { title: "Shirt", price: "20.00" });
    hat = aProductIn(store, { title: "Hat", price: "9.00" });
  });
  show = await aShowWith(shop, { items: [{ product: shirt }] });
  const [known] = await shop.house.db.query<{ currency: string }>("select currency from shop");
  await price(shirt, "JP", "JPY", 3000);
  await price(shirt, "FR", known?.currency ?? "", 2100);
  await price(hat, "SE", "SEK", 9900);
});
afterAll(() => shop.close());

const price = (of: ProductInStore, country: string, currency: string, minor: number) =>
  shop.house.db.query(
    `insert into market_price (shop, variant_id, country, currency, price_minor, read_at) values ($1, $2, $3, $4, $5, now())
     on conflict (shop, variant_id, country) do update set currency = excluded.currency, price_minor = excluded.price_minor`,
    [shop.shop, of.variant.id, country, currency, minor],
  );

test("a country has a room of its own when the line-up's prices are known there, in another currency than the shop's", async () => {
  const found = await findPublicShow(shop.house, show.id);

  expect(found?.countries).toContain("JP");
  expect(found?.countries).not.toContain("FR");
  expect(found?.countries).not.toContain("SE");
});

test("a viewer sees the prices of its market, and from an unknown country the shop's own", async () => {
  const web = await startWebProcess(databaseUrl, shop);
  const seen = async (country: string) => {
    const viewer = await openEventStream(`${streamOf(web, shop, show.id)}&country=${country}`);
    const text = JSON.stringify((await viewer.next()).data);
    viewer.leave();
    return text;
  };

  const [japan, own, nowhere] = [await seen("JP"), await seen("FR"), await seen("X%27")];
  await web.end("SIGTERM");

  expect(japan).toContain('"currency":"JPY"');
  expect(own).not.toContain("JPY");
  expect(nowhere).toBe(own);
});
