import { expect, test } from "vitest";
import type { ItemOnScreen, VariantOnScreen } from "../persistence/items-on-screen.server.ts";
import { availableUnits, itemView, type ShowOnScreen } from "./item-view.ts";

const style = { currency: "EUR", locale: "de" };

function aVariant(given: Partial<VariantOnScreen> = {}): VariantOnScreen {
  return {
    id: "70",
    title: "M",
    priceMinor: 2000,
    compareAtMinor: null,
    tracked: true,
    oversells: false,
    units: 3,
    ...given,
  };
}

function anItem(given: Partial<ItemOnScreen> = {}): ItemOnScreen {
  return {
    id: "item",
    version: 4,
    position: 0,
    productId: "7",
    livePriceMinor: 1500,
    product: {
      title: "Shirt",
      handle: "shirt",
      status: "active",
      published: true,
      imageUrl: null,
      optionNames: ["Size"],
    },
    variants: [aVariant()],
    deals: [{ code: "LIVE-AAAAAAAA", amountOffMinor: 500, variantIds: ["70"], liveDealId: null }],
    liveDeal: null,
    ...given,
  };
}

const onAir: ShowOnScreen = {
  isLive: true,
  stock: new Map(),
  now: new Date("2026-11-21T20:05:00Z"),
  market: new Map(),
};
const firstVariant = (item: ItemOnScreen, isLive = true) => itemView(item, { ...onAir, isLive }, style).variants[0];

test("on air, a variant with an open deal costs the live price, measured against the store's", () => {
  expect(firstVariant(anItem())).toMatchObject({
    price: { amountMinor: 1500, text: "15,00\u00a0€" },
    regularPrice: { amountMinor: 2000 },
    dealCode: "LIVE-AAAAAAAA",
  });
});

test.each([
  ["before the code exists", anItem({ deals: [] }), true],
  ["when the show is not on air", anItem(), false],
  ["when the store's price has moved on", anItem({ variants: [aVariant({ priceMinor: 2100 })] }), true],
])("%s the store's price is shown", (_when, item, isLive) => {
  const variant = firstVariant(item, isLive);

  expect(variant).toMatchObject({ regularPrice: null, dealCode: null });
  expect(variant?.price.amountMinor).toBe(item.variants[0]?.priceMinor);
});

test("a price is measured against a compare-at price only when that is higher", () => {
  const against = (compareAtMinor: number) =>
    firstVariant(anItem({ livePriceMinor: null, deals: [], variants: [aVariant({ compareAtMinor })] }))?.regularPrice;

  expect(against(2500)).toMatchObject({ amountMinor: 2500 });
  expect(against(2000)).toBeNull();
});

test("units are counted only where the store counts them, and never below none", () => {
  expect(availableUnits({ tracked: true, oversells: false, units: -2 })).toBe(0);
  expect(availableUnits({ tracked: false, oversells: false, units: 9 })).toBeNull();
  expect(availableUnits({ tracked: true, oversells: true, units: 9 })).toBeNull();
});

test.each([
  ["its product is gone", { product: null }],
  ["its product is archived", { product: { ...anItem().product, status: "archived" } }],
  ["its product is off the online store", { product: { ...anItem().product, published: false } }],
  ["nothing of it is left to choose", { variants: [] }],
] as const)("an item is not for sale when %s", (_why, given) => {
  const item = anItem(given as Partial<ItemOnScreen>);

  expect(itemView(item, onAir, style).forSale).toBe(false);
});

/** The shirt at 12 euros for ten minutes, five of which are over, beside its price of the show. */
function aDeal(given: Partial<NonNullable<ItemOnScreen["liveDeal"]>> = {}): ItemOnScreen {
  const liveDeal = {
    id: "deal",
    priceMinor: 1200,
    startsAt: "2026-11-21T20:00:00+00:00",
    endsAt: "2026-11-21T20:10:00+00:00",
    units: 2,
    taken: 0,
    perShopper: 1,
    ...given,
  };
  const code = { code: "LIVE-BBBBBBBB", amountOffMinor: 800, variantIds: ["70"], liveDealId: "deal" };
  return anItem({ liveDeal, deals: [...anItem().deals, code] });
}

test("while a deal runs, its price is shown, and what was before it", () => {
  const view = itemView(aDeal(), onAir, style);

  expect(view.deal).toEqual({
    id: "deal",
    startsAt: "2026-11-21T20:00:00.000Z",
    endsAt: "2026-11-21T20:10:00.000Z",
    unitsLeft: 2,
    perShopper: 1,
  });
  expect(view.variants[0]).toMatchObject({
    price: { amountMinor: 1200 },
    regularPrice: { amountMinor: 2000 },
    dealCode: "LIVE-BBBBBBBB",
    beforeDeal: { price: { amountMinor: 1500 }, dealCode: "LIVE-AAAAAAAA" },
  });
});

test("a deal says no more units left than there are", () => {
  const view = itemView(aDeal({ units: 9 }), onAir, style);

  expect(view.deal?.unitsLeft).toBe(3);
});

test("when a deal's units are taken, everybody else has the price besides", () => {
  const view = itemView(aDeal({ taken: 2 }), onAir, style);

  expect(view.deal).toMatchObject({ unitsLeft: 0 });
  expect(view.variants[0]).toMatchObject({ price: { amountMinor: 1500 }, beforeDeal: null });
});

test.each([
  ["has not come", { startsAt: "2026-11-21T20:05:01+00:00" }],
  ["is over, though nobody noted it yet", { endsAt: "2026-11-21T20:05:00+00:00" }],
])("a deal whose time %s is not shown", (_when, given) => {
  const view = itemView(aDeal(given), onAir, style);

  expect(view.deal).toBeNull();
  expect(view.variants[0]).toMatchObject({ price: { amountMinor: 1500 }, beforeDeal: null });
});

test("a deal whose code is not there yet is not shown", () => {
  expect(itemView({ ...aDeal(), deals: anItem().deals }, onAir, style).deal).toBeNull();
});

const yen = { currency: "JPY", priceMinor: 3201, compareAtMinor: 4000 };

test("in a market every price is in its currency; one that Shopify converts says that it is about so", () => {
  const inJapan = { ...onAir, market: new Map([["70", yen]]) };

  const [variant] = itemView(aDeal(), inJapan, style).variants;
  const [without] = itemView(anItem({ livePriceMinor: null, deals: [] }), inJapan, style).variants;

  expect(variant?.price).toEqual({ amountMinor: 1921, currency: "JPY", text: "≈ 1.921\u00a0¥" });
  expect(variant?.regularPrice).toMatchObject({ amountMinor: 3201, currency: "JPY" });
  expect(variant?.beforeDeal?.price).toMatchObject({ amountMinor: 2401, currency: "JPY" });
  expect(without).toMatchObject({
    price: { amountMinor: 3201, text: "3.201\u00a0¥" },
    regularPrice: { amountMinor: 4000, currency: "JPY" },
  });
});

test("an item one of whose variants has no price in the market is shown in the shop's currency as a whole", () => {
  const item = anItem({ variants: [aVariant(), aVariant({ id: "71" })] });

  const { variants } = itemView(item, { ...onAir, market: new Map([["70", yen]]) }, style);

  expect(variants.map(({ price }) => price.currency)).toEqual(["EUR", "EUR"]);
});

test("a market of another price in the shop's currency takes the code's amount off its own", () => {
  const market = new Map([["70", { currency: "EUR", priceMinor: 2200, compareAtMinor: null }]]);

  expect(itemView(anItem(), { ...onAir, market }, style).variants[0]).toMatchObject({
    price: { amountMinor: 1700, text: "17,00\u00a0€" },
    regularPrice: { amountMinor: 2200 },
  });
});
