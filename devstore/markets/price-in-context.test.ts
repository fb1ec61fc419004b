import { expect, test } from "vitest";
import type { Market } from "../state/records/market.ts";
import type { Store } from "../state/store.ts";
import { aProduct, aStore } from "../state/test-shop.ts";
import { exchangeRate } from "./exchange-rates.ts";
import { countriesSoldTo } from "./market-of-country.ts";
import { priceInContext } from "./price-in-context.ts";

function aMarket(store: Store, given: Partial<Market> = {}): Market {
  return store.state.markets.put({
    id: store.nextId(),
    name: "Canada",
    handle: "ca",
    status: "ACTIVE",
    primary: false,
    regions: [{ id: store.nextId(), countryCode: "CA" }],
    currency: { baseCurrency: "CAD", manualRate: "2", manualRateAt: null, localCurrencies: false },
    ...given,
  });
}

function aCatalog(store: Store, market: Market, percentOff: number): string {
  const list = store.state.priceLists.put({
    id: store.nextId(),
    name: `${percentOff} off`,
    currency: "CAD",
    adjustment: { type: "PERCENTAGE_DECREASE", value: percentOff },
    compareAtMode: "ADJUSTED",
  });
  store.state.catalogs.put({
    id: store.nextId(),
    title: "Canada",
    status: "ACTIVE",
    marketIds: [market.id],
    priceListId: list.id,
  });
  return list.id;
}

test("a price without a market is the variant's own, and in one it follows the rate of exchange", async () => {
  const store = await aStore();
  const { variant } = aProduct(store, { price: "10.00" });
  aMarket(store);

  expect(priceInContext(store, variant, null).price).toEqual({ amount: "10.00", currencyCode: "EUR" });
  expect(priceInContext(store, variant, "US").price).toEqual({ amount: "10.00", currencyCode: "EUR" });
  expect(priceInContext(store, variant, "CA").price).toEqual({ amount: "20.00", currencyCode: "CAD" });
});

test("of several price lists the lowest price holds, and a fixed price goes before the adjustment of its list", async () => {
  const store = await aStore();
  const { variant } = aProduct(store, { price: "10.00" });
  const market = aMarket(store);
  aCatalog(store, market, 10);
  const dear = aCatalog(store, market, 0);

  expect(priceInContext(store, variant, "CA").price.amount).toBe("18.00");

  store.state.fixedPrices.put({
    priceListId: dear,
    variantId: variant.id,
    price: "5.00",
    compareAtPrice: "9.00",
    createdAt: store.timestamp(),
  });

  expect(priceInContext(store, variant, "CA")).toEqual({
    price: { amount: "5.00", currencyCode: "CAD" },
    compareAtPrice: { amount: "9.00", currencyCode: "CAD" },
  });
});

test("the compare-at price is adjusted with the price, or left out where the list says so", async () => {
  const store = await aStore();
  const { variant } = aProduct(store, { price: "10.00" });
  variant.compareAtPrice = "15.00";
  const listId = aCatalog(store, aMarket(store), 10);

  expect(priceInContext(store, variant, "CA").compareAtPrice?.amount).toBe("27.00");

  const list = store.state.priceLists.get(listId);
  if (list) list.compareAtMode = "NULLIFY";
  expect(priceInContext(store, variant, "CA").compareAtPrice).toBeNull();
});

test("the shop sells to the countries of its active markets, by name", async () => {
  const store = await aStore();
  aMarket(store);
  aMarket(store, { name: "Later", status: "DRAFT", regions: [{ id: "1", countryCode: "AT" }] });

  expect(countriesSoldTo(store).map(({ name, currencyCode }) => `${name} ${currencyCode}`)).toEqual([
    "Canada CAD",
    "Germany EUR",
  ]);
});

test("a rate and its way back make one, and a currency without a rate is an error", () => {
  expect(exchangeRate("EUR", "JPY") * exchangeRate("JPY", "EUR")).toBeCloseTo(1);
  expect(() => exchangeRate("EUR", "XXX")).toThrow("The dev store has no rate from EUR to XXX.");
});
