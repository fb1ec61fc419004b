import { expect, test } from "vitest";
import { durationText, shareText } from "./measure-text.ts";

test("a share is written as per cent, finer where it is small", () => {
  expect([0, 0.015, 0.624, 1].map((share) => shareText(share, "en"))).toEqual(["0%", "1.5%", "62%", "100%"]);
});

test("what is more than nothing never reads as nothing", () => {
  expect(shareText(1 / 1_000_000, "en")).toBe("0.01%");
});

test("a time is written in the unit that people would use", () => {
  expect([85, 1_400, 30_000, 720_000].map((ms) => durationText(ms, "en"))).toEqual([
    "85 ms",
    "1.4 sec",
    "30 sec",
    "12 min",
  ]);
});
