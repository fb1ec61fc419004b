import { expect, test } from "vitest";
import type { ItemOnScreen, VariantOnScreen } from "../persistence/items-on-screen.server.ts";
import { availableUnits, itemView } from "./item-view.ts";

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
    deals: [{ code: "LIVE-AAAAAAAA", amountOffMinor: 500, variantIds: ["70"] }],
    ...given,
  };
}

const firstVariant = (item: ItemOnScreen, isLive = true) =>
  itemView(item, { isLive, stock: new Map() }, style).variants[0];

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

  expect(itemView(item, { isLive: true, stock: new Map() }, style).forSale).toBe(false);
});
