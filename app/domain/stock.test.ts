import { expect, test } from "vitest";
import { freeUnits, protectedUnits, unitsForOthers } from "./stock.ts";

const figures = { units: 10, held: 3, sold: 2, inStore: 20 };

test("what is free of an allocation is what is neither held nor sold", () => {
  expect(freeUnits(figures)).toBe(5);
});

test("no more is free than the store has, whatever was allocated", () => {
  expect(freeUnits({ ...figures, inStore: 4 })).toBe(1);
  expect(freeUnits({ ...figures, inStore: -2 })).toBe(0);
});

test("without an allocation all that the store has is free but for what is held", () => {
  expect(freeUnits({ ...figures, units: null })).toBe(17);
});

test("what the store does not count is free without end, unless the merchant set units", () => {
  expect(freeUnits({ ...figures, units: null, inStore: null })).toBeNull();
  expect(freeUnits({ ...figures, inStore: null })).toBe(5);
});

test("other shoppers must leave what is still for the show, or what is held", () => {
  expect(protectedUnits(figures)).toBe(8);
  expect(protectedUnits({ ...figures, units: null })).toBe(3);
});

test("other shoppers may buy what is not for the show; less than nothing when they bought of it", () => {
  expect(unitsForOthers(figures)).toBe(12);
  expect(unitsForOthers({ ...figures, inStore: 5 })).toBe(-3);
  expect(unitsForOthers({ ...figures, inStore: null })).toBeNull();
});
