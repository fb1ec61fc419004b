import { emailOf, findCustomerByEmail } from "../../customers/contact.ts";
import { addCustomer, announceCustomer, customerOfCheckout, newCustomer } from "../../customers/customer-records.ts";
import { idIn, type Id } from "../../state/ids.ts";
import type { PostalAddress } from "../../state/records/customer.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { CustomerGiven, OrderInput } from "./order-create-input.ts";

/** Whose order it is: who was named, or who has the email that was given. Null for nobody in particular. */
export function buyerOf(store: Store, input: OrderInput, address: PostalAddress | null): Id | null {
  const { toAssociate, toUpsert } = input.customer ?? {};
  const named = idIn(input.customerId ?? toAssociate?.id ?? "", "Customer");
  if (named !== null) return named;
  if (toUpsert) return upsert(store, toUpsert, input.email ?? null);
  const email = toAssociate?.email ?? input.email ?? "";
  return customerOfCheckout(store, email, address ?? {})?.id ?? null;
}

/** Makes a customer, or changes the one with this id or email. */
function upsert(store: Store, given: NonNullable<CustomerGiven["toUpsert"]>, orderEmail: string | null): Id {
  const email = emailOf(given.email ?? orderEmail ?? "");
  const existing =
    store.state.customers.get(idIn(given.id ?? "", "Customer")) ?? (email && findCustomerByEmail(store, email));
  const customer = existing ? existing : newCustomer(store);
  if (email !== null) customer.email ??= email;
  const { firstName, lastName, phone, note, tags, taxExempt } = given;
  if (isGiven(firstName)) customer.firstName = firstName;
  if (isGiven(lastName)) customer.lastName = lastName;
  if (isGiven(phone)) customer.phone = phone;
  if (isGiven(note)) customer.note = note;
  if (isGiven(tags)) customer.tags = [...new Set(tags)].sort();
  if (isGiven(taxExempt)) customer.taxExempt = taxExempt;
  if (existing) announceCustomer(store, customer);
  else addCustomer(store, customer);
  return customer.id;
}
