import { change, changed, type OrderAnswer } from "./case-order.ts";
import type { World } from "./world.ts";

export const TOTALS = "totalPriceSet { shopMoney { amount } } totalOutstandingSet { shopMoney { amount } }";

interface Line {
  readonly id: string;
  readonly [field: string]: unknown;
}

export interface Calculated {
  readonly id: string;
  readonly lineItems: { readonly nodes: readonly Line[] };
  readonly addedLineItems: { readonly nodes: readonly Line[] };
  readonly [field: string]: unknown;
}

export const SHOWN = `calculatedOrder {
  id ${TOTALS} subtotalLineItemsQuantity
  lineItems(first: 5) { nodes { id quantity editableQuantity } }
  addedLineItems(first: 5) { nodes { id title quantity } }
  stagedChanges(first: 5) { nodes { __typename } }
}
userErrors { message field }`;

/** Begins the edit of an order and answers with its calculated order. */
export function begin(world: World, id: string): Promise<Calculated> {
  return changed(
    world,
    `mutation beginEdit($id: ID!) { answer: orderEditBegin(id: $id) { orderEditSession { id } ${SHOWN} } }`,
    { field: "calculatedOrder", id },
  );
}

/** Sets the quantity of the order's first line in an edit. */
export function setQuantity(
  world: World,
  edit: Calculated,
  given: { quantity: number; restock?: boolean },
): Promise<OrderAnswer> {
  return change(
    world,
    `mutation ($id: ID!, $lineItemId: ID!, $quantity: Int!, $restock: Boolean) {
      answer: orderEditSetQuantity(id: $id, lineItemId: $lineItemId, quantity: $quantity, restock: $restock) { ${SHOWN} } }`,
    { id: edit.id, lineItemId: edit.lineItems.nodes[0]?.id, ...given },
  );
}

/** Adds a variant to an edit, by its SKU. */
export function addVariant(
  world: World,
  edit: Calculated,
  given: { sku: string; quantity: number; duplicates?: boolean },
): Promise<OrderAnswer> {
  const { sku, quantity, duplicates = false } = given;
  return change(
    world,
    `mutation addVariantToOrder($id: ID!, $variantId: ID!, $quantity: Int!, $duplicates: Boolean) {
      answer: orderEditAddVariant(id: $id, variantId: $variantId, quantity: $quantity, allowDuplicates: $duplicates) {
        calculatedLineItem { id } ${SHOWN} } }`,
    { id: edit.id, variantId: world.variant(sku).id, quantity, duplicates },
  );
}

/** Commits an edit. */
export function commit(world: World, id: string): Promise<OrderAnswer> {
  return change(
    world,
    `mutation commitEdit($id: ID!) {
      answer: orderEditCommit(id: $id, notifyCustomer: false, staffNote: "Edited by the case") {
        order { id edited } successMessages userErrors { message field } } }`,
    { id },
  );
}
