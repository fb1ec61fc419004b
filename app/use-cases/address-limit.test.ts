import { expect, test } from "vitest";
import { AddressLimit } from "./address-limit.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 12, 0, seconds));

test("an address has a number a minute; then it waits for the next minute, and others do not", () => {
  const limit = new AddressLimit();
  const taken = Array.from({ length: 120 }, () => limit.take("a", at(0)));

  expect(taken.every((wait) => wait === 0)).toBe(true);
  expect(limit.take("a", at(10))).toBe(50_000);
  expect(limit.take("b", at(10))).toBe(0);
  expect(limit.take("a", at(60))).toBe(0);
});

test("a clock that jumps back locks nobody out", () => {
  const limit = new AddressLimit();
  for (let times = 0; times < 121; times += 1) limit.take("a", at(30));

  expect(limit.take("a", at(0))).toBe(0);
});
