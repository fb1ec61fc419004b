import { expect, test } from "vitest";
import { parseUnits, parseWhole } from "./typed-units.ts";

test.each([
  ["", null],
  ["  ", null],
  ["1", 1],
  [" 40 ", 40],
  ["+3", 3],
  ["1000000", 1_000_000],
])("%j units are %j", (typed, units) => {
  expect(parseUnits(typed)).toEqual({ ok: true, value: units });
});

test.each(["0", "-1", "1000001", "1000000000"])("%j units are outside of what a show sells", (typed) => {
  expect(parseUnits(typed)).toEqual({ ok: false, refusal: { code: "outside", least: 1, most: 1_000_000 } });
});

test.each(["1.5", "1,5", "1e9", "ten", "0x10", "9".repeat(16), "NaN", "1 0"])("%j is no whole number", (typed) => {
  expect(parseUnits(typed)).toEqual({ ok: false, refusal: { code: "not-whole" } });
});

test("a number within its bounds is read, one at a bound too", () => {
  const bounds = { least: 1, most: 60 };

  expect(["1", "60"].map((typed) => parseWhole(typed, bounds))).toEqual([
    { ok: true, value: 1 },
    { ok: true, value: 60 },
  ]);
  expect(parseWhole("61", bounds)).toEqual({ ok: false, refusal: { code: "outside", ...bounds } });
  expect(parseWhole("", bounds)).toEqual({ ok: false, refusal: { code: "not-whole" } });
});
