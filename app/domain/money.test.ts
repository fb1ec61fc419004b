import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalText, moneyText, parseMoney } from "./money.ts";

test.each([
  ["19.99", "EUR", 1999],
  ["19.9", "EUR", 1990],
  ["1000", "JPY", 1000],
  ["1000.00", "JPY", 1000],
  ["-0.00", "EUR", 0],
  ["1.234", "KWD", 1234],
])("%s %s is %i minor units", (text, currency, minor) => {
  expect(parseMoney(text, currency)).toEqual({ minor, currency });
});

test.each(["", "1,5", "1e3", "0.001", "90071992547409.93", "NaN"])("%j is no amount of euros", (text) => {
  expect(() => parseMoney(text, "EUR")).toThrow(RangeError);
});

test("money written as text is read back as it was", () => {
  const money = fc.record({ minor: fc.maxSafeInteger(), currency: fc.constantFrom("EUR", "JPY", "KWD", "USD") });

  fc.assert(
    fc.property(money, (given) => {
      expect(parseMoney(decimalText(given), given.currency)).toEqual(given);
    }),
  );
});

test("money is written as the readers of a language write it", () => {
  expect(moneyText({ minor: 1999, currency: "EUR" }, "de")).toBe("19,99\u00a0€");
  expect(moneyText({ minor: 1000, currency: "JPY" }, "en")).toBe("¥1,000");
});
