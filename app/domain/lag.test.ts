import { expect, test } from "vitest";
import { lagClass, lagClassesMs, lagWithin } from "./lag.ts";

test("a time counts in the first class that reaches it, one below zero in the first", () => {
  expect([-20, 0, 25, 26, 99, 3_600_000].map(lagClass)).toEqual([25, 25, 25, 50, 100, lagClassesMs.at(-1)]);
});

test("the share is looked for evenly within its class", () => {
  const counts = [
    { withinMs: 200, count: 10 },
    { withinMs: 50, count: 90 },
  ];

  expect(lagWithin(0.45, counts)).toBe(38);
  expect(lagWithin(0.9, counts)).toBe(50);
  expect(lagWithin(0.95, counts)).toBe(175);
  expect(lagWithin(1, counts)).toBe(200);
});

test("nothing that was counted says nothing", () => {
  expect(lagWithin(0.99, [])).toBeNull();
});
