import { expect, test } from "vitest";
import { openShopperTokens } from "./shopper-token.server.ts";

const tokens = openShopperTokens("secret");
const shop = "one.myshopify.com";

test("a token says always the same of its holder, and nobody else's says it", () => {
  const token = tokens.issue(shop);

  expect(tokens.read(shop, token)).toBe(tokens.read(shop, token));
  expect(tokens.read(shop, token)).not.toBe(tokens.read(shop, tokens.issue(shop)));
  expect(token).not.toContain(tokens.read(shop, token));
});

test("a token that we did not issue to the shop is nobody's", () => {
  const token = tokens.issue(shop);
  const forged = `${token.slice(0, -4)}AAAA`;

  expect(tokens.read("other.myshopify.com", token)).toBeNull();
  expect(openShopperTokens("another secret").read(shop, token)).toBeNull();
  for (const text of [forged, "", "x", `${token}.`, token.replace(".", ""), "a".repeat(100_000)]) {
    expect(tokens.read(shop, text)).toBeNull();
  }
});
