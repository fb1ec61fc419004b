import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listMarketPrices } from "../../app/persistence/market-prices.server.ts";
import { readSnapshot } from "../../app/use-cases/read-live.server.ts";
import { readMarketPrices } from "../../app/use-cases/read-market-prices.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { announceProduct } from "../../devstore/catalogue/product-records.ts";
import type { Market } from "../../devstore/state/records/market.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;
let show: SavedShow;
let asked: number;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    shirt = aProductIn(store, { title: "Shirt", price: "20.00" });
    store.state.markets.put(aMarket("Japan", ["JP"], { currency: "JPY", rate: "150" }));
    store.state.markets.put({ ...aMarket("Draft", ["BR"], { currency: "BRL", rate: "5" }), status: "DRAFT" });
  });
  show = await aShowWith(shop, { items: [{ product: shirt }] });
});
beforeEach(() => {
  asked = 0;
  shop.intercept(async (_url, body) => {
    if (body.includes("ReadMarketPrices") || body.includes("ListMarketCountries")) asked += 1;
    return null;
  });
});
afterAll(() => shop.close());

function aMarket(name: string, countries: readonly string[], money: { currency: string; rate: string }): Market {
  const id = (place: number) => String(900_000_000_000 + name.charCodeAt(0) * 100 + place);
  return {
    id: id(0),
    name,
    handle: name.toLowerCase(),
    status: "ACTIVE",
    primary: false,
    regions: countries.map((countryCode, index) => ({ id: id(index + 1), countryCode })),
    currency: { baseCurrency: money.currency, manualRate: money.rate, manualRateAt: null, localCurrencies: false },
  };
}

const prices = () => listMarketPrices(shop.house.db, shop.shop, shirt.variant.id);
const laterBy = (minutes: number) => ({ ...shop.house, clock: () => new Date(Date.now() + minutes * 60_000) });

test("the line-up's prices are read for the countries of active markets, in the money that is paid there", async () => {
  await readMarketPrices(shop.house, shop.shop, show.id);

  const found = await prices();
  expect(found).toContainEqual(
    expect.objectContaining({ country: "JP", currency: "JPY", priceMinor: 3000, compareAtMinor: null }),
  );
  expect(found.map((price) => price.country)).not.toContain("BR");
});

test("when the store's price moves, those in other countries are read anew, and viewers there are told", async () => {
  const onScreen = async (market: string) => {
    const { items } = await readSnapshot(shop.house, shop.shop, show.id, market);
    return [items[0]?.version, items[0]?.variants[0]?.price.amountMinor, items[0]?.variants[0]?.price.currency];
  };
  const [version = 0] = await onScreen("JP");
  expect(await onScreen("JP")).toEqual([version, 3000, "JPY"]);
  expect(await onScreen("")).toEqual([version, 2000, "EUR"]);

  shirt.variant.price = "30.00";
  shirt.variant.updatedAt = shirt.product.updatedAt = shop.store.timestamp();
  announceProduct(shop.store, shirt.product);
  await shop.webhooks.idle();
  await sweep({ ...shop.house, clock: () => new Date(Date.now() + 5_000) });

  const [after] = await onScreen("JP");
  expect(await onScreen("JP")).toEqual([after, 4500, "JPY"]);
  expect(Number(after) - Number(version)).toBe(2);
});

test("within half an hour they are not asked for again; after it a market that is gone has none", async () => {
  await readMarketPrices(laterBy(29), shop.shop, show.id);
  expect(asked).toBe(0);

  const japan = shop.store.state.markets.find((market) => market.name === "Japan");
  if (japan !== undefined) japan.status = "DRAFT";
  await readMarketPrices(laterBy(31), shop.shop, show.id);

  expect((await prices()).map((price) => price.country)).not.toContain("JP");
});

test("without the scope of markets nothing is asked", async () => {
  await shop.house.db.query("update shop set scopes = array_remove(scopes, 'read_markets')");

  await readMarketPrices(laterBy(120), shop.shop, show.id);

  expect(asked).toBe(0);
});
