import type { Id } from "../ids.ts";

/** Where letters go: the address of a customer, or the one that was typed for an order. Null is what was not said. */
export interface PostalAddress {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  zip: string | null;
  /** Such as "ON" */
  provinceCode: string | null;
  countryCode: string | null;
  phone: string | null;
}

export interface CustomerAddress extends PostalAddress {
  id: Id;
}

export interface MarketingConsent {
  state: "NOT_SUBSCRIBED" | "PENDING" | "SUBSCRIBED" | "UNSUBSCRIBED";
  optInLevel: "SINGLE_OPT_IN" | "CONFIRMED_OPT_IN" | "UNKNOWN";
  /** Null until the customer has said anything */
  updatedAt: string | null;
  sourceLocationId: Id | null;
}

export interface Customer {
  id: Id;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  /** E.164, such as "+16465555555" */
  phone: string | null;
  note: string | null;
  tags: string[];
  locale: string;
  taxExempt: boolean;
  multipassIdentifier: string | null;
  addresses: CustomerAddress[];
  defaultAddressId: Id | null;
  emailConsent: MarketingConsent;
  smsConsent: MarketingConsent;
  createdAt: string;
  updatedAt: string;
}
