import { gid, type Id } from "../state/ids.ts";
import { removeMetafieldsOf } from "../state/metafields.ts";
import type { Customer, MarketingConsent, PostalAddress } from "../state/records/customer.ts";
import type { Order } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";
import { emailOf, findCustomerByEmail } from "./contact.ts";

const NEVER_ASKED: MarketingConsent = {
  state: "NOT_SUBSCRIBED",
  optInLevel: "SINGLE_OPT_IN",
  updatedAt: null,
  sourceLocationId: null,
};

export const NO_ADDRESS: PostalAddress = {
  firstName: null,
  lastName: null,
  company: null,
  address1: null,
  address2: null,
  city: null,
  zip: null,
  provinceCode: null,
  countryCode: null,
  phone: null,
};

/** A customer of whom nothing is known yet; `addCustomer` makes it one of the shop's. */
export function newCustomer(store: Store): Customer {
  const at = store.timestamp();
  return {
    id: store.nextId(),
    firstName: null,
    lastName: null,
    email: null,
    phone: null,
    note: null,
    tags: [],
    locale: store.state.shop.locale,
    taxExempt: false,
    multipassIdentifier: null,
    addresses: [],
    defaultAddressId: null,
    emailConsent: { ...NEVER_ASKED },
    smsConsent: { ...NEVER_ASKED },
    createdAt: at,
    updatedAt: at,
  };
}

export function addCustomer(store: Store, customer: Customer): Customer {
  store.state.customers.put(customer);
  store.events.emit("customers/create", customer);
  return customer;
}

/** Saves a changed customer and tells of it. */
export function announceCustomer(store: Store, customer: Customer): void {
  customer.updatedAt = store.timestamp();
  store.state.customers.put(customer);
  store.events.emit("customers/update", customer);
}

export function removeCustomer(store: Store, customer: Customer): void {
  store.state.customers.delete(customer.id);
  removeMetafieldsOf(store, gid("Customer", customer.id));
  store.events.emit("customers/delete", { id: customer.id });
}

/** Gives a customer other tags, and tells which came and which went. */
export function retag(store: Store, customer: Customer, tags: string[]): void {
  const added = tags.filter((tag) => !customer.tags.includes(tag));
  const removed = customer.tags.filter((tag) => !tags.includes(tag));
  customer.tags = tags;
  announceCustomer(store, customer);
  if (added.length > 0) store.events.emit("customer.tags_added", { customerId: customer.id, tags: added });
  if (removed.length > 0) store.events.emit("customer.tags_removed", { customerId: customer.id, tags: removed });
}

/** Adds an address, which is the default one when it is the first. */
export function addAddress(store: Store, customer: Customer, address: PostalAddress): Id {
  const id = store.nextId();
  customer.addresses.push({ ...address, id });
  customer.defaultAddressId ??= id;
  return id;
}

export function ordersOf(store: Store, customer: Customer): Order[] {
  return store.state.orders.filter((order) => order.customerId === customer.id);
}

/** Who buys at the checkout: the customer with this email, or a new one, as each checkout makes one. Null for no email. */
export function customerOfCheckout(store: Store, email: string, typed: Partial<PostalAddress>): Customer | null {
  const known = emailOf(email);
  if (known === null) return null;
  const existing = findCustomerByEmail(store, known);
  if (existing) return existing;
  const customer = newCustomer(store);
  const address = { ...NO_ADDRESS, ...typed };
  Object.assign(customer, { email: known, firstName: address.firstName, lastName: address.lastName });
  if (address.address1 !== null) addAddress(store, customer, address);
  return addCustomer(store, customer);
}
