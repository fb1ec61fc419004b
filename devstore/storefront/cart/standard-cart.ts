import type { IncomingMessage, ServerResponse } from "node:http";
import { cartToValidate } from "../../functions/cart-to-validate.ts";
import { runValidations, type ValidationRun } from "../../functions/run-validations.ts";
import { isSameOrigin, sendJson } from "../../network/exchange.ts";
import { idIn } from "../../state/ids.ts";
import type { Cart } from "../../state/records/cart.ts";
import type { Store } from "../../state/store.ts";
import { codesIn } from "./cart-changes.ts";
import { addLine, findLine, type LineChange, setProperties, setQuantity } from "./cart-lines.ts";
import { type Fields, listIn, objectIn, quantityIn, readFields, textIn } from "./cart-request.ts";
import { cartOf, keepCart } from "./cart-session.ts";
import { pricedCart } from "./priced-cart.ts";

interface Notice {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
  readonly field?: readonly string[];
}

/**
 * The store's side of `Shopify.actions`: GET answers the cart, POST changes it by the payload of `updateCart`.
 * https://shopify.dev/docs/api/storefront-events-and-actions/actions/update-cart
 */
export async function answerStandardCart(
  storefront: ValidationRun,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { store } = storefront;
  if (request.method !== "POST") {
    const kept = cartOf(store, request);
    return sendJson(response, { cart: store.state.carts.has(kept.token) ? standardCart(store, kept) : null });
  }
  if (!isSameOrigin(request)) return sendJson(response, { message: "Another site may not change this cart." }, 403);
  const cart = structuredClone(cartOf(store, request));
  const { userErrors, warnings } = applyPayload(store, cart, await readFields(request));
  const refused = await refusedBy(storefront, cart);
  userErrors.push(...refused);
  if (refused.length === 0) keepCart(store, cart, response);
  sendJson(response, {
    cart: standardCart(store, refused.length === 0 ? cart : cartOf(store, request)),
    ...(userErrors.length > 0 ? { userErrors } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
  });
}

/** What the shop's validations hold against the cart as it would be. */
async function refusedBy(storefront: ValidationRun, cart: Cart): Promise<Notice[]> {
  const { store } = storefront;
  const priced = pricedCart(store, cart);
  const asked = cartToValidate(priced, { email: null, countryCode: priced.countryCode });
  const errors = await runValidations(storefront, asked, "CART_INTERACTION");
  return errors.map(({ message, target }) => ({ code: "VALIDATION_CUSTOM", message, target }));
}

function applyPayload(store: Store, cart: Cart, payload: Fields): { userErrors: Notice[]; warnings: Notice[] } {
  const userErrors: Notice[] = [];
  const warnings: Notice[] = [];
  for (const [at, line] of (listIn(payload["lines"]) ?? []).map(objectIn).entries()) {
    const change = changeOf(store, cart, line);
    const target = textIn(line["merchandiseId"]) ?? textIn(line["id"]) ?? "";
    if (change === null)
      userErrors.push(invalid(["lines", String(at), "id"], "The merchandise line with that id does not exist."));
    else if (change.kind === "not-found") {
      userErrors.push(invalid(["lines", String(at), "merchandiseId"], "The merchandise with that id does not exist."));
    } else if (change.kind === "sold-out") {
      warnings.push({ code: "MERCHANDISE_OUT_OF_STOCK", message: `${change.title} is sold out.`, target });
    } else if (change.kind === "capped") {
      const message = `Only ${change.line.quantity} of ${change.title} are available.`;
      warnings.push({ code: "MERCHANDISE_NOT_ENOUGH_STOCK", message, target });
    }
  }
  if (payload["note"] !== undefined) cart.note = textIn(payload["note"]) ?? "";
  const codes = listIn(payload["discountCodes"]);
  if (codes !== null) cart.discountCodes = codesIn(codes.map(textIn).join(","));
  const attributes = listIn(payload["attributes"]);
  if (attributes !== null) cart.attributes = pairsIn(attributes);
  return { userErrors, warnings };
}

/** A line with `merchandiseId` alone is an add, one with `id` an update; null when there is no such line. */
function changeOf(store: Store, cart: Cart, line: Fields): LineChange | null {
  const properties = pairsIn(listIn(line["attributes"]) ?? []);
  const quantity = quantityIn(line["quantity"]) ?? 1;
  const merchandiseId = textIn(line["merchandiseId"]);
  if (merchandiseId !== null && line["id"] === undefined) {
    const variantId = idIn(merchandiseId, "ProductVariant") ?? merchandiseId;
    return addLine(store, cart, { variantId, quantity, properties });
  }
  const key = /^gid:\/\/shopify\/CartLine\/(?<key>[^?]+)/.exec(textIn(line["id"]) ?? "")?.groups?.["key"];
  const existing = findLine(cart, key ?? textIn(line["id"]) ?? "");
  if (existing === null) return null;
  if (listIn(line["attributes"]) !== null) setProperties(existing, properties);
  return setQuantity(store, cart, existing, quantity);
}

function pairsIn(list: readonly unknown[]): { name: string; value: string }[] {
  return list.map(objectIn).flatMap((pair) => {
    const name = textIn(pair["key"]);
    return name === null ? [] : [{ name, value: textIn(pair["value"]) ?? "" }];
  });
}

function invalid(field: readonly string[], message: string): Notice {
  return { code: "INVALID", field, message };
}

/** The cart as standard actions and events report it: a summary, without products, note or attributes. */
export function standardCart(store: Store, cart: Cart): object {
  const priced = pricedCart(store, cart);
  const cost = (cents: number): object => ({
    totalAmount: { amount: (cents / 100).toFixed(2), currencyCode: priced.currencyCode },
  });
  return {
    id: `gid://shopify/Cart/${cart.token}`,
    totalQuantity: priced.itemCount,
    cost: cost(priced.total),
    lines: priced.items.map((item) => ({
      id: `gid://shopify/CartLine/${item.key}?cart=${cart.token}`,
      quantity: item.quantity,
      cost: cost(item.finalPrice),
    })),
    discountCodes: priced.codes,
  };
}
