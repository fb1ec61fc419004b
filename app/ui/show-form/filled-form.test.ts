import { describe, expect, it } from "vitest";
import { decimalText } from "../../domain/money.ts";
import { emptyForm, formOf, inputOf, isChanged, moved, withPicked, type LineUpProduct } from "./filled-form.ts";

function aProduct(productId: string): LineUpProduct {
  const price = { minor: 1999, currency: "EUR" };
  return {
    productId,
    title: `Product ${productId}`,
    imageUrl: null,
    storePrices: { min: price, max: price },
    available: 3,
    forSale: true,
    variants: [{ variantId: `${productId}01`, title: "", shelves: [{ locationId: "5", units: 3 }] }],
  };
}

const anItem = { units: {}, locationIds: [], kept: null };
const saved = {
  title: "Autumn",
  host: "Giulia",
  startsAt: "2026-11-21T17:30:00.000Z",
  streamUrl: "https://video.example/live.m3u8",
  plannedMinutes: 90,
  streamDelayMs: 12_000,
  reserves: true,
  holdMinutes: 8,
  unitsPerShopper: 2,
  items: [
    { ...aProduct("1"), ...anItem, id: "a", livePrice: { minor: 1500, currency: "EUR" }, units: { "101": "7" } },
    { ...aProduct("2"), ...anItem, id: "b", livePrice: null, locationIds: ["5"] },
  ],
};
const form = formOf(saved, "Europe/Rome", decimalText);

describe("the form of a show", () => {
  it("shows the start on the shop's clock and a live price as it is typed", () => {
    expect(form).toMatchObject({ date: "2026-11-21", time: "18:30" });
    expect(form.items.map((item) => item.livePrice)).toEqual(["15.00", ""]);
  });

  it("asks to save what it was given, unchanged", () => {
    expect(inputOf(form, { id: "s", version: 4, timeZone: "Europe/Rome" })).toEqual({
      id: "s",
      version: 4,
      title: "Autumn",
      host: "Giulia",
      startsAt: saved.startsAt,
      streamUrl: saved.streamUrl,
      plannedMinutes: "90",
      streamDelay: "12",
      reserves: true,
      holdMinutes: "8",
      unitsPerShopper: "2",
      items: [
        { id: "a", productId: "1", livePrice: "15.00", units: { "101": "7" }, locationIds: [] },
        { id: "b", productId: "2", livePrice: "", units: {}, locationIds: ["5"] },
      ],
    });
  });

  it("sends no start when date or time are missing", () => {
    expect(inputOf({ ...emptyForm, date: "2026-11-21" }, { id: "s", version: null, timeZone: "UTC" }).startsAt).toBe(
      "",
    );
  });

  it("is changed by words, order and prices, not by spaces around them or by stock", () => {
    expect(isChanged({ ...form, title: " Autumn " }, form)).toBe(false);
    expect(isChanged({ ...form, items: form.items.map((item) => ({ ...item, available: 0 })) }, form)).toBe(false);
    expect(isChanged({ ...form, title: "Winter" }, form)).toBe(true);
    expect(isChanged({ ...form, items: moved(form.items, 0, 1) }, form)).toBe(true);
    expect(isChanged({ ...form, items: form.items.slice(1) }, form)).toBe(true);
  });

  it("is changed by units, locations and settings, not by a number that was typed and taken back", () => {
    const [first, second] = form.items;
    if (first === undefined || second === undefined) throw new Error("the form has two items");
    const withFirst = (given: object) => ({ ...form, items: [{ ...first, ...given }, second] });

    expect(isChanged(withFirst({ units: { "101": " 7 " } }), form)).toBe(false);
    expect(isChanged(withFirst({ units: { "101": "8" } }), form)).toBe(true);
    expect(isChanged(withFirst({ units: { "101": "" } }), form)).toBe(true);
    expect(isChanged(withFirst({ locationIds: ["5"] }), form)).toBe(true);
    expect(isChanged({ ...form, items: [first, { ...second, units: { "201": "" } }] }, form)).toBe(false);
    expect(isChanged({ ...form, reserves: false }, form)).toBe(true);
    expect(isChanged({ ...form, holdMinutes: "9" }, form)).toBe(true);
    expect(isChanged({ ...form, unitsPerShopper: "1" }, form)).toBe(true);
  });

  it("does not ask for units of a variant that the product has no more", () => {
    const items = form.items.map((item) => ({ ...item, variants: [] }));

    const input = inputOf({ ...form, items }, { id: "s", version: 4, timeZone: "UTC" });

    expect(input.items.map((item) => item.units)).toEqual([{}, {}]);
  });
});

describe("the line-up", () => {
  it("moves an item to another place and never out of the line-up", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 1, 2)).toEqual(["a", "b"]);
  });

  it("keeps place and price of what stays picked, drops what does not, adds the new last as picked", () => {
    const picked = [aProduct("9"), aProduct("2"), aProduct("1"), aProduct("8")];

    const items = withPicked(form.items, picked);

    expect(items.map(({ productId, id, livePrice }) => [productId, id, livePrice])).toEqual([
      ["1", "a", "15.00"],
      ["2", "b", ""],
      ["9", null, ""],
      ["8", null, ""],
    ]);
    expect(withPicked(form.items, [aProduct("2")]).map(({ productId }) => productId)).toEqual(["2"]);
  });
});
