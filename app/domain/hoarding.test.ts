import { expect, test } from "vitest";
import { pauseMs } from "./hoarding.ts";

const now = new Date("2026-11-21T12:00:00Z");
const justNow = { lastRanOutAt: now };

test.each([
  [0, 0],
  [2, 0],
  [3, 30_000],
  [4, 60_000],
  [5, 120_000],
  [50, 600_000],
])("after %d holds that ran out a shopper waits %d ms", (unbought, pause) => {
  expect(pauseMs({ unbought, ...justNow }, now)).toBe(pause);
});

test("the pause counts from the last that ran out", () => {
  const at = (secondsAgo: number) => ({ unbought: 3, lastRanOutAt: new Date(now.getTime() - secondsAgo * 1000) });

  expect(pauseMs(at(10), now)).toBe(20_000);
  expect(pauseMs(at(31), now)).toBe(0);
});

test("who let none run out waits for nothing", () => {
  expect(pauseMs({ unbought: 3, lastRanOutAt: null }, now)).toBe(0);
});
