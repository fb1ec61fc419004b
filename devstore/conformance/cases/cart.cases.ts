import assert from "node:assert/strict";
import { add, type CartItem, cartOf, cartPost } from "../case-cart.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { payForCart, variantNumber } from "../shopper-requests.ts";

const CART = "https://shopify.dev/docs/api/ajax/reference/cart";

interface Refusal {
  readonly status: number | string;
  readonly message: string;
  readonly description: string;
}

export const cartCases: readonly ConformanceCase[] = [
  {
    says: "add.js answers the added lines, and for a variant that was there the line's new quantity",
    page: `${CART}#post-locale-cart-add-js`,
    covers: ["cart"],
    async prove(world) {
      await add(world, "C-1", 1);

      const { status, json } = await add(world, "C-1", 2);

      assert.equal(status, 200);
      assert.deepEqual(
        json.items.map(({ sku, quantity }) => [sku, quantity]),
        [["C-1", 3]],
      );
      assert.equal((await cartOf(world)).item_count, 3);
    },
  },
  {
    says: "the same variant with other line item properties is a line of its own",
    page: `${CART}#add-line-item-properties`,
    covers: ["cart"],
    example: true,
    async prove(world) {
      const item = { quantity: 1, id: variantNumber(world, "C-1"), properties: { "First name": "Caroline" } };
      await add(world, "C-1", 1);

      const { json } = await cartPost<{ items: CartItem[] }>(world, "add", { items: [item] });

      assert.deepEqual(json.items[0]?.properties, { "First name": "Caroline" });
      const { items } = await cartOf(world);
      assert.equal(items.length, 2);
      assert.notEqual(items[0]?.key, items[1]?.key);
    },
  },
  {
    says: "adding more than is in stock adds what there is, and answers 422",
    page: `${CART}#error-responses`,
    covers: ["cart"],
    async prove(world) {
      const { status, json } = await cartPost<Refusal>(world, "add", {
        items: [{ id: variantNumber(world, "C-1"), quantity: 9 }],
      });

      assert.equal(status, 422);
      assert.equal(json.status, 422);
      assert.equal((await cartOf(world)).item_count, 5);
    },
  },
  {
    says: "the words of a line that was cut to the stock name how many were added, those of a full one its maximum",
    page: "https://shopify.dev/changelog/cart-ajax-api-inventory-error-message-updates",
    covers: ["cart"],
    example: true,
    async prove(world) {
      const wanted = { items: [{ id: variantNumber(world, "C-1"), quantity: 9 }] };

      const cut = await cartPost<Refusal>(world, "add", wanted);
      const full = await cartPost<Refusal>(world, "add", wanted);

      assert.match(cut.json.message, /^Only 5 items were added to your cart/);
      assert.equal(full.json.message, "The maximum quantity of this item is already in your cart.");
      assert.equal(full.status, 422);
    },
  },
  {
    says: "a product that is sold out is refused by its name, and not in the cart",
    page: `${CART}#error-responses`,
    covers: ["cart"],
    example: true,
    async prove(world) {
      const { status, json } = await cartPost<Refusal>(world, "add", {
        items: [{ id: variantNumber(world, "BS-L"), quantity: 1 }],
      });

      assert.equal(status, 422);
      assert.equal(json.status, 422);
      assert.equal(json.description, "The product 'Blue Shirt - Large' is already sold out.");
      assert.equal((await cartOf(world)).item_count, 0);
    },
  },
  {
    says: "a variant that sells on without stock is added however many are wanted",
    page: `${CART}#error-responses`,
    covers: ["cart"],
    async prove(world) {
      const { id, productId } = world.variant("BS-L");
      await world.data(
        `mutation ($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
          productVariantsBulkUpdate(productId: $productId, variants: $variants) { userErrors { message } }
        }`,
        { productId, variants: [{ id, inventoryPolicy: "CONTINUE" }] },
      );

      assert.equal((await add(world, "BS-L", 30)).status, 200);
      assert.equal((await cartOf(world)).item_count, 30);
    },
  },
  {
    says: "update.js refuses a variant that does not exist, or is not in the online store, with 404",
    page: `${CART}#post-locale-cart-update-js`,
    covers: ["cart"],
    example: true,
    async prove(world) {
      for (const id of ["794864053", variantNumber(world, "L-1")]) {
        const { status, json } = await cartPost<Refusal>(world, "update", { updates: { [id]: 2 } });

        assert.equal(status, 404);
        assert.deepEqual(json, { status: 404, message: "Cart Error", description: "Cannot find variant" });
      }
    },
  },
  {
    says: "update.js changes lines by variant, by key and by a list of quantities, and 0 takes a line out",
    page: `${CART}#post-locale-cart-update-js`,
    covers: ["cart"],
    async prove(world) {
      await add(world, "BS-S", 1);
      await add(world, "C-1", 1);
      const quantities = async (updates: unknown) => {
        const { status, json } = await cartPost(world, "update", { updates });
        assert.equal(status, 200);
        return json.items.map(({ sku, quantity }) => `${sku} ${quantity}`).sort();
      };
      const [first] = (await cartOf(world)).items;

      assert.deepEqual(await quantities({ [variantNumber(world, "BS-S")]: 2 }), ["BS-S 2", "C-1 1"]);
      assert.deepEqual(await quantities({ [first?.key ?? ""]: 3 }), ["BS-S 2", "C-1 3"]);
      assert.deepEqual(await quantities([2, 1]), ["BS-S 1", "C-1 2"]);
      assert.deepEqual(await quantities({ [variantNumber(world, "C-1")]: 0 }), ["BS-S 1"]);
    },
  },
  {
    says: "update.js adds a variant that is in no line yet",
    page: `${CART}#post-locale-cart-update-js`,
    covers: ["cart"],
    async prove(world) {
      const { json } = await cartPost(world, "update", { updates: { [variantNumber(world, "C-1")]: 2 } });

      assert.deepEqual(
        json.items.map(({ sku, quantity }) => [sku, quantity]),
        [["C-1", 2]],
      );
    },
  },
  {
    says: "update.js sets the note, attributes and discount codes, and an empty text takes all codes off",
    page: `${CART}#post-locale-cart-update-js`,
    covers: ["cart", "discounts"],
    example: true,
    async prove(world) {
      await add(world, "C-1", 1);

      const { json } = await cartPost(world, "update", {
        note: "This is a note about my order",
        attributes: { "Gift wrap": "Yes" },
        discount: "discount_code,discount_code2",
      });

      assert.equal(json.note, "This is a note about my order");
      assert.deepEqual(json.attributes, { "Gift wrap": "Yes" });
      assert.deepEqual(
        json.discount_codes.map(({ code, applicable }) => [code, applicable]),
        [
          ["discount_code", false],
          ["discount_code2", false],
        ],
      );
      assert.deepEqual((await cartPost(world, "update", { discount: "" })).json.discount_codes, []);
    },
  },
  {
    says: "change.js refuses a line that is not in the cart with 400, and adds nothing",
    page: `${CART}#post-locale-cart-change-js`,
    covers: ["cart"],
    example: true,
    async prove(world) {
      const { status, json } = await cartPost<Refusal>(world, "change", {
        id: variantNumber(world, "C-1"),
        quantity: 3,
      });

      assert.equal(status, 400);
      assert.deepEqual(json, {
        status: "bad_request",
        message: "no valid id or line parameter",
        description: "no valid id or line parameter",
      });
      assert.equal((await cartPost(world, "change", { line: 1, quantity: 1 })).status, 400);
      assert.equal((await cartOf(world)).item_count, 0);
    },
  },
  {
    says: "change.js finds its line by variant, key, or the position counted from one",
    page: `${CART}#identify-the-line-item-to-change`,
    covers: ["cart"],
    async prove(world) {
      await add(world, "C-1", 1);
      const [line] = (await cartOf(world)).items;

      for (const [quantity, which] of [
        [2, { line: 1 }],
        [3, { id: line?.key }],
        [4, { id: variantNumber(world, "C-1") }],
      ] as const) {
        const { json } = await cartPost(world, "change", { ...which, quantity });
        assert.equal(json.item_count, quantity);
      }
      assert.equal((await cartPost(world, "change", { line: 1, quantity: 0 })).json.item_count, 0);
    },
  },
  {
    says: "change.js puts other properties in the place of all that there were, and they cannot be emptied",
    page: `${CART}#update-properties`,
    covers: ["cart"],
    async prove(world) {
      const item = { id: variantNumber(world, "C-1"), quantity: 1, properties: { colour: "red", size: "5" } };
      await cartPost(world, "add", { items: [item] });

      const changed = await cartPost(world, "change", { line: 1, properties: { gift_wrap: true } });
      const emptied = await cartPost(world, "change", { line: 1, properties: {} });

      assert.deepEqual(changed.json.items[0]?.properties, { gift_wrap: "true" });
      assert.deepEqual(emptied.json.items[0]?.properties, { gift_wrap: "true" });
    },
  },
  {
    says: "clear.js empties the cart and leaves its note and attributes",
    page: `${CART}#post-locale-cart-clear-js`,
    covers: ["cart"],
    async prove(world) {
      await add(world, "C-1", 2);
      await cartPost(world, "update", { note: "ring twice", attributes: { gift: "yes" } });

      const { json } = await cartPost(world, "clear", {});

      assert.equal(json.item_count, 0);
      assert.deepEqual(json.items, []);
      assert.equal(json.note, "ring twice");
      assert.deepEqual((await cartOf(world)).attributes, { gift: "yes" });
    },
  },
  {
    says: "a property with an underscore before its name is in the Ajax API, not shown at the checkout, and on the order",
    page: `${CART}#private-properties-and-attributes`,
    covers: ["cart", "checkout"],
    example: true,
    async prove(world) {
      const item = {
        quantity: 2,
        id: variantNumber(world, "C-1"),
        properties: { _foo: "bar-hidden", gift_wrap: true },
      };
      await cartPost(world, "add", { items: [item] });

      assert.deepEqual((await cartOf(world)).items[0]?.properties, { _foo: "bar-hidden", gift_wrap: "true" });
      const address = (await world.fetch("/checkout")).headers.get("location") ?? "";
      const checkout = await (await world.fetch(address)).text();
      assert.ok(!checkout.includes("bar-hidden"));
      assert.ok(checkout.includes("gift_wrap: true"));
      await payForCart(world);
      const { orders } = await world.data<{ orders: { nodes: { lineItems: { nodes: unknown[] } }[] } }>(
        "{ orders(first: 1) { nodes { lineItems(first: 1) { nodes { customAttributes { key value } } } } } }",
      );
      assert.deepEqual(orders.nodes[0]?.lineItems.nodes[0], {
        customAttributes: [
          { key: "_foo", value: "bar-hidden" },
          { key: "gift_wrap", value: "true" },
        ],
      });
    },
  },
  {
    says: "an attribute with two underscores before its name is not in the Ajax API, and on the order as the others are",
    page: `${CART}#private-cart-attributes`,
    covers: ["cart", "orders"],
    async prove(world) {
      const { json } = await cartPost(world, "update", { attributes: { __origin: "show", gift: "yes" } });

      assert.deepEqual(json.attributes, { gift: "yes" });
      assert.deepEqual((await cartOf(world)).attributes, { gift: "yes" });
      await add(world, "C-1", 1);
      await payForCart(world);
      const { orders } = await world.data<{ orders: { nodes: object[] } }>(
        "{ orders(first: 1) { nodes { customAttributes { key value } } } }",
      );
      assert.deepEqual(orders.nodes, [
        {
          customAttributes: [
            { key: "__origin", value: "show" },
            { key: "gift", value: "yes" },
          ],
        },
      ]);
    },
  },
  {
    says: "the Cart API takes a form as it takes JSON",
    page: `${CART}#post-locale-cart-update-js`,
    covers: ["cart"],
    async prove(world) {
      const id = variantNumber(world, "C-1");

      const response = await world.fetch("/cart/update.js", {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ [`updates[${id}]`]: "2", "attributes[Gift wrap]": "Yes" }).toString(),
      });

      assert.equal(response.status, 200);
      const cart = await cartOf(world);
      assert.equal(cart.item_count, 2);
      assert.deepEqual(cart.attributes, { "Gift wrap": "Yes" });
    },
  },
];
