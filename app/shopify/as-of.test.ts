import { expect, test } from "vitest";
import { asOf } from "./as-of.ts";

const askedAt = new Date("2026-11-21T10:00:00.900Z");

test("an answer is as of two seconds before it was asked for, by the clock of who answered", () => {
  const moment = asOf({ date: "Sat, 21 Nov 2026 09:00:10 GMT", askedAt, tookMs: 1_500 });

  expect(moment).toEqual(new Date("2026-11-21T09:00:06Z"));
});

test("an answer that tells no time, or nonsense, is judged by our clock, in whole seconds", () => {
  expect(asOf({ date: null, askedAt, tookMs: 50 })).toEqual(new Date("2026-11-21T09:59:58Z"));
  expect(asOf({ date: "soon", askedAt, tookMs: 50 })).toEqual(new Date("2026-11-21T09:59:58Z"));
});
