import { expect, test } from "vitest";
import { keptBody } from "./webhook-fields.ts";

test("of an order nothing is kept that is the shopper's", () => {
  const body = JSON.stringify({
    id: 5678901234567,
    name: "#1001",
    email: "ada@example.com",
    customer: { first_name: "Ada" },
    shipping_address: { city: "Berlin" },
    note: "ring twice",
    line_items: [{ id: 1, title: "Shirt", sku: "S", properties: [{ name: "_paniere_show", value: "x" }] }],
  });

  expect(JSON.parse(keptBody("orders/create", body))).toEqual({
    id: "5678901234567",
    name: "#1001",
    line_items: [{ id: "1", title: "Shirt", properties: [{ name: "_paniere_show", value: "x" }] }],
  });
});

test("of a shopper's redaction nothing is kept at all", () => {
  expect(keptBody("customers/redact", '{"customer":{"id":207119551,"email":"ada@example.com"}}')).toBe(
    '{"customer":{"id":"207119551"}}',
  );
});

test("ids beyond 2^53 keep every digit", () => {
  const body = '{"inventory_item_id":9223372036854775807,"location_id":-1,"available":3,"updated_at":"x"}';

  expect(JSON.parse(keptBody("inventory_levels/update", body))).toMatchObject({
    inventory_item_id: "9223372036854775807",
    available: "3",
  });
});

test("a topic that nobody asked for keeps nothing, and names of Object.prototype are no fields", () => {
  expect(keptBody("themes/publish", '{"id":1}')).toBe("{}");
  expect(keptBody("products/delete", '{"id":1,"constructor":{"a":1},"__proto__":{"b":2}}')).toBe('{"id":"1"}');
});

test("a body that is no JSON is thrown out", () => {
  expect(() => keptBody("products/delete", "<html>")).toThrow(SyntaxError);
});
