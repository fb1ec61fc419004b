import { expect, test } from "vitest";
import { chooseLineUp } from "./line-up.ts";
import type { StoreVariant } from "./merchant.ts";

function aVariant(product: string, units: number, status = "ACTIVE"): StoreVariant {
  return {
    id: `gid://shopify/ProductVariant/${product}${units}`,
    title: "Default Title",
    sku: null,
    price: "10.00",
    inventoryQuantity: units,
    inventoryItem: { id: `gid://shopify/InventoryItem/${product}${units}`, tracked: true },
    product: { id: `gid://shopify/Product/${product}`, title: product, status, publishedAt: "2026-11-01T00:00:00Z" },
  };
}

test("the pinned product has two units of one variant, if any product has", () => {
  const lineUp = chooseLineUp([aVariant("mug", 1), aVariant("mug", 1), aVariant("sold-out", 0), aVariant("board", 2)]);

  expect(lineUp.map(({ title }) => title)).toEqual(["board", "mug", "sold-out"]);
});

test("the store's order is kept among products that have enough, and six are the most", () => {
  const many = ["a", "b", "c", "d", "e", "f", "g"].map((title, at) => aVariant(title, 10 + at));

  expect(chooseLineUp(many).map(({ title }) => title)).toEqual(["a", "b", "c", "d", "e", "f"]);
});

test("a draft is no part of a show", () => {
  expect(chooseLineUp([aVariant("secret", 9, "DRAFT")])).toEqual([]);
});
