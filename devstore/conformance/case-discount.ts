import assert from "node:assert/strict";
import type { Asker } from "./admin-client.ts";
import { type CartJson, cartPost } from "./case-cart.ts";
import type { World } from "./world.ts";

export interface DiscountProblem {
  readonly field: readonly string[] | null;
  readonly code: string;
  readonly message: string;
}

interface Made {
  readonly node: { readonly id: string } | null;
  readonly userErrors: readonly DiscountProblem[];
}

export const TOGETHER = { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true };

/** A tenth off everything since long ago, unless `given` says otherwise */
export function aTenth(given: object = {}): object {
  return {
    title: "A tenth",
    startsAt: "2020-01-01T00:00:00Z",
    customerGets: { value: { percentage: 0.1 }, items: { all: true } },
    ...given,
  };
}

/** Makes a discount with the code TEN for everybody, unless `given` says otherwise. */
export async function makeCode(world: World, given: object = {}, asker?: Asker): Promise<Made> {
  const { made } = await world.data<{ made: Made }>(
    `mutation ($input: DiscountCodeBasicInput!) {
      made: discountCodeBasicCreate(basicCodeDiscount: $input) {
        node: codeDiscountNode { id } userErrors { field code message }
      }
    }`,
    { input: aTenth({ code: "TEN", context: { all: "ALL" }, ...given }) },
    asker,
  );
  return made;
}

export async function makeAutomatic(world: World, given: object = {}): Promise<Made> {
  const { made } = await world.data<{ made: Made }>(
    `mutation ($input: DiscountAutomaticBasicInput!) {
      made: discountAutomaticBasicCreate(automaticBasicDiscount: $input) {
        node: automaticDiscountNode { id } userErrors { field code message }
      }
    }`,
    { input: aTenth(given) },
  );
  return made;
}

/** The id of a code that is there now. */
export async function aCode(world: World, given: object = {}): Promise<string> {
  const { node, userErrors } = await makeCode(world, given);
  assert.deepEqual(userErrors, []);
  return node?.id ?? "";
}

/** The id of an automatic discount that is there now. */
export async function anAutomatic(world: World, given: object = {}): Promise<string> {
  const { node, userErrors } = await makeAutomatic(world, given);
  assert.deepEqual(userErrors, []);
  return node?.id ?? "";
}

/** Types codes into the cart, with commas between, and answers with the cart. */
export async function typeCodes(world: World, discount: string): Promise<CartJson> {
  return (await cartPost(world, "update", { discount })).json;
}

/** Whether TEN, or another code, takes something off the cart now. */
export async function holds(world: World, code = "TEN"): Promise<boolean> {
  const { discount_codes } = await typeCodes(world, code);
  return discount_codes[0]?.applicable === true;
}

/** Sends a mutation that takes the id of a discount, such as `discountCodeDeactivate`. */
export async function change(world: World, mutation: string, id: string): Promise<readonly DiscountProblem[]> {
  const answer = await world.data<Record<string, { userErrors: DiscountProblem[] }>>(
    `mutation ($id: ID!) { ${mutation}(id: $id) { userErrors { field code message } } }`,
    { id },
  );
  return answer[mutation]?.userErrors ?? [];
}
