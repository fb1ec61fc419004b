import { displayNameOf, findCustomerByEmail, findCustomerByPhone } from "../../customers/contact.ts";
import { ordersOf } from "../../customers/customer-records.ts";
import { countryName } from "../../markets/countries.ts";
import { centsOf } from "../../orders/money.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Customer, CustomerAddress, MarketingConsent } from "../../state/records/customer.ts";
import type { Store } from "../../state/store.ts";
import { pageOf, type PageArgs, type SortValue } from "../connection.ts";
import { isGiven } from "../given.ts";
import { fieldsOf, type AdminContext } from "../resolver.ts";
import { compileSearch } from "../search-query.ts";
import { customerAddress } from "./mailing-address.ts";
import { metafieldFields } from "./metafield.ts";
import { money } from "./money.ts";
import { notEmulated } from "./not-emulated.ts";

export const customer = fieldsOf<Customer>({
  ...metafieldFields<Customer>("Customer"),
  id: (customer) => gid("Customer", customer.id),
  legacyResourceId: (customer) => customer.id,
  firstName: (customer) => customer.firstName,
  lastName: (customer) => customer.lastName,
  displayName: (customer) => displayNameOf(customer),
  email: (customer) => customer.email,
  phone: (customer) => customer.phone,
  note: (customer) => customer.note,
  tags: (customer) => [...customer.tags].sort(),
  locale: (customer) => customer.locale,
  state: () => "DISABLED",
  verifiedEmail: () => true,
  validEmailAddress: (customer) => customer.email !== null,
  multipassIdentifier: (customer) => customer.multipassIdentifier,
  taxExempt: (customer) => customer.taxExempt,
  taxExemptions: () => [],
  dataSaleOptOut: () => false,
  productSubscriberStatus: () => "NEVER_SUBSCRIBED",
  companyContactProfiles: () => [],
  createdAt: (customer) => customer.createdAt,
  updatedAt: (customer) => customer.updatedAt,
  defaultAddress: (customer) => {
    const address = customer.addresses.find((one) => one.id === customer.defaultAddressId);
    return address ? customerAddress(address) : null;
  },
  addresses: (customer, args: { readonly first?: number | null }) =>
    customer.addresses.slice(0, args.first ?? undefined).map(customerAddress),
  addressesV2: (customer, args: PageArgs, context) => {
    const page = pageOf<CustomerAddress>(customer.addresses, args, context, (one, index) => ({
      id: one.id,
      value: index,
    }));
    return {
      ...page,
      nodes: page.nodes.map(customerAddress),
      edges: page.edges.map(({ node, cursor }) => ({ node: customerAddress(node), cursor })),
    };
  },
  emailMarketingConsent: (customer, _args, { store }) =>
    customer.email === null ? null : consent(store, customer.emailConsent),
  smsMarketingConsent: (customer, _args, { store }) =>
    customer.phone === null ? null : { ...consent(store, customer.smsConsent), consentCollectedFrom: "OTHER" },
  defaultEmailAddress: (customer, _args, context) => (customer.email === null ? null : emailAddress(customer, context)),
  defaultPhoneNumber: (customer, _args, context) => (customer.phone === null ? null : phoneNumber(customer, context)),
  canDelete: (customer, _args, { store }) => ordersOf(store, customer).length === 0,
  numberOfOrders: (customer, _args, { store }) => String(ordersOf(store, customer).length),
  amountSpent: (customer, _args, context) => money(context, spentBy(context.store, customer).toFixed(2)),
  lastOrder: (customer, _args, { store }) => ordersOf(store, customer).at(-1) ?? null,
  orders: (customer, args: PageArgs, context) =>
    pageOf(ordersOf(context.store, customer), args, context, (one) => ({ id: one.id, value: one.id })),
});

function emailAddress({ email, emailConsent }: Customer, { store }: AdminContext) {
  const { marketingState, marketingOptInLevel, consentUpdatedAt, sourceLocation } = consent(store, emailConsent);
  return {
    emailAddress: email,
    marketingState,
    marketingOptInLevel,
    marketingUpdatedAt: consentUpdatedAt,
    sourceLocation,
  };
}

function phoneNumber({ phone, smsConsent }: Customer, { store }: AdminContext) {
  const { marketingState, marketingOptInLevel, consentUpdatedAt, sourceLocation } = consent(store, smsConsent);
  const shown = { marketingState, marketingOptInLevel, marketingUpdatedAt: consentUpdatedAt, sourceLocation };
  return { phoneNumber: phone, ...shown, marketingCollectedFrom: "OTHER" };
}

function consent(store: Store, { state, optInLevel, updatedAt, sourceLocationId }: MarketingConsent) {
  return {
    marketingState: state,
    marketingOptInLevel: optInLevel,
    consentUpdatedAt: updatedAt,
    sourceLocation: store.state.locations.get(sourceLocationId) ?? null,
  };
}

function spentBy(store: Store, customer: Customer): number {
  const paid = ordersOf(store, customer).filter((order) => order.financialStatus === "PAID");
  return paid.reduce((sum, order) => sum + centsOf(order.totalPrice), 0) / 100;
}

type ListArgs = PageArgs & { readonly query?: string | null; readonly sortKey: string };
type Identifier = {
  readonly id?: string | null;
  readonly emailAddress?: string | null;
  readonly phoneNumber?: string | null;
  readonly customId?: object | null;
};

export const customerQueries = {
  customer: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) =>
    store.state.customers.get(idIn(args.id, "Customer")) ?? null,
  customerByIdentifier: (_root: unknown, args: { readonly identifier: Identifier }, { store }: AdminContext) => {
    const { id, emailAddress, phoneNumber, customId } = args.identifier;
    if (customId) throw notEmulated("CustomerIdentifierInput.customId");
    if (isGiven(id)) return store.state.customers.get(idIn(id, "Customer")) ?? null;
    if (isGiven(emailAddress)) return findCustomerByEmail(store, emailAddress);
    return isGiven(phoneNumber) ? findCustomerByPhone(store, phoneNumber) : null;
  },
  customers: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const found = context.store.state.customers.filter(compileSearch(args.query, searchFields(context.store)));
    return pageOf(found, args, context, (one) => ({ id: one.id, value: placeOf(one, args.sortKey) }));
  },
  customersCount: (_root: unknown, args: { readonly query?: string | null }, { store }: AdminContext) => ({
    count: store.state.customers.filter(compileSearch(args.query, searchFields(store))).length,
    precision: "EXACT",
  }),
};

function searchFields(store: Store): Parameters<typeof compileSearch<Customer>>[1] {
  return {
    default: (customer) => [customer.firstName, customer.lastName, customer.email, customer.phone].filter(isGiven),
    id: (customer) => customer.id,
    email: (customer) => customer.email,
    phone: (customer) => customer.phone,
    first_name: (customer) => customer.firstName,
    last_name: (customer) => customer.lastName,
    state: () => "DISABLED",
    tag: (customer) => customer.tags,
    accepts_marketing: (customer) => customer.emailConsent.state === "SUBSCRIBED",
    country: (customer) =>
      customer.addresses.flatMap(({ countryCode }) => (countryCode ? [countryCode, countryName(countryCode)] : [])),
    customer_date: (customer) => customer.createdAt,
    updated_at: (customer) => customer.updatedAt,
    order_date: (customer) => ordersOf(store, customer).map((order) => order.createdAt),
    orders_count: (customer) => ordersOf(store, customer).length,
    total_spent: (customer) => spentBy(store, customer),
  };
}

function placeOf(customer: Customer, sortKey: string): SortValue {
  switch (sortKey) {
    case "NAME":
      return `${customer.lastName ?? ""}, ${customer.firstName ?? ""}`.toLowerCase();
    case "UPDATED_AT":
      return customer.updatedAt;
    case "LOCATION":
      return countryName(customer.addresses[0]?.countryCode ?? "DE");
    default:
      return customer.id;
  }
}
