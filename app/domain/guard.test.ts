import { describe, expect, test } from "vitest";
import { guardBuffer, guardDelayS, isGuardNeeded, seeOutsideSales, type OutsideSales } from "./guard.ts";
import type { StockFigures } from "./stock.ts";

const stock: StockFigures = {
  itemId: "item",
  variantId: "1",
  units: 20,
  held: 0,
  sold: 0,
  inStore: 100,
  waiting: 0,
};
const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 10, 0, second));

/** What was seen of these counts, one a second. */
const seen = (...counts: number[]): OutsideSales | null =>
  counts.reduce<OutsideSales | null>((before, left, second) => seeOutsideSales(before, left, at(second)), null);

describe("the guard is needed", () => {
  test.each([
    ["while others have enough", { inStore: 100 }, false],
    ["once others have come down to the buffer", { inStore: 23 }, true],
    ["while others have one more than the buffer", { inStore: 24 }, false],
    ["when others have bought what was for the show", { inStore: 10 }, true],
    ["when the store's stock is below zero", { inStore: -2 }, true],
    ["once all of the allocation is sold: nothing is promised any more", { inStore: 3, sold: 20 }, false],
    ["of a variant that the store does not count", { inStore: null }, false],
    ["of all that there is, while nobody holds any", { units: null, inStore: 2 }, false],
    ["of all that there is, when somebody holds some of the last", { units: null, inStore: 4, held: 1 }, true],
    ["of all that there is, while there is plenty", { units: null, inStore: 50, held: 1 }, false],
    ["when all are sold and shoppers wait for what comes back", { units: null, inStore: 0, waiting: 2 }, true],
  ])("%s", (_when, given, needed) => {
    expect(isGuardNeeded({ ...stock, ...given }, { buffer: 3, wasNeeded: false })).toBe(needed);
  });

  test("until others have half the buffer more, so that it does not go on and off with every unit", () => {
    const after = (inStore: number) => isGuardNeeded({ ...stock, inStore }, { buffer: 3, wasNeeded: true });

    expect(after(25)).toBe(true);
    expect(after(26)).toBe(false);
  });
});

describe("the buffer", () => {
  test("is small where nobody else buys", () => {
    expect(guardBuffer(null, 8, at(0))).toBe(3);
    expect(guardBuffer(seen(50, 50, 50), 8, at(3))).toBe(3);
  });

  test("covers one purchase as large as any before", () => {
    expect(guardBuffer(seen(50, 44), 0, at(2))).toBe(6);
  });

  test("grows with the pace at which others buy, and with the delay of the switch", () => {
    const fast = seen(...Array.from({ length: 120 }, (_, second) => 500 - 2 * second));

    expect(guardBuffer(fast, 8, at(119))).toBeGreaterThan(20);
    expect(guardBuffer(fast, 8, at(119))).toBeLessThanOrEqual(2 + 2 * 2 * 8);
    expect(guardBuffer(fast, 16, at(119))).toBeGreaterThan(guardBuffer(fast, 8, at(119)));
  });

  test("shrinks again when others stop buying", () => {
    const fast = seen(...Array.from({ length: 120 }, (_, second) => 500 - 2 * second));

    expect(guardBuffer(fast, 8, at(119 + 60))).toBeLessThan(guardBuffer(fast, 8, at(119)));
    expect(guardBuffer(fast, 8, at(119 + 1200))).toBe(3);
  });

  test("does not take a merchant's correction for a purchase, nor units that come in", () => {
    expect(guardBuffer(seen(500, 100), 0, at(2))).toBe(10);
    expect(guardBuffer(seen(100, 500), 8, at(2))).toBe(3);
  });
});

describe("the delay", () => {
  test("is what was measured, with a second that nobody can measure", () => {
    expect(guardDelayS({ switchMs: 400, newsMs: 1_600 })).toBe(3);
  });

  test("is assumed where nothing was measured yet", () => {
    expect(guardDelayS({ switchMs: null, newsMs: null })).toBe(8);
  });

  test("is not that of an outage", () => {
    expect(guardDelayS({ switchMs: 600_000, newsMs: 600_000 })).toBe(61);
  });
});
