import { fullName } from "../customers/contact.ts";
import { provinceName } from "../customers/provinces.ts";
import { countryName } from "../markets/countries.ts";
import type { TagChange } from "../state/happenings.ts";
import { gid, type Id } from "../state/ids.ts";
import type { Customer, CustomerAddress, MarketingConsent, PostalAddress } from "../state/records/customer.ts";
import type { Store } from "../state/store.ts";
import { restId, type RestValue } from "./rest-json.ts";

type Payload = Record<string, RestValue>;

/**
 * A customer as `customers/create` and `customers/update` tell it: without tags and consents, which have topics of their own
 * since 2025-01. https://shopify.dev/docs/api/webhooks/latest
 */
export function customerDetails(store: Store, customer: Customer): Payload {
  const fallback = customer.addresses.find((one) => one.id === customer.defaultAddressId);
  return {
    id: restId(customer.id),
    created_at: customer.createdAt,
    updated_at: customer.updatedAt,
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: "disabled",
    note: customer.note,
    verified_email: true,
    multipass_identifier: customer.multipassIdentifier,
    tax_exempt: customer.taxExempt,
    email: customer.email,
    phone: customer.phone,
    currency: store.state.shop.currencyCode,
    addresses: customer.addresses.map((one) => addressOf(customer, one)),
    tax_exemptions: [],
    admin_graphql_api_id: gid("Customer", customer.id),
    ...(fallback ? { default_address: addressOf(customer, fallback) } : {}),
  };
}

/** What is left to say of a customer who was deleted. */
export function deletedCustomer(id: Id): Payload {
  return { id: restId(id), tax_exemptions: [], admin_graphql_api_id: gid("Customer", id) };
}

/** `customers_email_marketing_consent/update` */
export function emailConsentPayload(customer: Customer): Payload {
  return {
    customer_id: restId(customer.id),
    email_address: customer.email,
    email_marketing_consent: consent(customer.emailConsent),
  };
}

/** `customers_marketing_consent/update` */
export function smsConsentPayload(customer: Customer): Payload {
  return {
    id: restId(customer.id),
    phone: customer.phone,
    sms_marketing_consent: { ...consent(customer.smsConsent), consent_collected_from: "other" },
  };
}

/** `customer.tags_added` and `customer.tags_removed`, which are not shaped like the other topics. */
export function tagsPayload(store: Store, { customerId, tags }: TagChange): Payload {
  return { customerId: gid("Customer", customerId), tags: [...tags], occurredAt: store.now().toISOString() };
}

/** An address as REST bodies have it. */
export function addressPayload(address: PostalAddress): Payload {
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    province: provinceName(address.countryCode, address.provinceCode),
    country: address.countryCode && countryName(address.countryCode),
    zip: address.zip,
    phone: address.phone,
    name: fullName(address),
    province_code: address.provinceCode,
    country_code: address.countryCode,
  };
}

function addressOf(customer: Customer, address: CustomerAddress): Payload {
  return {
    id: restId(address.id),
    customer_id: restId(customer.id),
    ...addressPayload(address),
    country_name: address.countryCode && countryName(address.countryCode),
    default: address.id === customer.defaultAddressId,
  };
}

function consent({ state, optInLevel, updatedAt }: MarketingConsent): Payload {
  return { state: state.toLowerCase(), opt_in_level: optInLevel.toLowerCase(), consent_updated_at: updatedAt };
}
