import type { IncomingMessage, ServerResponse } from "node:http";
import { cartToValidate } from "../../functions/cart-to-validate.ts";
import { runValidations, type ValidationRun } from "../../functions/run-validations.ts";
import { addressOf, isSameOrigin, redirect, send } from "../../network/exchange.ts";
import type { Cart } from "../../state/records/cart.ts";
import type { Store } from "../../state/store.ts";
import { jsonWithIds } from "../raw-json.ts";
import { cartJson, itemJson } from "./cart-json.ts";
import { addLine, findLine, type LineChange, setProperties, setQuantity } from "./cart-lines.ts";
import { type Fields, listIn, objectIn, propertiesIn, quantityIn, readFields, textIn } from "./cart-request.ts";
import { cartOf, keepCart } from "./cart-session.ts";
import { pricedCart } from "./priced-cart.ts";

/** An expected no of the Cart API, in the words and the shape in which Shopify says it. */
interface CartRefusal {
  readonly status: 404 | 422;
  readonly message: string;
  readonly description: string;
}

type Answer = { readonly json: object } | { readonly refusal: CartRefusal };

const actions: Readonly<Record<string, (store: Store, cart: Cart, fields: Fields) => Answer>> = {
  add: addItems,
  change: changeLine,
  update: updateCart,
  clear: clearCart,
};

/** Answers `/cart.js` and `/cart/{add,change,update,clear}[.js]`; false for another address. */
export async function answerCartApi(
  storefront: ValidationRun,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  const { store } = storefront;
  if (path === "/cart.js" || path === "/cart.json") {
    sendCartJson(response, cartJson(store, pricedCart(store, cartOf(store, request))), 200);
    return true;
  }
  const match = /^\/cart\/(?<action>add|change|update|clear)(?<script>\.js|\.json)?$/.exec(path)?.groups;
  const act = actions[match?.["action"] ?? ""];
  if (match === undefined || act === undefined) return false;
  const isPage = match["script"] === undefined && !(request.headers.accept ?? "").includes("json");
  const isReading = request.method === "GET" || request.method === "HEAD";
  const query = Object.fromEntries(addressOf(request).searchParams);
  const fields = isReading ? query : { ...query, ...(await readFields(request)) };
  if (!isReading && !isSameOrigin(request)) {
    sendCartJson(
      response,
      { status: 403, message: "Forbidden", description: "Another site may not change this cart." },
      403,
    );
    return true;
  }
  const cart = structuredClone(cartOf(store, request));
  const changed = act(store, cart, fields);
  const answer = match["action"] === "clear" ? changed : await validated(storefront, cart, changed);
  // What a validation turned away is not in the cart.
  if (answer === changed) keepCart(store, cart, response);
  if (isPage) redirect(response, pageAfter(fields, answer));
  else if ("refusal" in answer) sendCartJson(response, answer.refusal, answer.refusal.status);
  else sendCartJson(response, answer.json, 200);
  return true;
}

/** The change, or what the shop's validations hold against the cart as it would be. */
async function validated(storefront: ValidationRun, cart: Cart, changed: Answer): Promise<Answer> {
  const { store } = storefront;
  const buyer = { email: null, countryCode: store.state.shop.countryCode };
  const asked = cartToValidate(pricedCart(store, cart), buyer);
  const [error] = await runValidations(storefront, asked, "CART_INTERACTION");
  if (!error) return changed;
  return { refusal: { status: 422, message: error.message, description: error.message } };
}

function sendCartJson(response: ServerResponse, value: object, status: number): void {
  const headers = { "cache-control": "no-store" };
  send(response, { status, type: "application/json; charset=utf-8", body: jsonWithIds(value), headers });
}

function pageAfter(fields: Fields, answer: Answer): string {
  if ("refusal" in answer) return `/cart?refused=${encodeURIComponent(answer.refusal.description)}`;
  if (fields["checkout"] !== undefined) return "/checkout";
  const wanted = textIn(fields["return_to"]);
  return wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : "/cart";
}

function addItems(store: Store, cart: Cart, fields: Fields): Answer {
  const list = listIn(fields["items"]);
  const wanted = (list ?? [fields]).map(objectIn);
  const keys: string[] = [];
  let refused: CartRefusal | null = null;
  for (const item of wanted) {
    const variantId = textIn(item["id"]) ?? "";
    const quantity = item["quantity"] === undefined ? 1 : (quantityIn(item["quantity"]) ?? 1);
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
  if (line === null)
    return { refusal: { status: 404, message: "Cart Error", description: "no valid id or line parameter" } };
  if (fields["properties"] !== undefined) setProperties(line, propertiesIn(fields["properties"]));
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
