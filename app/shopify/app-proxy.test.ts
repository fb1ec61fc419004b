import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { readProxiedShop } from "./app-proxy.server.ts";

const secret = "paniere-dev-secret";
const now = new Date("2026-11-21T12:00:00Z");
const timestamp = String(now.getTime() / 1000);
const shop = "demo.myshopify.com";

/** Signs as Shopify does: the strings `name=value`, sorted, one behind the other. */
function signed(strings: readonly string[], key = secret): URLSearchParams {
  const signature = createHmac("sha256", key)
    .update([...strings].sort().join(""))
    .digest("hex");
  return new URLSearchParams([
    ...strings.map((each): [string, string] => {
      const [name = "", ...value] = each.split("=");
      return [name, value.join("=")];
    }),
    ["signature", signature],
  ]);
}

const asked = [`shop=${shop}`, "logged_in_customer_id=", "path_prefix=/apps/paniere", `timestamp=${timestamp}`];

test("a request that Shopify signed names its shop", () => {
  expect(readProxiedShop(signed(asked), secret, now)).toBe(shop);
});

test.each([["v=1", "v2=2"], ["B=1", "a=2"], ["a=x=y"], ["a="]])(
  "parameters that sort otherwise by name alone are accepted: %s %s",
  (...parameters) => {
    expect(readProxiedShop(signed([...asked, ...parameters]), secret, now)).toBe(shop);
  },
);

test("several values of one name are signed joined by commas", () => {
  const signature = signed([...asked, "extra=1,2"]).get("signature") ?? "";
  const query = new URLSearchParams([...signed(asked).entries()].filter(([name]) => name !== "signature"));
  query.append("extra", "1");
  query.append("extra", "2");
  query.append("signature", signature);

  expect(readProxiedShop(query, secret, now)).toBe(shop);
});

test("nothing is believed of a request that was changed, signed by another, or not at all", () => {
  const changed = signed(asked);
  changed.set("shop", "other.myshopify.com");
  const added = signed(asked);
  added.set("v", "1");
  const unsigned = signed(asked);
  unsigned.delete("signature");
  const cut = signed(asked);
  cut.set("signature", cut.get("signature")?.slice(0, 32) ?? "");

  for (const query of [changed, added, unsigned, cut, signed(asked, "another secret"), new URLSearchParams()]) {
    expect(readProxiedShop(query, secret, now)).toBeNull();
  }
});

test("a signed address is of no use two minutes later, nor without its time", () => {
  const later = new Date(now.getTime() + 120_000);

  expect(readProxiedShop(signed(asked), secret, later)).toBeNull();
  expect(readProxiedShop(signed([`shop=${shop}`]), secret, now)).toBeNull();
});
