import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NO_ADDRESS } from "../../customers/customer-records.ts";
import { Html, html } from "../../network/html.ts";
import { centsOf, type Cents } from "../../orders/money.ts";
import type { Order } from "../../state/records/order.ts";
import type { Shop } from "../../state/records/shop.ts";
import type { Store } from "../../state/store.ts";
import { featuredImage, isHidden, type PricedCart } from "../cart/priced-cart.ts";
import { imageAddress } from "../liquid/image-address.ts";
import { formatMoney } from "../liquid/money.ts";
import { shippingCountries, type FieldName, type Typed } from "./checkout-form.ts";

const style = new Html(readFileSync(join(import.meta.dirname, "checkout.css"), "utf8"));

export interface CheckoutView {
  readonly store: Store;
  readonly cart: PricedCart;
  readonly typed: Typed;
  readonly problems: Readonly<Partial<Record<FieldName, string>>>;
  readonly declined: boolean;
  /** What validations hold against the cart */
  readonly complaints: readonly string[];
}

/** The checkout's one page: where to send it, how to pay, what it costs. */
export function checkoutPage({ store, cart, typed, problems, declined, complaints }: CheckoutView): string {
  const { shop } = store.state;
  const field = (name: FieldName, label: string, autocomplete: string, hint = ""): Html => {
    const problem = problems[name] ?? null;
    return html`<div class="field">
      <label class="field__label" for="${name}">${label}</label>
      <input
        class="field__input"
        id="${name}"
        name="${name}"
        value="${typed[name]}"
        autocomplete="${autocomplete}"
        ${
          problem === null
            ? hint !== "" && html`aria-describedby="${name}-hint"`
            : html`aria-invalid="true" aria-describedby="${name}-problem"`
        }
      />
      ${hint !== "" && problem === null && html`<p class="field__hint" id="${name}-hint">${hint}</p>`}
      ${problem !== null && html`<p class="field__problem" id="${name}-problem">${problem}</p>`}
    </div>`;
  };
  const chosen = typed.countryCode;
  const wrong = Object.keys(problems).length;
  const body = html`<div class="checkout">
    <form class="checkout__form" method="post" novalidate>
      ${declined && html`<p class="banner" role="alert">The card was declined. No money was taken; use another card.</p>`}
      ${complaints.map((words) => html`<p class="banner" role="alert">${words}</p>`)}
      ${wrong > 0 && html`<p class="banner" role="alert">${wrong === 1 ? "One field needs" : `${wrong} fields need`} your attention.</p>`}
      <h2 class="checkout__title">Contact</h2>
      ${field("email", "Email", "email")}
      <h2 class="checkout__title">Delivery</h2>
      <div class="field">
        <label class="field__label" for="countryCode">Country</label>
        <select class="field__input" id="countryCode" name="countryCode" autocomplete="country">
          ${Object.entries(shippingCountries(store)).map(([code, name]) => html`<option value="${code}" ${code === chosen && "selected"}>${name}</option>`)}
        </select>
      </div>
      <div class="pair">
        ${field("firstName", "First name", "given-name")} ${field("lastName", "Last name", "family-name")}
      </div>
      ${field("address1", "Address", "address-line1")}
      <div class="pair">${field("zip", "Postal code", "postal-code")} ${field("city", "City", "address-level2")}</div>
      <h2 class="checkout__title">Payment</h2>
      <p class="checkout__note">A test payment: no money moves, and the card is kept nowhere.</p>
      ${field("cardNumber", "Card number", "off", "Enter 1 to pay, 2 to be declined")}
      <div class="pair">
        ${field("cardExpiry", "Expiry date (MM / YY)", "off")} ${field("cardCode", "Security code", "off")}
      </div>
      <button class="pay" type="submit">Pay now</button>
    </form>
    <aside class="summary" aria-label="Order summary">${cartLines(shop, cart)} ${totals(shop, cart)}</aside>
  </div>`;
  return frame(shop, "Checkout", body);
}

function cartLines(shop: Shop, cart: PricedCart): Html {
  const money = (amount: Cents) => formatMoney(amount, cart.currencyCode, shop.locale);
  return html`<ul class="lines">
    ${cart.items.map((item) => {
      const image = featuredImage(item.product, item.variant);
      const shown = item.properties.filter((property) => !isHidden(property));
      return html`<li class="line">
        <span class="line__picture">
          ${image !== null && html`<img class="line__image" src="${imageAddress(image.url, { width: 160 })}" alt="" width="64" height="64" />`}
          <span class="line__quantity"><span class="unseen">Quantity</span> ${item.quantity}</span>
        </span>
        <span class="line__words">
          ${item.product.title}
          ${item.variant.title !== "Default Title" && html`<small class="line__detail">${item.variant.title}</small>`}
          ${shown.map(({ name, value }) => html`<small class="line__detail">${name}: ${value}</small>`)}
          ${item.allocations.map(({ code }) => html`<small class="line__code">${code}</small>`)}
        </span>
        <span class="line__price">
          ${item.finalPrice < item.originalPrice && html`<s>${money(item.originalPrice)}</s>`} ${money(item.finalPrice)}
        </span>
      </li>`;
    })}
  </ul>`;
}

function totals(shop: Shop, cart: PricedCart): Html {
  const money = (amount: Cents) => formatMoney(amount, cart.currencyCode, shop.locale);
  const cartDiscount = cart.itemsSubtotal - cart.total;
  return html`<dl class="totals">
    <div class="totals__row">
      <dt>Subtotal</dt>
      <dd>${money(cart.itemsSubtotal)}</dd>
    </div>
    ${
      cartDiscount > 0 &&
      html`<div class="totals__row">
        <dt>Discount</dt>
        <dd>−${money(cartDiscount)}</dd>
      </div>`
    }
    <div class="totals__row">
      <dt>Shipping</dt>
      <dd>Free</dd>
    </div>
    <div class="totals__row totals__row--total">
      <dt>Total</dt>
      <dd>${cart.currencyCode} ${money(cart.total)}</dd>
    </div>
  </dl>`;
}

/** Says which item went while the shopper was paying, and how many are left. */
export function soldOutPage(shop: Shop, title: string, left: number): string {
  const words =
    left === 0
      ? html`<strong>${title}</strong> is sold out.`
      : html`Only ${left} of <strong>${title}</strong> ${left === 1 ? "is" : "are"} left.`;
  const body = html`<div class="message">
    <h1 class="message__title">Some items are no longer available</h1>
    <p class="message__text" role="alert">${words} No payment was taken.</p>
    <a class="pay pay--link" href="/cart">Return to cart</a>
  </div>`;
  return frame(shop, "No longer available", body);
}

export function thankYouPage(shop: Shop, order: Order): string {
  const { firstName, lastName, address1, zip, city } = order.shippingAddress ?? NO_ADDRESS;
  const body = html`<div class="message">
    <p class="message__kicker">Order <span data-order-name>${order.name}</span></p>
    <h1 class="message__title">Thank you, ${firstName}!</h1>
    <p class="message__text">Your order is confirmed. A real store would now write to ${order.email}.</p>
    <ul class="lines">
      ${order.lines.map(
        (line) =>
          html`<li class="line line--plain">
            <span class="line__words"
              >${line.quantity} × ${line.title}
              ${line.variantTitle !== "" && html`<small class="line__detail">${line.variantTitle}</small>`}</span
            >
            <span class="line__price"
              >${money(shop, centsOf(line.price) * line.quantity - centsOf(line.totalDiscount))}</span
            >
          </li>`,
      )}
    </ul>
    <dl class="totals">
      <div class="totals__row totals__row--total">
        <dt>Paid</dt>
        <dd>${shop.currencyCode} ${money(shop, centsOf(order.totalPrice))}</dd>
      </div>
    </dl>
    <p class="message__text">It goes to ${firstName} ${lastName}, ${address1}, ${zip} ${city}.</p>
    <a class="pay pay--link" href="/">Continue shopping</a>
  </div>`;
  return frame(shop, `Order ${order.name}`, body);
}

function money(shop: Shop, amount: Cents): string {
  return formatMoney(amount, shop.currencyCode, shop.locale);
}

/** A page of the checkout: the shop's name above, nothing beside. */
export function frame(shop: Shop, title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="${shop.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – ${shop.name}</title>
        <link rel="icon" href="/cdn/shop/t/1/assets/icon.svg" type="image/svg+xml" />
        <style>
          ${style}
        </style>
      </head>
      <body>
        <header class="header">
          <a class="header__name" href="/">${shop.name}</a><a class="header__back" href="/cart">Cart</a>
        </header>
        <main>${body}</main>
      </body>
    </html>`.text;
}
