import type { IncomingMessage, ServerResponse } from "node:http";
import { isSameOrigin, readForm, redirect, sendHtml, sendText } from "../../network/exchange.ts";
import { placeOrder } from "../../orders/place-order.ts";
import type { Cart } from "../../state/records/cart.ts";
import type { Store } from "../../state/store.ts";
import { cartOf, dropCart } from "../cart/cart-session.ts";
import { itemTitle, pricedCart } from "../cart/priced-cart.ts";
import { checkForm, type Typed, typedIn } from "./checkout-form.ts";
import { checkoutPage, soldOutPage, thankYouPage } from "./checkout-pages.ts";

/**
 * The checkout: an address, a test payment, and the order. Stock is looked at when the payment is made, so a cart whose
 * units went meanwhile is told which item it was. False for another address.
 */
export async function answerCheckout(
  store: Store,
  request: IncomingMessage,
  response: ServerResponse,
  address: URL,
): Promise<boolean> {
  if (address.pathname === "/checkout") {
    const cart = cartOf(store, request);
    redirect(response, cart.lines.length === 0 ? "/cart" : `/checkouts/${cart.token}`);
    return true;
  }
  const match = /^\/checkouts\/(?<token>[0-9a-f]+)(?<thanks>\/thank-you)?$/.exec(address.pathname)?.groups;
  const token = match?.["token"];
  if (token === undefined) return false;
  const order = store.state.orders.find((one) => one.cartToken === token);
  if (order !== undefined) {
    // A second press of the button, or the way back into a paid checkout, leads to the order that is there already.
    if (match?.["thanks"] === undefined) redirect(response, `/checkouts/${token}/thank-you`);
    else sendHtml(response, thankYouPage(store.state.shop, order));
    return true;
  }
  const cart = cartOf(store, request);
  if (cart.token !== token || cart.lines.length === 0) redirect(response, "/cart");
  else if (request.method === "POST") await pay(store, request, response, cart);
  else
    sendHtml(
      response,
      checkoutPage({ store, cart: pricedCart(store, cart), typed: noneTyped, problems: {}, declined: false }),
    );
  return true;
}

const noneTyped: Typed = { ...typedIn(new URLSearchParams()), countryCode: "DE" };

async function pay(store: Store, request: IncomingMessage, response: ServerResponse, cart: Cart): Promise<void> {
  if (!isSameOrigin(request)) return sendText(response, "Another site may not pay for this cart.\n", 403);
  const typed = typedIn(await readForm(request));
  const checked = checkForm(typed, store.now());
  const shown = { store, cart: pricedCart(store, cart), typed };
  if (checked.kind === "incomplete") {
    return sendHtml(response, checkoutPage({ ...shown, problems: checked.problems, declined: false }), 422);
  }
  if (checked.payment === "declined")
    return sendHtml(response, checkoutPage({ ...shown, problems: {}, declined: true }), 402);
  const order = placeOrder(store, {
    lines: cart.lines,
    email: checked.email,
    shippingAddress: checked.address,
    discountCodes: cart.discountCodes,
    cartToken: cart.token,
    note: cart.note,
  });
  if ("refused" in order) {
    const variant = store.state.variants.get(order.variantId);
    const product = variant && store.state.products.get(variant.productId);
    const title = variant !== undefined && product !== undefined ? itemTitle(product, variant) : "An item of your cart";
    return sendHtml(response, soldOutPage(store.state.shop, title, order.available), 409);
  }
  dropCart(store, cart, response);
  redirect(response, `/checkouts/${cart.token}/thank-you`);
}
