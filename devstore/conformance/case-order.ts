import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { quantities } from "./inventory-requests.ts";
import type { World } from "./world.ts";

export const ADMIN_API = "https://shopify.dev/docs/api/admin-graphql/latest";
export const WEBHOOKS = "https://shopify.dev/docs/api/webhooks/latest";

export interface OrderError {
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code?: string | null;
}

/** What a mutation of orders answers with: its errors, and values by name */
export interface OrderAnswer {
  readonly userErrors: readonly OrderError[];
  readonly [field: string]: unknown;
}

/** Sends a mutation whose field is called `answer`. */
export async function change(world: World, mutation: string, variables: object): Promise<OrderAnswer> {
  const { answer } = await world.data<{ answer: OrderAnswer }>(mutation, variables);
  return answer;
}

/** Sends a mutation that must not be refused, and answers with one of its fields. */
export async function changed<T>(
  world: World,
  mutation: string,
  { field, ...variables }: { readonly field: string } & Readonly<Record<string, unknown>>,
): Promise<T> {
  const answer = await change(world, mutation, variables);
  assert.deepEqual(answer.userErrors, []);
  return answer[field] as T;
}

/** Creates an order by the API and answers with these fields of it. */
export function createOrder(
  world: World,
  given: { readonly order: object; readonly options?: object; readonly fields?: string },
): Promise<OrderAnswer> {
  const { order, options = null, fields = "id" } = given;
  return change(
    world,
    `mutation orderCreate($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {
      answer: orderCreate(order: $order, options: $options) {
        userErrors { field message code } order { ${fields} }
      }
    }`,
    { order, options },
  );
}

export function euros(amount: string): object {
  return { shopMoney: { amount, currencyCode: "EUR" } };
}

/** So many candles at 9.50, shipped */
export function candleLine(world: World, quantity = 2): object {
  return { variantId: world.variant("C-1").id, quantity, requiresShipping: true };
}

/** An order and what belongs to it, by global ids */
export interface CaseOrder {
  readonly id: string;
  readonly name: string;
  readonly lineItems: { readonly nodes: readonly { readonly id: string }[] };
  readonly transactions: readonly { readonly id: string }[];
  readonly fulfillmentOrders: {
    readonly nodes: readonly {
      readonly id: string;
      readonly lineItems: { readonly nodes: readonly { readonly id: string }[] };
    }[];
  };
}

const PARTS = `id name lineItems(first: 5) { nodes { id } } transactions { id }
  fulfillmentOrders(first: 5) { nodes { id lineItems(first: 5) { nodes { id } } } }`;

/** A paid order of two candles, whose units are committed; or what the case says instead. */
export async function anOrder(world: World, order: object = {}): Promise<CaseOrder> {
  const { userErrors, order: made } = await createOrder(world, {
    order: {
      lineItems: [candleLine(world)],
      transactions: [{ kind: "SALE", status: "SUCCESS", gateway: "manual", amountSet: euros("19.00") }],
      ...order,
    },
    options: { inventoryBehaviour: "DECREMENT_OBEYING_POLICY" },
    fields: PARTS,
  });
  assert.deepEqual(userErrors, []);
  return made as CaseOrder;
}

/** The global id of the order's first line */
export function firstLine(order: CaseOrder): string {
  return order.lineItems.nodes[0]?.id ?? "";
}

/** The global ids of the order's first fulfilment order and of its first line */
export function firstToSend(order: CaseOrder): { readonly id: string; readonly lineId: string } {
  const one = order.fulfillmentOrders.nodes[0];
  return { id: one?.id ?? "", lineId: one?.lineItems.nodes[0]?.id ?? "" };
}

/** Reads fields of an order. */
export async function readOrder<T>(world: World, id: string, fields: string): Promise<T> {
  const { order } = await world.data<{ order: T }>(`query ($id: ID!) { order(id: $id) { ${fields} } }`, { id });
  return order;
}

/** What lies of the candles, by state; states with nothing are left out. */
export function candles(world: World): Record<string, number> {
  return quantities(world.store, world.variant("C-1").inventoryItemId);
}

/** Sends all that is left of an order's first fulfilment order, or so many units of its first line. */
export function send(
  world: World,
  order: CaseOrder,
  given: { readonly quantity?: number; readonly trackingInfo?: object } = {},
): Promise<OrderAnswer> {
  const { id, lineId } = firstToSend(order);
  const { quantity, trackingInfo } = given;
  const lines = quantity === undefined ? {} : { fulfillmentOrderLineItems: [{ id: lineId, quantity }] };
  return change(
    world,
    `mutation fulfillmentCreate($fulfillment: FulfillmentInput!) {
      answer: fulfillmentCreate(fulfillment: $fulfillment) {
        fulfillment { id name status totalQuantity trackingInfo { company number url } } userErrors { field message }
      }
    }`,
    {
      fulfillment: {
        lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: id, ...lines }],
        ...(trackingInfo ? { trackingInfo } : {}),
      },
    },
  );
}

const REFUND = `mutation M($input: RefundInput!, $key: String!) {
  answer: refundCreate(input: $input) @idempotent(key: $key) {
    userErrors { field message }
    order { id displayFinancialStatus }
    refund {
      id note totalRefundedSet { presentmentMoney { amount } }
      refundLineItems(first: 5) {
        nodes { quantity restockType restocked location { id } subtotalSet { shopMoney { amount } } }
      }
    }
  }
}`;

/** Refunds an order, with a key of its own unless the case gives one. */
export function refundOrder(world: World, input: object, key: string = randomUUID()): Promise<OrderAnswer> {
  return change(world, REFUND, { input, key });
}

/** Money paid back by the way it was paid */
export function moneyBack(order: CaseOrder, amount: string): object {
  return { orderId: order.id, gateway: "manual", kind: "REFUND", amount, parentId: order.transactions[0]?.id };
}
