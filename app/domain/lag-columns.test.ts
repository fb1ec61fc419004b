import { expect, test } from "vitest";
import { lagColumns } from "./lag-columns.ts";
import { lagClassesMs } from "./lag.ts";

test("every class is in one column", () => {
  const columns = lagColumns(lagClassesMs.map((withinMs) => ({ withinMs, count: 1 })));

  expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(lagClassesMs.length);
  expect(
    columns
      .map(({ toMs }) => toMs)
      .slice(0, -1)
      .every((end) => end !== null && lagClassesMs.includes(end)),
  ).toBe(true);
});

test("columns follow each other without a gap, and what took longest has no end", () => {
  const columns = lagColumns([
    { withinMs: 75, count: 4 },
    { withinMs: 100, count: 2 },
    { withinMs: 60_000, count: 1 },
  ]);

  expect(columns.slice(1).map(({ fromMs }) => fromMs)).toEqual(columns.slice(0, -1).map(({ toMs }) => toMs));
  expect(columns.filter(({ count }) => count > 0)).toEqual([
    { fromMs: 50, toMs: 100, count: 6 },
    { fromMs: 5_000, toMs: null, count: 1 },
  ]);
});
