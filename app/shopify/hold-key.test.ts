import { expect, test } from "vitest";
import { holdKey } from "./hold-key.server.ts";

test("a shop's key is the same in every process, and has the bytes that a signature needs", () => {
  const key = holdKey("secret", "one.myshopify.com", 1);

  expect(key).toEqual(holdKey("secret", "one.myshopify.com", 1));
  expect(key.bytes).toHaveLength(16);
});

test.each([
  ["another shop", holdKey("secret", "two.myshopify.com", 1)],
  ["another version", holdKey("secret", "one.myshopify.com", 2)],
  ["another secret", holdKey("secrets", "one.myshopify.com", 1)],
])("%s has another key", (_who, other) => {
  expect(other.bytes).not.toEqual(holdKey("secret", "one.myshopify.com", 1).bytes);
});
