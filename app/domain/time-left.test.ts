import { expect, test } from "vitest";
import { secondsLeft } from "./time-left.ts";

const since = new Date("2026-11-21T10:00:00Z");
const after = (seconds: number) => new Date(since.getTime() + seconds * 1000);

test("it goes on as fast as since it began, whatever was there before", () => {
  expect(secondsLeft({ counted: 3_000, total: 6_000, from: 2_000, since }, after(10))).toBe(30);
  expect(secondsLeft({ counted: 6_000, total: 6_000, from: 2_000, since }, after(10))).toBe(0);
});

test("as long as nothing was counted, or no total is known, or hardly any time has passed, nobody can tell", () => {
  expect(secondsLeft({ counted: 2_000, total: 6_000, from: 2_000, since }, after(10))).toBeNull();
  expect(secondsLeft({ counted: 3_000, total: null, from: 2_000, since }, after(10))).toBeNull();
  expect(secondsLeft({ counted: 3_000, total: 6_000, from: 2_000, since }, after(0.5))).toBeNull();
});

test("more than was thought to be there is nearly done", () => {
  expect(secondsLeft({ counted: 7_000, total: 6_000, from: 0, since }, after(10))).toBe(0);
});
