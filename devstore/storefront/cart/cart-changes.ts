import type { Cart } from "../../state/records/cart.ts";
import type { Store } from "../../state/store.ts";
import { cartJson, itemJson } from "./cart-json.ts";
import { addLine, findLine, type LineChange, setProperties, setQuantity } from "./cart-lines.ts";
import { type Fields, listIn, objectIn, propertiesIn, quantityIn, textIn } from "./cart-request.ts";
import { pricedCart } from "./priced-cart.ts";

/** An expected no of the Cart API, in the words and the shape in which Shopify says it. */
export interface CartRefusal {
  /** Of the answer; the body says `bad_request` for 400 */
  readonly status: 400 | 404 | 422;
  readonly message: string;
  readonly description: string;
}

export type Answer = { readonly json: object } | { readonly refusal: CartRefusal };

/** What `/cart/{add,change,update,clear}` do with a cart. https://shopify.dev/docs/api/ajax/reference/cart */
export const cartActions: Readonly<Record<string, (store: Store, cart: Cart, fields: Fields) => Answer>> = {
  add: addItems,
  change: changeLine,
  update: updateCart,
  clear: clearCart,
};

function addItems(store: Store, cart: Cart, fields: Fields): Answer {
  const list = listIn(fields["items"]);
  const wanted = (list ?? [fields]).map(objectIn);
  if (wanted.length === 0 || wanted.some((item) => textIn(item["id"]) === null)) {
    const description = `Required parameter missing or invalid: ${list === null ? "id" : "items"}`;
    return { refusal: { status: 400, message: "Parameter Missing or Invalid", description } };
  }
  const keys: string[] = [];
  let refused: CartRefusal | null = null;
  for (const item of wanted) {
    const variantId = textIn(item["id"]) ?? "";
    const quantity = Math.max(1, quantityIn(item["quantity"]) ?? 1);
    const change = addLine(store, cart, { variantId, quantity, properties: propertiesIn(item["properties"]) });
    refused ??= refusalOf(change);
    if (change.kind === "changed" && change.line !== null) keys.push(change.line.key);
  }
  if (refused !== null) return { refusal: refused };
  const { items } = pricedCart(store, cart);
  const added = keys
    .flatMap((key) => items.find((item) => item.key === key) ?? [])
    .map((item) => itemJson(store, item));
  return { json: list === null ? (added[0] ?? {}) : { items: added } };
}

function changeLine(store: Store, cart: Cart, fields: Fields): Answer {
  const number = quantityIn(fields["line"]);
  const line = number === null ? findLine(cart, textIn(fields["id"]) ?? "") : (cart.lines[number - 1] ?? null);
  if (line === null) {
    const message = "no valid id or line parameter";
    return { refusal: { status: 400, message, description: message } };
  }
  const properties = propertiesIn(fields["properties"]);
  // Once a line has properties they can be others, but not none.
  if (properties.length > 0) setProperties(line, properties);
  const change = setQuantity(store, cart, line, quantityIn(fields["quantity"]) ?? line.quantity);
  const refusal = refusalOf(change);
  return refusal === null ? whole(store, cart) : { refusal };
}

function updateCart(store: Store, cart: Cart, fields: Fields): Answer {
  let refusal: CartRefusal | null = null;
  const updates = fields["updates"];
  const lines = [...cart.lines];
  const wanted: (readonly [string, unknown])[] = Array.isArray(updates)
    ? updates.map((quantity, at) => [lines[at]?.key ?? "", quantity] as const)
    : Object.entries(objectIn(updates));
  for (const [id, given] of wanted) {
    const quantity = quantityIn(given);
    if (quantity === null) continue;
    const line = findLine(cart, id);
    const change =
      line === null
        ? addLine(store, cart, { variantId: id, quantity, properties: [] })
        : setQuantity(store, cart, line, quantity);
    refusal ??= refusalOf(change);
  }
  if (fields["note"] !== undefined) cart.note = textIn(fields["note"]) ?? "";
  if (fields["attributes"] !== undefined) {
    const changed = new Map(cart.attributes.map(({ name, value }) => [name, value]));
    for (const [name, value] of Object.entries(objectIn(fields["attributes"]))) changed.set(name, textIn(value) ?? "");
    cart.attributes = [...changed].filter(([, value]) => value !== "").map(([name, value]) => ({ name, value }));
  }
  if (fields["discount"] !== undefined) cart.discountCodes = codesIn(textIn(fields["discount"]) ?? "");
  return refusal === null ? whole(store, cart) : { refusal };
}

function clearCart(store: Store, cart: Cart): Answer {
  cart.lines = [];
  return whole(store, cart);
}

function whole(store: Store, cart: Cart): Answer {
  return { json: cartJson(store, pricedCart(store, cart)) };
}

/** Codes as a shopper types them, one or several with commas between; the same code once. */
export function codesIn(text: string): string[] {
  const codes = text.split(",").map((code) => code.trim());
  return codes.filter(
    (code, at) => code !== "" && codes.findIndex((other) => other.toUpperCase() === code.toUpperCase()) === at,
  );
}

function refusalOf(change: LineChange): CartRefusal | null {
  switch (change.kind) {
    case "changed":
      return null;
    case "not-found":
      return { status: 404, message: "Cart Error", description: "Cannot find variant" };
    case "sold-out": {
      const text = `The product '${change.title}' is already sold out.`;
      return { status: 422, message: text, description: text };
    }
    case "capped": {
      const units = `Only ${change.added} ${change.added === 1 ? "item was" : "items were"} added to your cart due to availability.`;
      const text = change.added > 0 ? units : "The maximum quantity of this item is already in your cart.";
      return { status: 422, message: text, description: text };
    }
  }
}
