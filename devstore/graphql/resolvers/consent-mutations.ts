import { announceCustomer } from "../../customers/customer-records.ts";
import { idIn } from "../../state/ids.ts";
import type { Store } from "../../state/store.ts";
import type { AdminContext } from "../resolver.ts";
import { consentProblems, writeConsent, type Channel, type ConsentInput } from "./consent-input.ts";
import { userError } from "./user-error.ts";

type EmailArgs = { readonly input: { readonly customerId: string; readonly emailMarketingConsent: ConsentInput } };
type SmsArgs = { readonly input: { readonly customerId: string; readonly smsMarketingConsent: ConsentInput } };

export const consentMutations = {
  customerEmailMarketingConsentUpdate: (_root: unknown, { input }: EmailArgs, { store }: AdminContext) =>
    update(store, input.customerId, { channel: "email", consent: input.emailMarketingConsent }),
  customerSmsMarketingConsentUpdate: (_root: unknown, { input }: SmsArgs, { store }: AdminContext) =>
    update(store, input.customerId, { channel: "sms", consent: input.smsMarketingConsent }),
};

function update(store: Store, customerId: string, wish: { channel: Channel; consent: ConsentInput }): object {
  const customer = store.state.customers.get(idIn(customerId, "Customer"));
  if (!customer) {
    return { customer: null, userErrors: [userError(["input", "customerId"], "INVALID", "Customer not found")] };
  }
  const contact = wish.channel === "email" ? customer.email : customer.phone;
  const userErrors = consentProblems(store, wish.channel, { ...wish.consent, contact });
  if (userErrors.length > 0) return { customer, userErrors };
  writeConsent(store, customer, wish);
  announceCustomer(store, customer);
  const topic =
    wish.channel === "email" ? "customers_email_marketing_consent/update" : "customers_marketing_consent/update";
  store.events.emit(topic, customer);
  return { customer, userErrors: [] };
}
