import { expect, test } from "vitest";
import { sipHash } from "./sip-hash.ts";

/** The key of the authors' test vectors: 00 01 02 … 0f */
const key = Uint8Array.from({ length: 16 }, (_, index) => index);
/** Their messages: 00, 00 01, 00 01 02, … */
const message = (length: number) => Uint8Array.from({ length }, (_, index) => index);

// https://github.com/veorq/SipHash/blob/master/vectors.h lists each result's bytes, the lowest first.
test.each([
  [0, "726fdb47dd0e0e31"],
  [1, "74f839c593dc67fd"],
  [7, "ab0200f58b01d137"],
  [8, "93f5f5799a932462"],
  [15, "a129ca6149be45e5"],
  [63, "958a324ceb064572"],
])("a message of %d bytes has the hash that the authors of SipHash give", (length, hash) => {
  expect(sipHash(key, message(length))).toBe(hash);
});

test("another key gives another hash, wherever the key's bytes lie in their buffer", () => {
  const inside = new Uint8Array([9, 9, 9, ...key]).subarray(3);

  expect(sipHash(inside, message(6))).toBe(sipHash(key, message(6)));
  expect(sipHash(new Uint8Array(16), message(6))).not.toBe(sipHash(key, message(6)));
});
