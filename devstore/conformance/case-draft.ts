import assert from "node:assert/strict";
import type { World } from "./world.ts";

export interface PlainError {
  readonly field: readonly string[] | null;
  readonly message: string;
}

export interface Draft {
  readonly id: string;
  readonly [field: string]: unknown;
}

export interface DraftAnswer {
  readonly draftOrder: Draft | null;
  readonly userErrors: readonly PlainError[];
}

/** Creates a draft and answers with these fields of it. */
export async function createDraft(world: World, input: object, fields = "id"): Promise<DraftAnswer> {
  const { draftOrderCreate } = await world.data<{ draftOrderCreate: DraftAnswer }>(
    `mutation draftOrderCreate($input: DraftOrderInput!) {
      draftOrderCreate(input: $input) { draftOrder { ${fields} } userErrors { message field } }
    }`,
    { input },
  );
  return draftOrderCreate;
}

/** Sends a mutation whose field is called `answer`. */
export async function changeDraft(world: World, mutation: string, variables: object): Promise<DraftAnswer> {
  const { answer } = await world.data<{ answer: DraftAnswer }>(mutation, variables);
  return answer;
}

/** A line of candles at 9.50 */
export function candles(world: World, quantity: number): object {
  return { variantId: world.variant("C-1").id, quantity };
}

/** The id of a new draft of two candles. */
export async function aDraft(world: World, input: object = {}): Promise<string> {
  const { draftOrder, userErrors } = await createDraft(world, { lineItems: [candles(world, 2)], ...input });
  assert.deepEqual(userErrors, []);
  return draftOrder?.id ?? "";
}

export const COMPLETE = `mutation draftOrderComplete($id: ID!, $pending: Boolean) {
  answer: draftOrderComplete(id: $id, paymentPending: $pending) {
    draftOrder { id status completedAt order { id name displayFinancialStatus totalPriceSet { shopMoney { amount } } } }
    userErrors { message field }
  }
}`;

export const UPDATE = `mutation draftOrderUpdate($id: ID!, $input: DraftOrderInput!) {
  answer: draftOrderUpdate(id: $id, input: $input) {
    draftOrder { id note2 tags totalPriceSet { shopMoney { amount } } lineItems(first: 5) { nodes { quantity } } }
    userErrors { message field }
  }
}`;

export const INVOICE_SEND = `mutation draftOrderInvoiceSend($id: ID!, $email: EmailInput) {
  answer: draftOrderInvoiceSend(id: $id, email: $email) {
    draftOrder { id status invoiceSentAt invoiceUrl }
    userErrors { message field }
  }
}`;

/** The example of the page: a custom line and a variant, each kind of discount, custom shipping. */
export function documentedInput(world: World): object {
  return {
    note: "Test draft order",
    email: "test.user@shopify.com",
    taxExempt: true,
    tags: ["foo", "bar"],
    shippingLine: { title: "Custom Shipping", price: 4.55 },
    shippingAddress: {
      address1: "123 Main St",
      city: "Waterloo",
      province: "Ontario",
      country: "Canada",
      zip: "A1A 1A1",
    },
    billingAddress: {
      address1: "456 Main St",
      city: "Toronto",
      province: "Ontario",
      country: "Canada",
      zip: "Z9Z 9Z9",
    },
    appliedDiscount: { description: "damaged", value: 5, valueType: "FIXED_AMOUNT", title: "Custom" },
    lineItems: [
      {
        title: "Custom product",
        originalUnitPrice: 14.99,
        quantity: 5,
        appliedDiscount: { description: "wholesale", value: 5, valueType: "PERCENTAGE", title: "Fancy" },
        weight: { value: 1, unit: "KILOGRAMS" },
        customAttributes: [
          { key: "color", value: "Gold" },
          { key: "material", value: "Plastic" },
        ],
      },
      candles(world, 2),
    ],
    customAttributes: [
      { key: "name", value: "Achilles" },
      { key: "city", value: "Troy" },
    ],
  };
}
