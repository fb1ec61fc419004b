import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { quantities } from "../inventory-requests.ts";
import { addToCart, askCart, cartUnits, checkoutPath, payForCart, paymentForm } from "../shopper-requests.ts";
import type { World } from "../world.ts";

const TEST_ORDERS = "https://help.shopify.com/en/manual/checkout-settings/test-orders";
const CART_API = "https://shopify.dev/docs/api/ajax/reference/cart";
const WEBHOOKS = "https://shopify.dev/docs/api/webhooks/latest";
const PROPERTIES = "https://shopify.dev/docs/storefronts/themes/product-merchandising/line-item-properties";
const STATES = "https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps";

interface PlacedOrder {
  readonly name: string;
  readonly note: string | null;
  readonly displayFinancialStatus: string;
  readonly totalPriceSet: { readonly shopMoney: { readonly amount: string } };
  readonly lineItems: {
    readonly nodes: readonly {
      readonly sku: string;
      readonly quantity: number;
      readonly customAttributes: readonly { readonly key: string; readonly value: string }[];
    }[];
  };
}

async function orders(world: World): Promise<readonly PlacedOrder[]> {
  const { orders: found } = await world.data<{ orders: { nodes: PlacedOrder[] } }>(
    `{ orders(first: 10) { nodes { name note displayFinancialStatus totalPriceSet { shopMoney { amount } }
      lineItems(first: 10) { nodes { sku quantity customAttributes { key value } } } } } }`,
  );
  return found.nodes;
}

function candleUnits(world: World): Record<string, number> {
  return quantities(world.store, world.variant("C-1").inventoryItemId);
}

/** The merchant sets how many candles are available. */
async function setCandles(world: World, quantity: number): Promise<void> {
  const { inventorySetQuantities } = await world.data<{ inventorySetQuantities: { userErrors: unknown[] } }>(
    `mutation ($input: InventorySetQuantitiesInput!, $key: String!) {
      inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { field message } }
    }`,
    {
      key: `set-${quantity}`,
      input: {
        name: "available",
        reason: "correction",
        quantities: [
          {
            inventoryItemId: world.variant("C-1").inventoryItemId,
            locationId: world.locations[0],
            quantity,
            changeFromQuantity: null,
          },
        ],
      },
    },
  );
  assert.deepEqual(inventorySetQuantities.userErrors, []);
}

export const checkoutCases: readonly ConformanceCase[] = [
  {
    says: "a paid cart is a paid order with its lines, note and total, and the next number",
    page: TEST_ORDERS,
    covers: ["checkout", "orders"],
    async prove(world) {
      await addToCart(world, "C-1", { quantity: 2 });
      await addToCart(world, "BS-S");
      await askCart(world, "/cart/update.js", { note: "Ring twice" });

      const paid = await payForCart(world);

      const [order, ...others] = await orders(world);
      assert.equal(paid.status, 303);
      assert.match(paid.headers.get("location") ?? "", /\/thank-you$/);
      assert.deepEqual(others, []);
      assert.deepEqual([order?.name, order?.note, order?.displayFinancialStatus], ["#1001", "Ring twice", "PAID"]);
      const units = order?.lineItems.nodes.map(({ sku, quantity }) => `${quantity} ${sku}`).sort();
      assert.deepEqual(units, ["1 BS-S", "2 C-1"]);
    },
  },
  {
    says: "the units of a paid cart are committed: on hand still, not available any more",
    page: STATES,
    covers: ["checkout", "inventory"],
    async prove(world) {
      await addToCart(world, "C-1", { quantity: 2 });
      const inCart = candleUnits(world);

      await payForCart(world);

      assert.deepEqual(inCart, { available: 5, on_hand: 5 });
      assert.deepEqual(candleUnits(world), { available: 3, committed: 2, on_hand: 5 });
    },
  },
  {
    says: "a paid cart is told by orders/create and orders/paid, with all properties of its lines",
    page: WEBHOOKS,
    covers: ["checkout", "webhooks"],
    async prove(world) {
      await world.subscribe("orders/create", "orders/paid");
      await addToCart(world, "C-1", { properties: { Engraving: "Ada", _show: "s1" } });

      await payForCart(world);

      const created = await world.webhook("orders/create");
      const paid = await world.webhook("orders/paid");
      const [line] = created.json["line_items"] as { sku: string; properties: object[] }[];
      assert.equal(line?.sku, "C-1");
      assert.deepEqual(line.properties, [
        { name: "Engraving", value: "Ada" },
        { name: "_show", value: "s1" },
      ]);
      assert.equal(paid.json["id"], created.json["id"]);
      assert.equal(paid.json["financial_status"], "paid");
    },
  },
  {
    says: "a property whose name begins with an underscore is hidden at the checkout, and reaches the order",
    page: PROPERTIES,
    covers: ["checkout", "cart"],
    async prove(world) {
      await addToCart(world, "C-1", { properties: { Engraving: "For Grace", _show: "secret-show" } });

      const page = await (await world.fetch(await checkoutPath(world))).text();
      await payForCart(world);

      assert.ok(page.includes("For Grace"));
      assert.ok(!page.includes("secret-show"));
      const [order] = await orders(world);
      assert.deepEqual(order?.lineItems.nodes[0]?.customAttributes, [
        { key: "Engraving", value: "For Grace" },
        { key: "_show", value: "secret-show" },
      ]);
    },
  },
  {
    says: "a declined card makes no order, takes no units and leaves the cart as it is",
    page: TEST_ORDERS,
    covers: ["checkout"],
    async prove(world) {
      await addToCart(world, "C-1", { quantity: 2 });

      const declined = await payForCart(world, { cardNumber: "2" });

      assert.equal(declined.status, 402);
      assert.deepEqual(await orders(world), []);
      assert.deepEqual(candleUnits(world), { available: 5, on_hand: 5 });
      assert.deepEqual(await cartUnits(world), { "C-1": 2 });
    },
  },
  {
    says: "stock is looked at when the payment is made: a cart whose units went meanwhile is not paid, and takes none",
    page: STATES,
    covers: ["checkout", "inventory"],
    async prove(world) {
      await addToCart(world, "BS-S");
      await addToCart(world, "C-1", { quantity: 3 });
      await setCandles(world, 2);

      const late = await payForCart(world);

      assert.equal(late.status, 409);
      assert.match(await late.text(), /Only 2 of .*Vanilla Candle/);
      assert.deepEqual(await orders(world), []);
      assert.deepEqual(candleUnits(world), { available: 2, on_hand: 2 });
      assert.deepEqual(quantities(world.store, world.variant("BS-S").inventoryItemId), { available: 10, on_hand: 10 });
    },
  },
  {
    says: "a button that is pressed twice at the same moment pays once",
    page: TEST_ORDERS,
    covers: ["checkout", "inventory"],
    async prove(world) {
      await addToCart(world, "C-1", { quantity: 2 });
      const path = await checkoutPath(world);

      const answers = await Promise.all([world.fetch(path, paymentForm()), world.fetch(path, paymentForm())]);

      assert.deepEqual(
        answers.map(({ status }) => status),
        [303, 303],
      );
      assert.equal((await orders(world)).length, 1);
      assert.deepEqual(candleUnits(world), { available: 3, committed: 2, on_hand: 5 });
    },
  },
  {
    says: "what is missing in the address is said, and nothing is paid",
    page: TEST_ORDERS,
    covers: ["checkout"],
    async prove(world) {
      await addToCart(world, "C-1");

      const incomplete = await payForCart(world, { email: "nobody", city: "" });

      assert.equal(incomplete.status, 422);
      assert.deepEqual(await orders(world), []);
    },
  },
  {
    says: "a cart that was paid is empty, and its checkout leads to the order from then on",
    page: CART_API,
    covers: ["checkout", "cart"],
    async prove(world) {
      await addToCart(world, "C-1");
      const path = await checkoutPath(world);
      await world.fetch(path, paymentForm());

      const again = await world.fetch(path, paymentForm());

      assert.equal(again.headers.get("location"), `${path}/thank-you`);
      assert.deepEqual(await cartUnits(world), {});
      assert.equal((await orders(world)).length, 1);
    },
  },
  {
    says: "an empty cart has no checkout",
    page: CART_API,
    covers: ["checkout"],
    async prove(world) {
      const response = await world.fetch("/checkout");

      assert.equal(response.headers.get("location"), "/cart");
    },
  },
];
