import { draftTotals } from "../../drafts/draft-totals.ts";
import { html, type Html } from "../../network/html.ts";
import { centsOf } from "../../orders/money.ts";
import type { DraftOrder } from "../../state/records/draft-order.ts";
import type { Store } from "../../state/store.ts";
import { formatMoney } from "../liquid/money.ts";
import { shippingCountries, type FieldName, type Typed } from "./checkout-form.ts";
import { frame } from "./checkout-pages.ts";

export interface InvoiceView {
  readonly store: Store;
  readonly draft: DraftOrder;
  readonly typed: Typed;
  readonly problems: Readonly<Partial<Record<FieldName, string>>>;
  /** What is wrong with all of it, such as a declined card or a code that takes nothing off */
  readonly complaint: string | null;
}

const FIELDS: readonly { readonly name: FieldName; readonly label: string; readonly autocomplete: string }[] = [
  { name: "email", label: "Email", autocomplete: "email" },
  { name: "firstName", label: "First name", autocomplete: "given-name" },
  { name: "lastName", label: "Last name", autocomplete: "family-name" },
  { name: "address1", label: "Address", autocomplete: "address-line1" },
  { name: "zip", label: "Postal code", autocomplete: "postal-code" },
  { name: "city", label: "City", autocomplete: "address-level2" },
  { name: "cardNumber", label: "Card number (1 pays, 2 is declined)", autocomplete: "off" },
  { name: "cardExpiry", label: "Expiry date (MM / YY)", autocomplete: "off" },
  { name: "cardCode", label: "Security code", autocomplete: "off" },
];

/** The page that a draft's invoice leads to: what it costs, where to send it, how to pay. */
export function invoicePage({ store, draft, typed, problems, complaint }: InvoiceView): string {
  const { shop } = store.state;
  const field = ({ name, label, autocomplete }: (typeof FIELDS)[number]): Html => {
    const problem = problems[name] ?? null;
    return html`<div class="field">
      <label class="field__label" for="${name}">${label}</label>
      <input
        class="field__input"
        id="${name}"
        name="${name}"
        value="${typed[name]}"
        autocomplete="${autocomplete}"
        ${problem !== null && html`aria-invalid="true" aria-describedby="${name}-problem"`}
      />
      ${problem !== null && html`<p class="field__problem" id="${name}-problem">${problem}</p>`}
    </div>`;
  };
  const body = html`<div class="checkout">
    <form class="checkout__form" method="post" novalidate>
      ${complaint !== null && html`<p class="banner" role="alert">${complaint}</p>`}
      <h2 class="checkout__title">Invoice ${draft.name}</h2>
      <div class="field">
        <label class="field__label" for="countryCode">Country</label>
        <select class="field__input" id="countryCode" name="countryCode" autocomplete="country">
          ${Object.entries(shippingCountries(store)).map(
            ([code, name]) =>
              html`<option value="${code}" ${code === typed.countryCode && "selected"}>${name}</option>`,
          )}
        </select>
      </div>
      ${FIELDS.map(field)}
      ${
        draft.allowDiscountCodesInCheckout &&
        html`<div class="field">
          <label class="field__label" for="discount">Discount code</label>
          <input class="field__input" id="discount" name="discount" autocomplete="off" />
        </div>`
      }
      <button class="pay" type="submit">Pay now</button>
    </form>
    <aside class="summary" aria-label="Order summary">${summary(store, draft)}</aside>
  </div>`;
  return frame(shop, `Invoice ${draft.name}`, body);
}

function summary(store: Store, draft: DraftOrder): Html {
  const totals = draftTotals(store, draft);
  const money = (amount: string) =>
    formatMoney(centsOf(amount), store.state.shop.currencyCode, store.state.shop.locale);
  const row = (label: string, amount: string) =>
    html`<div class="totals__row">
      <dt>${label}</dt>
      <dd>${money(amount)}</dd>
    </div>`;
  return html`<ul class="lines">
      ${draft.lines.map(
        (line, index) =>
          html`<li class="line line--plain">
            <span class="line__words">${line.quantity} × ${line.title}</span>
            <span class="line__price">${money(totals.lines[index]?.discountedTotal ?? "0")}</span>
          </li>`,
      )}
    </ul>
    <dl class="totals">
      ${row("Subtotal", totals.subtotal)} ${row(draft.shippingLine?.title ?? "Shipping", totals.shipping)}
      <div class="totals__row totals__row--total">
        <dt>Total</dt>
        <dd>${store.state.shop.currencyCode} ${money(totals.total)}</dd>
      </div>
    </dl>`;
}
