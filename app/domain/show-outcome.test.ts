import { expect, test } from "vitest";
import { holdToOrderRate, oversellRate, servedOf, type ShowOutcome } from "./show-outcome.ts";

function anOutcome(of: Partial<Pick<ShowOutcome, "unitsSold" | "unitsBelowZero" | "unitsUnkept">>): ShowOutcome {
  const holds = { bought: 0, gaveBack: 0, ranOut: 0, held: 0 };
  const queue = { bought: 0, passed: 0, offered: 0, notReached: 0, waiting: 0 };
  return { unitsSold: 0, unitsBelowZero: 0, unitsUnkept: 0, holds, queue, ...of };
}

test("a show oversells by the units that were not there, of those that it sold", () => {
  expect(oversellRate(anOutcome({ unitsSold: 200 }))).toBe(0);
  expect(oversellRate(anOutcome({ unitsSold: 200, unitsBelowZero: 3 }))).toBe(0.015);
  expect(oversellRate(anOutcome({ unitsSold: 200, unitsBelowZero: 3, unitsUnkept: 1 }))).toBe(0.02);
});

test("who sold nothing has no rate; but stock that fell below zero all the same is never hidden", () => {
  expect(oversellRate(anOutcome({}))).toBeNull();
  expect(oversellRate(anOutcome({ unitsBelowZero: 2 }))).toBe(1);
});

test("of the holds that are over, those count that were bought", () => {
  expect(holdToOrderRate({ bought: 3, gaveBack: 1, ranOut: 2, held: 9 })).toBe(0.5);
  expect(holdToOrderRate({ bought: 0, gaveBack: 0, ranOut: 0, held: 9 })).toBeNull();
});

test("who was served had their turn, whatever they made of it", () => {
  expect(servedOf({ bought: 3, passed: 2, offered: 1, notReached: 4, waiting: 0 })).toEqual({ joined: 10, served: 6 });
});
