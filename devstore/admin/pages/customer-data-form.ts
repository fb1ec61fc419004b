import type { AppRegistration } from "../../access/app-registration.ts";
import { approvalOf, PROTECTED_FIELDS } from "../../access/customer-data.ts";
import { html, type Html } from "../../network/html.ts";
import type { Id } from "../../state/ids.ts";
import type { DataApproval } from "../../state/records/app.ts";
import type { Store } from "../../state/store.ts";

/** What an app may see of the shop's customers, as Shopify's review would decide it. */
export function customerDataForm(store: Store, app: AppRegistration, action: string): Html {
  const { customerData, fields } = approvalOf(store, app.id);
  const choice = (name: string, label: string, isChosen: boolean): Html =>
    html`<label><input type="checkbox" name="${name}" value="on" ${isChosen && html`checked`} /> ${label}</label> `;
  return html`<form class="card__form" method="post" action="${action}">
    <p>Protected customer data</p>
    ${choice("customerData", "orders and customers", customerData)}
    ${PROTECTED_FIELDS.map((field) => choice(field, field, fields.includes(field)))}
    <button class="button" type="submit">Save</button>
  </form>`;
}

export function approvalInForm(appId: Id, form: URLSearchParams): DataApproval {
  const fields = PROTECTED_FIELDS.filter((field) => form.has(field));
  return { appId, customerData: form.has("customerData"), fields };
}
