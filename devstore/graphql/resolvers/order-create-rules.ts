import { idIn } from "../../state/ids.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import { addressProblems } from "./address-input.ts";
import type { LineInput, OrderInput } from "./order-create-input.ts";
import { userError, type UserError } from "./user-error.ts";

/** What is wrong with a new order, in Shopify's codes. */
export function orderCreateProblems(store: Store, input: OrderInput): UserError[] {
  const lines = input.lineItems ?? [];
  if (lines.length === 0)
    return [userError(["order", "lineItems"], "INVALID", "Line items must have at least one line item")];
  if (isGiven(input.customerId) && isGiven(input.customer))
    return [userError(["order"], "REDUNDANT_CUSTOMER_FIELDS", "Only one of customerId and customer is permitted")];
  return [
    ...lines.flatMap((line, index) => lineProblem(store, line, ["order", "lineItems", String(index)])),
    ...taxProblems(input),
    ...customerProblems(store, input),
    ...placeProblems(store, input),
  ];
}

function lineProblem(store: Store, line: LineInput, at: readonly string[]): UserError[] {
  if (line.quantity < 1) return [userError([...at, "quantity"], "INVALID", "Quantity must be greater than 0")];
  if (isGiven(line.variantId) && !store.state.variants.has(idIn(line.variantId, "ProductVariant")))
    return [userError([...at, "variantId"], "INVALID", "Variant does not exist")];
  if (!isGiven(line.variantId) && (line.title ?? "").trim() === "")
    return [userError([...at, "title"], "INVALID", "Title can't be blank")];
  if (Number(line.priceSet?.shopMoney.amount ?? 0) < 0)
    return [userError([...at, "priceSet"], "INVALID", "Price must be greater than or equal to 0")];
  return [];
}

function taxProblems(input: OrderInput): UserError[] {
  const isOnLines = (input.lineItems ?? []).some(({ taxLines }) => (taxLines ?? []).length > 0);
  if (!isOnLines || (input.taxLines ?? []).length === 0) return [];
  const message = "Tax lines can be specified on the order or the line items but not both";
  return [userError(["order", "taxLines"], "INVALID", message)];
}

function customerProblems(store: Store, { customer, customerId }: OrderInput): UserError[] {
  const id = customerId ?? customer?.toAssociate?.id ?? customer?.toUpsert?.id;
  if (!isGiven(id) || store.state.customers.has(idIn(id, "Customer"))) return [];
  const field = isGiven(customerId) ? ["order", "customerId"] : ["order", "customer"];
  return [userError(field, "INVALID", "Customer does not exist")];
}

function placeProblems(store: Store, { shippingAddress, billingAddress, shippingLines, fulfillment }: OrderInput) {
  const addresses = Object.entries({ shippingAddress, billingAddress }).flatMap(([name, address]) =>
    address ? addressProblems(address, ["order", name]) : [],
  );
  const wrong = (shippingLines ?? []).findIndex(({ priceSet }) => Number(priceSet.shopMoney.amount) < 0);
  const isNowhere = fulfillment && !store.state.locations.get(idIn(fulfillment.locationId, "Location"))?.active;
  return [
    ...addresses.map(({ field, message }) => userError(field, "INVALID", message)),
    ...(wrong >= 0
      ? [userError(["order", "shippingLines", String(wrong), "priceSet"], "INVALID", "Price can't be negative")]
      : []),
    ...(isNowhere ? [userError(["order", "fulfillment", "locationId"], "INVALID", "Location does not exist")] : []),
  ];
}
