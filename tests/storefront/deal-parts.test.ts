import { describe, expect, test } from "vitest";
import type { DealView, ItemView } from "../../app/live/message.ts";
import { codesFor } from "../../extensions/live-basket/assets/deal-codes.js";
import { asSold, dealAt, nextEndMs, serverNow } from "../../extensions/live-basket/assets/deal-time.js";
import { clockText } from "../../extensions/live-basket/assets/hold-mark.js";
import { moneyOf } from "../../extensions/live-basket/assets/money-sample.js";
import { learnPrices } from "../../extensions/live-basket/assets/price-memory.js";
import { followItem, newsText, NO_NEWS } from "../../extensions/live-basket/assets/product-news.js";
import { applyMessage, NOTHING_KNOWN } from "../../extensions/live-basket/assets/show-state.js";
import { anItem, aShow, aSnapshot, aVariant, euros, onDeal } from "./line-up.ts";

const end = Date.parse("2026-11-21T18:30:00.000Z");
const lampOnDeal = (deal: Partial<DealView> = {}) =>
  onDeal(anItem({ id: "item-lamp", variants: [aVariant({ id: "201", price: euros(5900) })] }), 4900, deal);
const stateWith = (...items: ItemView[]) => applyMessage(NOTHING_KNOWN, aSnapshot({ items }));

describe("a live deal", () => {
  const item = lampOnDeal({ endsAt: new Date(end).toISOString() });

  test("runs until its end, by the server's clock, and not a moment longer", () => {
    expect(dealAt(item, end - 1)?.id).toBe("deal-1");
    expect(dealAt(item, end)).toBeNull();
  });

  test("without an end runs until the host ends it, or until its last unit", () => {
    expect(dealAt(lampOnDeal({ endsAt: null }), end)?.endsAt).toBeNull();
    expect(dealAt(lampOnDeal({ unitsLeft: 0 }), end)).toBeNull();
    expect(dealAt(anItem(), end)).toBeNull();
  });

  test("that is over leaves the price of before, whatever the stream said last", () => {
    const state = stateWith(item);

    const [lamp] = asSold(state, end).items.values();

    expect(lamp).toMatchObject({ deal: null, variants: [{ price: euros(5900), regularPrice: null, dealCode: null }] });
    expect(asSold(state, end - 1)).toBe(state);
  });

  test("is over with the show, which leaves the store's own price and holds nothing", () => {
    const live = { price: euros(1990), regularPrice: euros(2490), dealCode: "LIVE", hold: "needed" as const };
    const state = stateWith(lampOnDeal({ endsAt: null }), anItem({ variants: [aVariant(live)] }));

    const over = asSold(applyMessage(state, { kind: "show", show: aShow({ version: 2, state: "ended" }) }), end);

    expect([...over.items.values()].flatMap(({ variants }) => variants)).toMatchObject([
      { price: euros(5900), dealCode: null, hold: "none" },
      { price: euros(2490), regularPrice: null, dealCode: null, hold: "none" },
    ]);
  });

  test("that ends next is waited for; one without an end, or over, is not", () => {
    const endless = lampOnDeal({ endsAt: null });

    expect(nextEndMs(stateWith(item, { ...endless, id: "b" }), end - 4000)).toBe(4000);
    expect(nextEndMs(stateWith(item), end)).toBe(Infinity);
    expect(nextEndMs(stateWith(endless), end)).toBe(Infinity);
  });

  test("is timed by the server's clock where the page's is wrong", () => {
    const ahead = serverNow({ ...stateWith(item), clockAheadMs: 3_600_000 });

    expect(Math.round((ahead - Date.now()) / 1000)).toBe(3600);
  });

  test("of an hour and more is counted in hours", () => {
    expect(clockText(3_599_000)).toBe("59:59");
    expect(clockText(3_600_000)).toBe("1:00:00");
    expect(clockText(7_385_000)).toBe("2:03:05");
  });
});

describe("the codes of a cart", () => {
  const cart = (...codes: readonly (readonly [string, boolean])[]) => ({
    items: [],
    item_count: 0,
    total_price: 0,
    discount_codes: codes.map(([code, applicable]) => ({ code, applicable })),
  });
  const none = { wanted: [], ours: [], refused: [] };

  test("of several deals are there at once, beside what the shopper entered", () => {
    const wanted = ["DEAL-A", "DEAL-B", "DEAL-A"];

    expect(codesFor(cart(["welcome", true]), { ...none, wanted, ours: wanted })).toEqual({
      codes: ["welcome", "DEAL-A", "DEAL-B"],
      refused: [],
      isChanged: true,
    });
  });

  test("are left as they are where they are right, in capitals or not", () => {
    const known = cart(["deal-a", true], ["WELCOME", false]);

    expect(codesFor(known, { ...none, wanted: ["DEAL-A"], ours: ["DEAL-A"] })).toMatchObject({ isChanged: false });
  });

  test("lose ours once its line is gone, never the shopper's own", () => {
    const known = cart(["DEAL-A", false], ["WELCOME", false]);

    expect(codesFor(known, { ...none, ours: ["DEAL-A"] })).toEqual({
      codes: ["WELCOME"],
      refused: [],
      isChanged: true,
    });
  });

  test("lose ours that the store will not have, and it is not tried again", () => {
    const known = cart(["DEAL-A", false], ["DEAL-B", true]);
    const deals = { wanted: ["DEAL-A", "DEAL-B"], ours: ["DEAL-A", "DEAL-B"], refused: [] };

    const first = codesFor(known, deals);
    const again = codesFor(cart(["DEAL-B", true]), { ...deals, refused: first.refused });

    expect(first).toEqual({ codes: ["DEAL-B"], refused: ["DEAL-A"], isChanged: true });
    expect(again).toEqual({ codes: ["DEAL-B"], refused: ["DEAL-A"], isChanged: false });
  });

  test("keep a deal's code that still works, for what is held at its price", () => {
    expect(codesFor(cart(["DEAL-A", true]), { ...none, ours: ["DEAL-A"] }).isChanged).toBe(false);
  });
});

describe("the price that a shopper knows", () => {
  const line = { product_title: "Lamp", variant_title: null, image: null, original_line_price: 0, properties: null };
  const cartOf = (cents: number, quantity = 1, currency = "EUR") => ({
    items: [{ ...line, key: "201:a", quantity, final_line_price: cents * quantity }],
    item_count: quantity,
    total_price: cents * quantity,
    currency,
  });
  const deals = new Map([["201", { deal: "deal-1", code: "DEAL-A" }]]);
  const first = learnPrices(new Map(), cartOf(4900), { deals, seen: "what is new" });

  test("is that of the first time, for one unit, until its change is seen", () => {
    const changed = learnPrices(first, cartOf(5900, 2), { deals: new Map(), seen: "what is new" });

    expect(first.get("201")).toEqual({ unit: 4900, currency: "EUR", deal: "deal-1", code: "DEAL-A" });
    expect(changed.get("201")).toEqual(first.get("201"));
    expect(learnPrices(changed, cartOf(5900), { deals: new Map(), seen: "all" }).get("201")?.unit).toBe(5900);
  });

  test("is never compared with another currency's", () => {
    expect(learnPrices(first, cartOf(5400, 1, "USD"), { deals, seen: "what is new" }).get("201")?.unit).toBe(5400);
  });

  test("is forgotten with its line", () => {
    expect(learnPrices(first, { ...cartOf(1), items: [] }, { deals, seen: "all" }).size).toBe(0);
  });
});

test("a cart in another currency than the page is shown in its own", () => {
  const page = { moneySample: "€1,234,567.89", currency: "EUR" };
  const cart = { items: [], item_count: 0, total_price: 0 };

  expect(moneyOf({ ...cart, currency: "EUR" }, page)(1990)).toBe("€19.90");
  expect(moneyOf(cart, page)(1990)).toBe("€19.90");
  Reflect.set(globalThis, "document", { documentElement: { lang: "en" } });
  expect(moneyOf({ ...cart, currency: "CHF" }, page)(1990)).toMatch(/^CHF\s19\.90$/);
  Reflect.deleteProperty(globalThis, "document");
});

describe("what became of a product", () => {
  const texts = {
    textShowOver: "show over",
    textGone: "gone",
    textDealOver: "deal over",
    textChanged: "%b → %a",
  };
  const lamp = anItem({ id: "item-lamp", variants: [aVariant({ id: "201", price: euros(5900) })] });
  const seen = (...items: ItemView[]) =>
    items.reduce((news, item) => followItem(news, stateWith(item), "201"), { ...NO_NEWS, item: items[0] });

  test("is nothing while nothing changes, and is known to be nothing", () => {
    const news = seen(lamp);

    expect(followItem(news, stateWith(lamp), "201")).toBe(news);
    expect(newsText(news, "201", texts)).toBe("");
  });

  test("is another price, old and new, of the variant that is looked at", () => {
    const news = seen(lamp, { ...lamp, version: 2, variants: [aVariant({ id: "201", price: euros(6400) })] });

    expect(newsText(news, "201", texts)).toBe("€59.00 → €64.00");
    expect(newsText(news, "202", texts)).toBe("");
  });

  test("is a deal that is over, and no more once another runs; its price is no change of price", () => {
    const deal = lampOnDeal();

    expect(newsText(seen(lamp, deal), "201", texts)).toBe("");
    expect(newsText(seen(deal, lamp), "201", texts)).toBe("deal over");
    expect(newsText(seen(deal, lamp, { ...deal, version: 3 }), "201", texts)).toBe("");
  });

  test("is that it left the show, or that the show is over", () => {
    const gone = followItem(seen(lamp), stateWith(), "201");
    const over = followItem(
      seen(lamp),
      applyMessage(stateWith(lamp), { kind: "show", show: aShow({ version: 2, state: "ended" }) }),
      "201",
    );

    expect(newsText(gone, "201", texts)).toBe("gone");
    expect(newsText(followItem(gone, stateWith(lamp), "201"), "201", texts)).toBe("");
    expect(newsText(over, "201", texts)).toBe("show over");
  });
});
