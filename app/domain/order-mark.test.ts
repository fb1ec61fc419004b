import { expect, test } from "vitest";
import { carriesMark, orderMark, type MarkedSale } from "./order-mark.ts";

function aSale(given: Partial<MarkedSale> = {}): MarkedSale {
  return {
    lineItemId: "gid://shopify/LineItem/12",
    variantId: "gid://shopify/ProductVariant/70",
    quantity: 1,
    show: { id: "show", title: "Spring, live" },
    host: "Ana",
    itemId: "item",
    pinId: null,
    ...given,
  };
}

test("the same sales give the same mark, in whatever order they are read", () => {
  const sales = [aSale({ lineItemId: "gid://shopify/LineItem/9" }), aSale({ lineItemId: "gid://shopify/LineItem/10" })];

  expect(orderMark(sales)).toEqual(orderMark([...sales].reverse()));
  expect(JSON.parse(orderMark(sales).attribution)).toEqual({ v: 1, sales });
});

test("a tag has no comma and at most forty characters, whole ones", () => {
  const { tags } = orderMark([aSale(), aSale({ show: { id: "2", title: "🧺".repeat(50) } })]);

  expect(tags.slice(0, 2)).toEqual(["Paniere", "Paniere: Spring live"]);
  expect(tags[2]).toBe(`Paniere: ${"🧺".repeat(15)}`);
});

test("an order carries its mark only when all tags and the very JSON are there", () => {
  const mark = orderMark([aSale()]);
  const marked = { tags: ["gift", "PANIERE", "Paniere: Spring live"], attribution: mark.attribution };

  expect(carriesMark(marked, mark)).toBe(true);
  expect(carriesMark({ ...marked, attribution: null }, mark)).toBe(false);
  expect(carriesMark({ ...marked, tags: ["Paniere"] }, mark)).toBe(false);
});
