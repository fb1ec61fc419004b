import { expect, test } from "vitest";
import { countdownText } from "./deal-words.ts";

test.each([
  [245_000, "4:05"],
  [244_001, "4:05"],
  [3_723_000, "1:02:03"],
  [1, "0:01"],
  [0, "0:00"],
  [-5_000, "0:00"],
])("%i ms are left: %s", (leftMs, text) => {
  expect(countdownText(leftMs)).toBe(text);
});
