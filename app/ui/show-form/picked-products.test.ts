import { describe, expect, it } from "vitest";
import { lineUpProduct } from "./picked-products.ts";

const picked = {
  id: "gid://shopify/Product/9007199254740993",
  title: "Shirt",
  images: [{ originalSrc: "https://cdn.shopify.com/shirt.png" }],
  totalInventory: 7,
  tracksInventory: true,
  status: "ACTIVE",
  variants: [
    { id: "gid://shopify/ProductVariant/9007199254740995", title: "S", price: "25.00", inventoryPolicy: "DENY" },
    { id: "gid://shopify/ProductVariant/9007199254740997", title: "M", price: "19.99", inventoryPolicy: "DENY" },
  ],
};

describe("a picked product", () => {
  it("keeps its whole id, and shows its stock and its lowest and highest price", () => {
    expect(lineUpProduct(picked, "EUR")).toEqual({
      productId: "9007199254740993",
      title: "Shirt",
      imageUrl: "https://cdn.shopify.com/shirt.png",
      storePrices: { min: { minor: 1999, currency: "EUR" }, max: { minor: 2500, currency: "EUR" } },
      available: 7,
      forSale: true,
      variants: [
        { variantId: "9007199254740995", title: "S", shelves: [] },
        { variantId: "9007199254740997", title: "M", shelves: [] },
      ],
    });
  });

  it("has no stock to show when the store does not count it or goes on selling", () => {
    expect(lineUpProduct({ ...picked, tracksInventory: false }, "EUR").available).toBeNull();
    expect(
      lineUpProduct({ ...picked, variants: [{ price: "1.00", inventoryPolicy: "CONTINUE" }] }, "EUR").available,
    ).toBeNull();
  });

  it("is shown too when the picker leaves most of it out", () => {
    expect(lineUpProduct({ id: "gid://shopify/Product/1", title: "Bare" }, "EUR")).toMatchObject({
      productId: "1",
      imageUrl: null,
      available: 0,
    });
  });
});
