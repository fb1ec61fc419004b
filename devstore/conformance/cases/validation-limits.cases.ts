import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { addToCart, cartUnits } from "../shopper-requests.ts";
import type { World } from "../world.ts";

const FUNCTIONS = "https://shopify.dev/docs/api/functions/latest";
const MUTATION = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/validationCreate";

/** Lets the shop's validation do what no function may, from now on. */
async function misbehave(world: World, misdeed: string, given: { readonly blockOnFailure: boolean }): Promise<void> {
  const settings = { key: "settings", type: "json", value: JSON.stringify({ misdeed }) };
  const { validationCreate } = await world.data<{ validationCreate: { userErrors: unknown[] } }>(
    `mutation ($validation: ValidationCreateInput!) {
      validationCreate(validation: $validation) { userErrors { field message } }
    }`,
    { validation: { functionHandle: "guard", enable: true, ...given, metafields: [settings] } },
  );
  assert.deepEqual(validationCreate.userErrors, []);
}

/** The status with which the cart answers while the validation does this, and blocks on failure. */
async function statusWith(world: World, misdeed: string): Promise<number> {
  await misbehave(world, misdeed, { blockOnFailure: true });
  return (await addToCart(world, "C-1")).status;
}

export const validationLimitCases: readonly ConformanceCase[] = [
  {
    says: "a function that does not end is stopped: it blocks the buyer where it is told to, and the store goes on",
    page: MUTATION,
    covers: ["validations"],
    async prove(world) {
      await misbehave(world, "loop", { blockOnFailure: false });
      assert.equal((await addToCart(world, "C-1")).status, 200);

      assert.equal(await statusWith(world, "loop"), 422);
      assert.deepEqual(await cartUnits(world), { "C-1": 1 });
      assert.equal((await world.fetch("/products/vanilla-candle")).status, 200);
    },
  },
  {
    says: "a function has no network",
    page: `${FUNCTIONS}#function-anatomy`,
    covers: ["validations"],
    prove: async (world) => assert.equal(await statusWith(world, "reach"), 422),
  },
  {
    says: "a function answers at once: a promise is no answer",
    page: FUNCTIONS,
    covers: ["validations"],
    prove: async (world) => assert.equal(await statusWith(world, "later"), 422),
  },
  {
    says: "a function's output has at most 20 kB",
    page: `${FUNCTIONS}#resource-limits`,
    covers: ["validations"],
    async prove(world) {
      assert.equal(await statusWith(world, "talk"), 422);
      const { description } = (await addToCart(world, "C-1")).json;
      assert.ok(String(description).length < 200, "the function's own words are not shown");
    },
  },
];
