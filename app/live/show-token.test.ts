import fc from "fast-check";
import { expect, test } from "vitest";
import { openShowTokens, passEnd } from "./show-token.server.ts";

const tokens = openShowTokens("the app's secret");
const pass = {
  shop: "demo.myshopify.com",
  show: "8a6e0804-2bd0-4672-b79d-d97027f9071a",
  expiresAt: new Date("2026-11-23T00:00:00Z"),
};
const before = new Date("2026-11-22T23:59:59Z");

test("a token allows its shop's show until it expires", () => {
  const token = tokens.sign(pass);

  expect(tokens.read(token, before)).toEqual(pass);
  expect(tokens.read(token, pass.expiresAt)).toBeNull();
});

test("a token is the same whenever it is signed, and fits into an address as it is", () => {
  const token = tokens.sign(pass);

  expect(openShowTokens("the app's secret").sign(pass)).toBe(token);
  expect(encodeURIComponent(token)).toBe(token);
});

test("a token that another secret signed is worth nothing", () => {
  const forged = openShowTokens("another secret").sign(pass);

  expect(tokens.read(forged, before)).toBeNull();
});

test("a token with any character changed is worth nothing", () => {
  const token = tokens.sign(pass);

  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom("A", "z", "0", "9", "-", "_", "."), (at, other) => {
      const changed = token.slice(0, at) + other + token.slice(at + 1);
      // The last character of each half carries bits that base64url does not use.
      const before16 = Buffer.from(token.split(".")[1] ?? "", "base64url");
      const after16 = Buffer.from(changed.split(".")[1] ?? "", "base64url");
      fc.pre(changed.split(".")[0] !== token.split(".")[0] || !before16.equals(after16));
      expect(tokens.read(changed, before)).toBeNull();
    }),
  );
});

test.each(["", ".", "a.b", "x".repeat(10_000), "é.é", `${"A".repeat(30)}.${"A".repeat(22)}`])(
  "%s is no token",
  (text) => {
    expect(tokens.read(text, before)).toBeNull();
  },
);

test("a token is good for a day after the planned end, to the end of that day", () => {
  const now = new Date("2026-11-20T08:00:00Z");

  expect(passEnd(new Date("2026-11-21T21:00:00Z"), now)).toEqual(new Date("2026-11-23T00:00:00Z"));
});

test("a show that lasts longer than planned is watched on: its next token is good for a day from then", () => {
  const now = new Date("2026-11-25T08:00:00Z");

  expect(passEnd(new Date("2026-11-21T21:00:00Z"), now)).toEqual(new Date("2026-11-27T00:00:00Z"));
});
