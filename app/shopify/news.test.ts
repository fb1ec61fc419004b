import { expect, test } from "vitest";
import { parseOrderNews } from "./order-news.ts";
import { parseProductNews } from "./product-news.ts";
import { parseInventoryItemNews, parseStockNews } from "./stock-news.ts";

const variant = {
  id: "70",
  title: "Default Title",
  sku: "",
  position: "1",
  price: "19.90",
  compare_at_price: null,
  inventory_policy: "continue",
  inventory_item_id: "700",
  updated_at: "2026-11-21T10:00:00+01:00",
};
const product = {
  id: "7",
  title: "Shirt",
  handle: "shirt",
  status: "active",
  published_at: null,
  updated_at: "2026-11-21T10:00:00+01:00",
  image: null,
  options: [{ name: "Title" }],
  variants: [variant],
};

test("a product's news is read with its variants", () => {
  const news = parseProductNews(product, "EUR");

  expect(news.product).toMatchObject({ id: "7", published: false, imageUrl: null });
  expect(news.variants).toMatchObject([{ title: "", priceMinor: 1990, oversells: true, tracked: null }]);
});

test("whether the store counts a variant is told by news of its inventory item", () => {
  const body = { id: "700", tracked: false, updated_at: "2026-11-21T10:00:00Z" };

  expect(parseInventoryItemNews(body)).toEqual({ id: "700", tracked: false, updatedAt: "2026-11-21T10:00:00Z" });
  expect(() => parseInventoryItemNews({ ...body, tracked: null })).toThrow();
});

test("variants that the body only lists by gid are the product's too", () => {
  const listed = { ...product, variant_gids: [{ admin_graphql_api_id: "gid://shopify/ProductVariant/71" }] };

  expect(parseProductNews(listed, "EUR").variantIds).toEqual(["71", "70"]);
});

test("stock that the store does not count is none", () => {
  const body = { inventory_item_id: "700", location_id: "1", available: null, updated_at: "x" };

  expect(parseStockNews(body)).toMatchObject({ available: 0 });
  expect(parseStockNews({ ...body, available: "-2" })).toMatchObject({ available: -2 });
});

test("a line's total is what is paid for it after every discount", () => {
  const order = parseOrderNews({
    id: "9",
    name: "#1",
    currency: "EUR",
    created_at: "x",
    line_items: [
      {
        id: "1",
        title: "Shirt",
        quantity: "3",
        price: "20.00",
        properties: null,
        discount_allocations: [{ amount: "15.00" }, { amount: "0.50" }],
      },
    ],
  });

  expect(order.lines).toMatchObject([{ totalMinor: 4450, productId: null, properties: [] }]);
});
