import { describe, expect, test } from "vitest";
import { moneyLike } from "../../extensions/live-basket/assets/money-sample.js";
import { codesWith } from "../../extensions/live-basket/assets/store-cart.js";
import { boundedQuantity, firstChoice, optionsOf } from "../../extensions/live-basket/assets/variant-choice.js";
import { anItem, aVariant } from "./line-up.ts";

const shirt = anItem({
  optionNames: ["Size", "Colour"],
  variants: [
    aVariant({ id: "1", title: "S / Ocean", available: 0 }),
    aVariant({ id: "2", title: "S / Sand", available: 4 }),
    aVariant({ id: "3", title: "M / Ocean", available: 2 }),
    aVariant({ id: "4", title: "L / Moss", available: 0 }),
  ],
});

describe("the variant picker", () => {
  test("begins with the first that can be bought", () => {
    expect(firstChoice(shirt)?.id).toBe("2");
    expect(firstChoice({ ...shirt, forSale: false })?.id).toBe("1");
  });

  test("shows only what exists, with what is sold out marked", () => {
    const [size, colour] = optionsOf(shirt, "2");

    expect(size?.values.map(({ value, isSoldOut }) => [value, isSoldOut])).toEqual([
      ["S", false],
      ["M", false],
      ["L", true],
    ]);
    expect(colour?.values.map(({ value, isSoldOut, isChosen }) => [value, isSoldOut, isChosen])).toEqual([
      ["Ocean", true, false],
      ["Sand", false, true],
    ]);
  });

  test("a size leads to a variant of that size that can be bought, with the colour kept where it exists", () => {
    const [size] = optionsOf(shirt, "3");

    expect(size?.values.map(({ variantId }) => variantId)).toEqual(["2", "3", "4"]);
  });

  test("names whole variants when a value holds the separator", () => {
    const variants = [aVariant({ id: "1", title: "A / B / C" }), aVariant({ id: "2", title: "D / E" })];

    const options = optionsOf(anItem({ optionNames: ["Size", "Colour"], variants }), "2", "Variant");

    expect(options.map(({ name }) => name)).toEqual(["Variant"]);
    expect(options[0]?.values.map(({ value, isChosen }) => [value, isChosen])).toEqual([
      ["A / B / C", false],
      ["D / E", true],
    ]);
  });

  test("is not there for a product with one variant", () => {
    expect(optionsOf(anItem(), "101")).toEqual([]);
  });

  test("bounds the quantity by what is there", () => {
    expect(boundedQuantity(aVariant({ available: 3 }), 5)).toBe(3);
    expect(boundedQuantity(aVariant({ available: 0 }), 1)).toBe(1);
    expect(boundedQuantity(aVariant({ available: null }), 400)).toBe(99);
  });
});

describe("money", () => {
  test.each([
    ["€1,234,567.89", 1990, "€19.90"],
    ["1.234.567,89 €", 123456, "1.234,56 €"],
    ["¥1,234,568", 250000, "¥2,500"],
    ["CHF 1’234’567.89", 100000000, "CHF 1’000’000.00"],
    ["1234567.89 kr", 99900, "999.00 kr"],
    ["Rp1.234.567,89", 5, "Rp0,05"],
    ["$1,234,567.89", -500, "−$5.00"],
  ])("formatted like %s", (sample, hundredths, text) => {
    expect(moneyLike(sample)(hundredths)).toBe(text);
  });
});

test("the code of a live price joins the codes a shopper entered", () => {
  const cart = { items: [], item_count: 0, total_price: 0 };

  expect(codesWith(cart, "LIVE")).toEqual(["LIVE"]);
  expect(codesWith({ ...cart, discount_codes: [{ code: "WELCOME", applicable: true }] }, "LIVE")).toEqual([
    "WELCOME",
    "LIVE",
  ]);
  expect(codesWith({ ...cart, discount_codes: [{ code: "LIVE", applicable: false }] }, "LIVE")).toEqual(["LIVE"]);
});
