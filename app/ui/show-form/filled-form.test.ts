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
  };
}

const saved = {
  title: "Autumn",
  host: "Giulia",
  startsAt: "2026-11-21T17:30:00.000Z",
  streamUrl: "https://video.example/live.m3u8",
  items: [
    { ...aProduct("1"), id: "a", livePrice: { minor: 1500, currency: "EUR" } },
    { ...aProduct("2"), id: "b", livePrice: null },
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
      items: [
        { id: "a", productId: "1", livePrice: "15.00" },
        { id: "b", productId: "2", livePrice: "" },
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
