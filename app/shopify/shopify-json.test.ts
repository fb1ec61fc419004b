import fc from "fast-check";
import { expect, test } from "vitest";
import { parseShopifyJson } from "./shopify-json.ts";

test("a whole number is read as its text, whatever its size", () => {
  const order = parseShopifyJson('{"id": 9007199254750123, "lines": [{"quantity":-2}], "zero":0}');

  expect(order).toEqual({ id: "9007199254750123", lines: [{ quantity: "-2" }], zero: "0" });
});

test("numbers with a fraction or an exponent, texts, and what is in texts stay as they are", () => {
  const given = { price: 19.5, tiny: 1e-7, note: 'she said "12", and: 13', path: "C:\\4\\", none: null, yes: true };

  expect(parseShopifyJson(JSON.stringify(given))).toEqual(given);
});

test("what is no JSON is refused", () => {
  for (const text of ["", "{", "01", "1 2", '{"a":}', "-", '"open', "[1,]"]) {
    expect(() => parseShopifyJson(text), text).toThrow(SyntaxError);
  }
});

test("whatever a store sends is read as JSON.parse reads it, but for its whole numbers", () => {
  const textsForNumbers = (value: unknown): unknown => {
    if (typeof value === "number") return /^-?\d+$/.test(JSON.stringify(value)) ? JSON.stringify(value) : value;
    if (Array.isArray(value)) return value.map(textsForNumbers);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, textsForNumbers(inner)]));
  };

  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseShopifyJson(text)).toEqual(textsForNumbers(JSON.parse(text)));
    }),
  );
});
