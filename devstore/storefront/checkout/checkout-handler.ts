import type { IncomingMessage, ServerResponse } from "node:http";
import { type Buyer, cartToValidate } from "../../functions/cart-to-validate.ts";
import { runValidations, type ValidationError, type ValidationRun } from "../../functions/run-validations.ts";
import { countryName } from "../../markets/countries.ts";
import { findMarketOf } from "../../markets/market-of-country.ts";
import { isSameOrigin, readForm, redirect, sendHtml, sendText } from "../../network/exchange.ts";
import { canBeUsed } from "../../orders/discount-effect.ts";
import { placeOrder } from "../../orders/place-order.ts";
import { isUsedUp } from "../../orders/usable-discounts.ts";
import type { Cart } from "../../state/records/cart.ts";
import { codeKey } from "../../state/state-index.ts";
import type { Store } from "../../state/store.ts";
import { cartOf, dropCart, keepCart } from "../cart/cart-session.ts";
import { itemTitle, pricedCart, type PricedCart } from "../cart/priced-cart.ts";
import { COUNTRY_COOKIE } from "../shopper.ts";
import { checkForm, typedIn } from "./checkout-form.ts";
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
    const { countryCode } = priced;
    const asked = cartToValidate(priced, { email: null, countryCode });
    const complaints = await runValidations(storefront, asked, "CHECKOUT_INTERACTION");
    sendHtml(
      response,
      checkoutPage({
        store,
        cart: priced,
        typed: { ...typedIn(new URLSearchParams()), countryCode },
        problems: {},
        declined: false,
        complaints: wordsOf(complaints),
      }),
    );
  }
  return true;
}

function wordsOf(errors: readonly ValidationError[]): string[] {
  return [...new Set(errors.map(({ message }) => message))];
}

interface Repricing {
  readonly cart: Cart;
  /** What the buyer has seen and agreed to pay */
  readonly before: PricedCart;
  readonly buyer: Buyer;
}

/**
 * What is not as the buyer saw it, now that it is known who they are and where it goes: another market's prices, or a code
 * that they have used already or that is over, which is taken off. The cart is changed to that, so that the next press of the button pays.
 */
function repriced(store: Store, { cart, before, buyer }: Repricing, response: ServerResponse): string[] {
  const words: string[] = [];
  const { countryCode, email } = buyer;
  if (findMarketOf(store, countryCode) && countryCode !== before.countryCode) {
    cart.countryCode = countryCode;
    const there = pricedCart(store, cart);
    if (there.total !== before.total || there.currencyCode !== before.currencyCode)
      words.push(`The prices are now those of ${countryName(countryCode)}.`);
  }
  const lost = cart.discountCodes.flatMap((code) => {
    const discount = store.index.discountByCode.get(codeKey(code));
    if (discount === undefined) return [];
    if (isUsedUp(store, discount, email))
      return [{ code, why: `${code} can be used once only, and you have used it.` }];
    return canBeUsed(discount, store.now()) ? [] : [{ code, why: `${code} can not be used any more.` }];
  });
  cart.discountCodes = cart.discountCodes.filter((code) => !lost.some((one) => one.code === code));
  words.push(...lost.map(({ why }) => why));
  if (words.length > 0) {
    keepCart(store, cart, response);
    response.appendHeader("set-cookie", `${COUNTRY_COOKIE}=${cart.countryCode ?? ""}; Path=/; SameSite=Lax`);
  }
  return words;
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
  const checked = checkForm(store, typed);
  const before = pricedCart(store, cart);
  const shown = { store, cart: before, typed, complaints: [] };
  if (checked.kind === "incomplete") {
    return sendHtml(response, checkoutPage({ ...shown, problems: checked.problems, declined: false }), 422);
  }
  if (checked.payment === "declined")
    return sendHtml(response, checkoutPage({ ...shown, problems: {}, declined: true }), 402);
  const buyer = { email: checked.email, countryCode: checked.address.countryCode };
  const complaints = repriced(store, { cart, before, buyer }, response);
  if (complaints.length === 0) {
    const asked = cartToValidate(before, buyer);
    complaints.push(...wordsOf(await runValidations(storefront, asked, "CHECKOUT_COMPLETION")));
  }
  if (complaints.length > 0) {
    const now = pricedCart(store, cart, checked.email);
    return sendHtml(response, checkoutPage({ ...shown, cart: now, problems: {}, declined: false, complaints }), 422);
  }
  const order = placeOrder(store, {
    lines: cart.lines,
    email: checked.email,
    shippingAddress: checked.address,
    discountCodes: cart.discountCodes,
    cartToken: cart.token,
    countryCode: before.countryCode,
    note: cart.note,
    attributes: cart.attributes,
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
