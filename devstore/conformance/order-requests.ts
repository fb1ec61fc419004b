import assert from "node:assert/strict";
import { placeOrder } from "../orders/place-order.ts";
import { gid, idIn } from "../state/ids.ts";
import type { World } from "./world.ts";

/** An order that a shopper placed, by the global ids of its parts */
export interface BoughtOrder {
  readonly id: string;
  readonly lineId: string;
  readonly fulfillmentOrderId: string;
  readonly fulfillmentOrderLineId: string;
}

const address = {
  firstName: "Ada",
  lastName: "L",
  address1: "Road 1",
  city: "Berlin",
  zip: "10115",
  countryCode: "DE",
};

/** Buys units of BS-S at the checkout. */
export async function buy({ store, variant, data }: World, { quantity }: { quantity: number }): Promise<BoughtOrder> {
  const placed = placeOrder(store, {
    lines: [{ variantId: idIn(variant("BS-S").id, "ProductVariant") ?? "", quantity, properties: [] }],
    email: "ada@example.org",
    shippingAddress: address,
    discountCodes: [],
    cartToken: null,
  });
  assert.ok("id" in placed, "there are enough units");
  const id = gid("Order", placed.id);
  type Node = { id: string; lineItems: { nodes: { id: string }[] } };
  const { order } = await data<{
    order: { lineItems: { nodes: { id: string }[] }; fulfillmentOrders: { nodes: Node[] } };
  }>(
    `query ($id: ID!) { order(id: $id) { lineItems(first: 1) { nodes { id } }
      fulfillmentOrders(first: 1) { nodes { id lineItems(first: 1) { nodes { id } } } } } }`,
    { id },
  );
  const [fulfillmentOrder] = order.fulfillmentOrders.nodes;
  return {
    id,
    lineId: order.lineItems.nodes[0]?.id ?? "",
    fulfillmentOrderId: fulfillmentOrder?.id ?? "",
    fulfillmentOrderLineId: fulfillmentOrder?.lineItems.nodes[0]?.id ?? "",
  };
}

/** Where an order stands. */
export async function statusOf(
  { data }: World,
  id: string,
): Promise<{ displayFinancialStatus: string; displayFulfillmentStatus: string }> {
  const { order } = await data<{ order: { displayFinancialStatus: string; displayFulfillmentStatus: string } }>(
    "query ($id: ID!) { order(id: $id) { displayFinancialStatus displayFulfillmentStatus } }",
    { id },
  );
  return order;
}
