import { expect, test } from "vitest";
import { inTurns } from "./market-reading.ts";

test("when there are more countries than can be read, each market has its first before any has its second", () => {
  const markets = [["DE", "AT", "CH"], ["JP"], ["US", "CA"]] as const;

  expect(inTurns(markets, 4)).toEqual(["DE", "JP", "US", "AT"]);
  expect(inTurns(markets, 40)).toEqual(["DE", "JP", "US", "AT", "CA", "CH"]);
  expect(inTurns([], 40)).toEqual([]);
});
