import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { cookieOf } from "../../network/exchange.ts";
import type { Cart } from "../../state/records/cart.ts";
import type { Store } from "../../state/store.ts";
import { countryOf } from "../shopper.ts";

const twoWeeksS = 14 * 24 * 3600;

/** The cart of the browser that asks, by its cookie, in the country that it has chosen; an empty one that is not kept when it has none yet. */
export function cartOf(store: Store, request: IncomingMessage): Cart {
  const kept = store.state.carts.get(cookieOf(request, "cart") ?? "");
  const cart = kept ?? emptyCart(store, randomBytes(16).toString("hex"));
  return { ...cart, countryCode: countryOf(store, request) };
}

/** Keeps a cart and tells the browser whose it is. Call it before the answer is sent. */
export function keepCart(store: Store, cart: Cart, response: ServerResponse): void {
  cart.updatedAt = store.now().toISOString();
  store.state.carts.put(cart);
  response.setHeader("set-cookie", `cart=${cart.token}; Path=/; Max-Age=${twoWeeksS}; HttpOnly; SameSite=Lax`);
}

/** Forgets a cart that has become an order. */
export function dropCart(store: Store, cart: Cart, response: ServerResponse): void {
  store.state.carts.delete(cart.token);
  response.setHeader("set-cookie", "cart=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
}

function emptyCart(store: Store, token: string): Cart {
  return { token, note: "", attributes: [], lines: [], discountCodes: [], updatedAt: store.now().toISOString() };
}
