import fc from "fast-check";
import { expect, test } from "vitest";
import { dealCode, isSameDeal, parseLivePrice, wantedDeals } from "./live-price.ts";

test.each([
  ["", "EUR", null],
  [" 12,50 ", "EUR", 1250],
  ["12.5", "EUR", 1250],
  ["12.", "EUR", 1200],
  ["1000", "JPY", 1000],
  ["1.250", "KWD", 1250],
])("%j is a live price in %s", (text, currency, minor) => {
  const price = parseLivePrice(text, currency);

  expect(price).toEqual({ ok: true, value: minor === null ? null : { minor, currency } });
});

test.each([
  ["cheap", "EUR", { code: "not-an-amount" }],
  ["-5", "EUR", { code: "not-an-amount" }],
  ["1.000,50", "EUR", { code: "not-an-amount" }],
  ["1.255", "EUR", { code: "too-fine", digits: 2 }],
  ["9.5", "JPY", { code: "too-fine", digits: 0 }],
  ["0,00", "EUR", { code: "not-positive" }],
])("%j is no live price in %s", (text, currency, refusal) => {
  expect(parseLivePrice(text, currency)).toEqual({ ok: false, refusal });
});

test("variants of the same store price share a deal, and cheaper ones need none", () => {
  const variants = [
    { id: "1", priceMinor: 2000 },
    { id: "2", priceMinor: 2000 },
    { id: "3", priceMinor: 2500 },
    { id: "4", priceMinor: 1500 },
    { id: "5", priceMinor: 900 },
  ];

  expect(wantedDeals({ id: "item", livePriceMinor: 1500, liveDealId: null, variants })).toEqual([
    { itemId: "item", variantIds: ["1", "2"], amountOffMinor: 500, liveDealId: null },
    { itemId: "item", variantIds: ["3"], amountOffMinor: 1000, liveDealId: null },
  ]);
});

test("every variant above the live price is in exactly one deal that brings it there, and no deal is too long", () => {
  const prices = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 600 });
  fc.assert(
    fc.property(prices, fc.integer({ min: 1, max: 40 }), (given, livePriceMinor) => {
      const variants = given.map((priceMinor, index) => ({ id: String(index), priceMinor }));
      const deals = wantedDeals({ id: "item", livePriceMinor, liveDealId: null, variants });
      const reached = deals.flatMap((deal) => deal.variantIds.map((id) => [id, deal.amountOffMinor] as const));
      const dearer = variants.filter((variant) => variant.priceMinor > livePriceMinor);
      expect(new Map(reached)).toEqual(new Map(dearer.map(({ id, priceMinor }) => [id, priceMinor - livePriceMinor])));
      expect(reached).toHaveLength(dearer.length);
      expect(deals.every((deal) => deal.variantIds.length <= 250)).toBe(true);
    }),
  );
});

test("deals are the same whatever the order of their variants", () => {
  const deal = { itemId: "item", variantIds: ["1", "2"], amountOffMinor: 5, liveDealId: null };

  expect(isSameDeal(deal, { ...deal, variantIds: ["2", "1"] })).toBe(true);
  expect(isSameDeal(deal, { ...deal, variantIds: ["1"] })).toBe(false);
  expect(isSameDeal(deal, { ...deal, amountOffMinor: 6 })).toBe(false);
  expect(isSameDeal(deal, { ...deal, liveDealId: "deal" })).toBe(false);
});

test("a code is made of letters that are not mistaken for one another", () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      expect(dealCode(uuid)).toMatch(/^LIVE-[2-9A-HJ-NP-Z]{8}$/);
    }),
  );
});
