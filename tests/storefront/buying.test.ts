import { describe, expect, test } from "vitest";
import { moneyLike } from "../../extensions/live-basket/assets/money-sample.js";
import { codesWith } from "../../extensions/live-basket/assets/store-cart.js";
import { boundedQuantity, firstChoice, optionsOf } from "../../extensions/live-basket/assets/variant-choice.js";
import { aDeal, anItem, aVariant } from "./line-up.ts";

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

describe("a product with three options and a hundred variants", () => {
  const sizes = ["XS", "S", "M", "L", "XL"];
  const colours = Array.from({ length: 5 }, (_, i) => `Colour ${i + 1}, dyed by hand in small batches`);
  const cloths = ["Linen", "Cotton", "Silk", "Wool"];
  const titles = sizes.flatMap((size) => colours.flatMap((colour) => cloths.map((cloth) => [size, colour, cloth])));
  const dress = anItem({
    optionNames: ["Size", "Colour", "Cloth"],
    variants: titles
      .filter(([size, , cloth]) => !(size === "XS" && cloth === "Wool"))
      .map((values, i) =>
        aVariant({ id: String(i), title: values.join(" / "), available: values[2] === "Silk" ? 0 : 4 }),
      ),
  });

  test("offers of each option only what exists with the choices above it", () => {
    const [size, colour, cloth] = optionsOf(dress, "0");

    expect([size?.values.length, colour?.values.length]).toEqual([5, 5]);
    expect(cloth?.values.map(({ value, isSoldOut }) => [value, isSoldOut])).toEqual([
      ["Linen", false],
      ["Cotton", false],
      ["Silk", true],
    ]);
  });

  test("leads from a choice that does not exist elsewhere to one that does, and keeps the others", () => {
    const woollen = dress.variants.find(({ title }) => title === "M / Colour 3, dyed by hand in small batches / Wool");
    const [size] = optionsOf(dress, woollen?.id ?? "");
    const titleOf = (value: string) => {
      const leadsTo = size?.values.find((each) => each.value === value)?.variantId;
      return dress.variants.find(({ id }) => id === leadsTo)?.title;
    };

    expect(titleOf("L")).toBe("L / Colour 3, dyed by hand in small batches / Wool");
    expect(titleOf("XS")).toMatch(/^XS \/ .* \/ Linen$/);
  });
});

test("the quantity is bounded by what a deal lets one shopper have", () => {
  expect(boundedQuantity(aVariant({ available: 30 }), 5, aDeal({ perShopper: 2 }))).toBe(2);
  expect(boundedQuantity(aVariant({ available: 1 }), 5, aDeal({ perShopper: 2 }))).toBe(1);
  expect(boundedQuantity(aVariant({ available: 30 }), 5, aDeal())).toBe(5);
});
