import { expect, test } from "vitest";
import { parseCatalogueLine } from "./catalogue-line.ts";

const product = {
  id: "gid://shopify/Product/7",
  title: "Shirt",
  handle: "shirt",
  status: "UNLISTED",
  publishedAt: "2026-11-21T10:00:00Z",
  updatedAt: "2026-11-21T10:00:00Z",
  featuredMedia: { preview: { image: { url: "https://cdn.shopify.com/a.jpg" } } },
  options: [{ name: "Size" }],
};
const level = {
  id: "gid://shopify/InventoryLevel/1?inventory_item_id=700",
  __parentId: "gid://shopify/ProductVariant/70",
  isActive: true,
  updatedAt: "2026-11-21T10:00:00Z",
  item: { id: "gid://shopify/InventoryItem/700" },
  location: { id: "gid://shopify/Location/1" },
  quantities: [{ name: "available", quantity: -2 }],
};

const read = (line: object) => parseCatalogueLine(JSON.stringify(line), "EUR");

test("a product's line is read", () => {
  expect(read(product)).toMatchObject({
    kind: "product",
    product: { id: "7", status: "unlisted", published: true, imageUrl: "https://cdn.shopify.com/a.jpg" },
  });
  expect(read({ ...product, featuredMedia: null, publishedAt: null })).toMatchObject({
    product: { imageUrl: null, published: false },
  });
});

test("a variant's line belongs to the product that its parent id names", () => {
  const variant = {
    id: "gid://shopify/ProductVariant/70",
    __parentId: "gid://shopify/Product/7",
    title: "Default Title",
    sku: null,
    position: 1,
    price: "19.90",
    compareAtPrice: "25.00",
    inventoryPolicy: "DENY",
    updatedAt: "2026-11-21T10:00:00Z",
    inventoryItem: { id: "gid://shopify/InventoryItem/700", tracked: true },
  };

  expect(read(variant)).toMatchObject({
    kind: "variant",
    variant: { productId: "7", inventoryItemId: "700", title: "", priceMinor: 1990, compareAtMinor: 2500 },
  });
});

test("a level's line is read, below zero too, and one that is out of use is passed over", () => {
  expect(read(level)).toEqual({
    kind: "level",
    level: { inventoryItemId: "700", locationId: "1", available: -2, updatedAt: "2026-11-21T10:00:00Z" },
  });
  expect(read({ ...level, isActive: false })).toEqual({ kind: "unused" });
});

test.each(['{"id":"gid://shopify/Product/7"', "null", '{"id":"gid://shopify/Collection/1"}', '{"id":7}'])(
  "%j is no line of a catalogue",
  (line) => {
    expect(() => parseCatalogueLine(line, "EUR")).toThrow();
  },
);
