import { expect, test } from "vitest";
import { unkeptUnits } from "./unkept.ts";

test("a hold that runs out could have been bought while the store had its units", () => {
  expect(unkeptUnits({ held: 3, inStore: 3 }, 2)).toBe(0);
  expect(unkeptUnits({ held: 3, inStore: null }, 2)).toBe(0);
});

test("of the units held, those that others bought were promised in vain, as many as end", () => {
  expect(unkeptUnits({ held: 3, inStore: 2 }, 2)).toBe(1);
  expect(unkeptUnits({ held: 3, inStore: -4 }, 3)).toBe(3);
  expect(unkeptUnits({ held: 3, inStore: 0 }, 2)).toBe(2);
});
