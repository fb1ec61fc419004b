import type { IncomingMessage, ServerResponse } from "node:http";
import { cartToValidate } from "../../functions/cart-to-validate.ts";
import { runValidations, type ValidationError, type ValidationRun } from "../../functions/run-validations.ts";
import { isSameOrigin, readForm, redirect, sendHtml, sendText } from "../../network/exchange.ts";
import { placeOrder } from "../../orders/place-order.ts";
import type { Cart } from "../../state/records/cart.ts";
import { cartOf, dropCart } from "../cart/cart-session.ts";
import { itemTitle, pricedCart } from "../cart/priced-cart.ts";
import { checkForm, type Typed, typedIn } from "./checkout-form.ts";
import { checkoutPage, soldOutPage, thankYouPage } from "./checkout-pages.ts";

/**
 * The checkout: an address, a test payment, and the order. Stock is looked at when the payment is made, so a cart whose
 * units went meanwhile is told which item it was. False for another address.
 */
export async function answerCheckout(
  storefront: ValidationRun,
  request: IncomingMessage,
  response: ServerResponse,
  address: URL,
): Promise<boolean> {
  const { store } = storefront;
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
  else if (request.method === "POST") await pay(storefront, request, response, cart);
  else {
    const priced = pricedCart(store, cart);
    const buyer = { email: null, countryCode: noneTyped.countryCode };
    const complaints = await runValidations(storefront, cartToValidate(priced, buyer), "CHECKOUT_INTERACTION");
    sendHtml(
      response,
      checkoutPage({
        store,
        cart: priced,
        typed: noneTyped,
        problems: {},
        declined: false,
        complaints: wordsOf(complaints),
      }),
    );
  }
  return true;
}

const noneTyped: Typed = { ...typedIn(new URLSearchParams()), countryCode: "DE" };

function wordsOf(errors: readonly ValidationError[]): string[] {
  return [...new Set(errors.map(({ message }) => message))];
}

async function pay(
  storefront: ValidationRun,
  request: IncomingMessage,
  response: ServerResponse,
  cart: Cart,
): Promise<void> {
  if (!isSameOrigin(request)) return sendText(response, "Another site may not pay for this cart.\n", 403);
  const typed = typedIn(await readForm(request));
  const { store } = storefront;
  const checked = checkForm(typed, store.now());
  const shown = { store, cart: pricedCart(store, cart), typed, complaints: [] };
  if (checked.kind === "incomplete") {
    return sendHtml(response, checkoutPage({ ...shown, problems: checked.problems, declined: false }), 422);
  }
  if (checked.payment === "declined")
    return sendHtml(response, checkoutPage({ ...shown, problems: {}, declined: true }), 402);
  const buyer = { email: checked.email, countryCode: checked.address.countryCode };
  const asked = cartToValidate(shown.cart, buyer);
  const complaints = wordsOf(await runValidations(storefront, asked, "CHECKOUT_COMPLETION"));
  if (complaints.length > 0)
    return sendHtml(response, checkoutPage({ ...shown, problems: {}, declined: false, complaints }), 422);
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
