import assert from "node:assert/strict";
import { idIn } from "../../state/ids.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const FUNCTIONS = "https://shopify.dev/docs/api/functions/latest/cart-and-checkout-validation";
const page = (name: string) => `https://shopify.dev/docs/api/admin-graphql/latest/mutations/${name}` as const;

type Made = { validation: { id: string; enabled: boolean } | null; userErrors: { field: string[]; code: string }[] };

async function activate(world: World, given: object = {}): Promise<Made> {
  const { validationCreate } = await world.data<{ validationCreate: Made }>(
    `mutation ($validation: ValidationCreateInput!) { validationCreate(validation: $validation) {
      validation { id enabled blockOnFailure title shopifyFunction { handle } } userErrors { field code } } }`,
    { validation: { functionHandle: "guard", enable: true, ...given } },
  );
  return validationCreate;
}

async function guard(world: World, sku: string): Promise<void> {
  const one = { ownerId: world.variant(sku).id, key: "guard", type: "single_line_text_field", value: "on" };
  await world.data(
    `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { message } } }`,
    { metafields: [one] },
  );
}

async function add(
  world: World,
  sku: string,
  properties: object = {},
): Promise<{ status: number; description?: string }> {
  const response = await world.fetch("/cart/add.js", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id: idIn(world.variant(sku).id, "ProductVariant"), quantity: 1, properties }),
  });
  return { ...((await response.json()) as object), status: response.status };
}

async function itemCount({ fetch }: World): Promise<number> {
  const response = await fetch("/cart.js");
  return ((await response.json()) as { item_count: number }).item_count;
}

async function pay(world: World): Promise<Response> {
  const toCheckout = await world.fetch("/checkout");
  const form = {
    email: "ada@example.org",
    countryCode: "DE",
    firstName: "Ada",
    lastName: "L",
    address1: "Road 1",
    zip: "10115",
    city: "Berlin",
    cardNumber: "1",
    cardExpiry: "12 / 40",
    cardCode: "123",
  };
  return world.fetch(toCheckout.headers.get("location") ?? "", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  });
}

const settings = (value: object) => [{ key: "settings", type: "json", value: JSON.stringify(value) }];

export const validationCases: readonly ConformanceCase[] = [
  {
    says: "a validation is made of a function by its handle, and is off unless it is enabled",
    page: page("validationCreate"),
    covers: ["validationCreate"],
    async prove(world) {
      const off = await activate(world, { enable: undefined });
      const on = await activate(world);

      assert.deepEqual([off.validation?.enabled, on.validation?.enabled], [false, true]);
      assert.deepEqual(on.userErrors, []);
    },
  },
  {
    says: "a function that is not there, or is for something else, or is not named, is refused",
    page: page("validationCreate"),
    covers: ["validationCreate"],
    async prove(world) {
      const codes = async (given: object) => (await activate(world, given)).userErrors.map(({ code }) => code);

      assert.deepEqual(await codes({ functionHandle: "nothing" }), ["FUNCTION_NOT_FOUND"]);
      assert.deepEqual(await codes({ functionHandle: "delivery" }), ["FUNCTION_DOES_NOT_IMPLEMENT"]);
      assert.deepEqual(await codes({ functionHandle: undefined }), ["MISSING_FUNCTION_IDENTIFIER"]);
      assert.deepEqual(await codes({ functionId: "abc" }), ["MULTIPLE_FUNCTION_IDENTIFIERS"]);
    },
  },
  {
    says: "a shop has at most twenty-five active validations",
    page: page("validationCreate"),
    covers: ["validationCreate"],
    async prove(world) {
      for (let made = 0; made < 25; made += 1) assert.deepEqual((await activate(world)).userErrors, []);

      const { userErrors } = await activate(world);

      assert.deepEqual(userErrors, [{ field: ["validation", "enable"], code: "MAX_VALIDATIONS_ACTIVATED" }]);
    },
  },
  {
    says: "a line that a validation turns away is not in the cart, and the shopper gets its words",
    page: FUNCTIONS,
    covers: ["validations", "cart"],
    async prove(world) {
      await activate(world);
      await guard(world, "C-1");

      const refused = await add(world, "C-1");
      const held = await add(world, "C-1", { _held: "yes" });
      const other = await add(world, "BS-S");

      assert.equal(refused.status, 422);
      assert.equal(refused.description, "Vanilla Candle is only sold in the show.");
      assert.deepEqual([held.status, other.status, await itemCount(world)], [200, 200, 2]);
    },
  },
  {
    says: "a function sees the variant's metafields of its own app",
    page: FUNCTIONS,
    covers: ["validations"],
    async prove(world) {
      await activate(world);
      const ownerId = world.variant("C-1").id;
      const other = { ownerId, namespace: "custom", key: "guard", type: "single_line_text_field", value: "on" };
      await world.data(
        `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { message } } }`,
        { metafields: [other] },
      );

      assert.equal((await add(world, "C-1")).status, 200);
    },
  },
  {
    says: "a cart that was fine is turned away at the payment once the guard is on, and no order is made",
    page: FUNCTIONS,
    covers: ["validations", "checkout"],
    async prove(world) {
      await activate(world);
      await add(world, "C-1");
      await guard(world, "C-1");

      const response = await pay(world);

      assert.equal(response.status, 422);
      assert.match(await response.text(), /Vanilla Candle is only sold in the show\./);
      assert.equal(world.store.state.orders.size, 0);
    },
  },
  {
    says: "a function knows where the buyer is: at the cart, at the checkout or paying",
    page: FUNCTIONS,
    covers: ["validations"],
    async prove(world) {
      await activate(world, { metafields: settings({ only: "CHECKOUT_COMPLETION" }) });
      await guard(world, "C-1");

      const added = await add(world, "C-1");
      const paid = await pay(world);

      assert.deepEqual([added.status, paid.status], [200, 422]);
    },
  },
  {
    says: "a validation that is disabled or deleted is asked no more",
    page: page("validationUpdate"),
    covers: ["validationUpdate", "validationDelete"],
    async prove(world) {
      const { validation } = await activate(world);
      await guard(world, "C-1");
      const before = await add(world, "C-1");
      await world.data(
        `mutation ($id: ID!) { validationUpdate(id: $id, validation: { enable: false }) { userErrors { code } } }`,
        { id: validation?.id },
      );
      const disabled = await add(world, "C-1");
      const { validationDelete } = await world.data<{ validationDelete: { deletedId: string } }>(
        "mutation ($id: ID!) { validationDelete(id: $id) { deletedId userErrors { code } } }",
        { id: validation?.id },
      );

      assert.deepEqual([before.status, disabled.status], [422, 200]);
      assert.equal(validationDelete.deletedId, validation?.id);
      assert.deepEqual(await world.data("{ validations(first: 5) { nodes { id } } }"), { validations: { nodes: [] } });
    },
  },
  {
    says: "a function that crashes stops the buyer only where it blocks on failure",
    page: page("validationCreate"),
    covers: ["validations"],
    async prove(world) {
      await activate(world, { metafields: settings({ crash: true }) });
      const passed = await add(world, "C-1");
      await activate(world, { metafields: settings({ crash: true }), blockOnFailure: true });
      const blocked = await add(world, "BS-S");

      assert.deepEqual([passed.status, blocked.status], [200, 422]);
    },
  },
  {
    says: "an order made by the API is not asked about",
    page: FUNCTIONS,
    covers: ["validations", "orderCreate"],
    async prove(world) {
      await activate(world);
      await guard(world, "C-1");

      const { orderCreate } = await world.data<{ orderCreate: { order: object | null } }>(
        `mutation ($order: OrderCreateOrderInput!) { orderCreate(order: $order) { order { id } userErrors { message } } }`,
        { order: { lineItems: [{ variantId: world.variant("C-1").id, quantity: 1 }] } },
      );

      assert.ok(orderCreate.order);
    },
  },
];
