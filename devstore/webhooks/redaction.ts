import { approvalOf, isProtectedTopic } from "../access/customer-data.ts";
import type { Id } from "../state/ids.ts";
import type { ProtectedField } from "../state/records/app.ts";
import type { Store } from "../state/store.ts";
import { RestId, type RestValue } from "./rest-json.ts";

type Payload = Record<string, RestValue>;

/** Whose parts these keys hold */
const PERSONS = ["customer", "shipping_address", "billing_address", "default_address", "addresses", "destination"];

const KEYS: Record<ProtectedField, readonly string[]> = {
  email: ["email", "contact_email", "email_address"],
  phone: ["phone"],
  name: ["name", "first_name", "last_name", "company"],
  address: ["address1", "address2", "zip", "latitude", "longitude"],
};

/**
 * A payload as an app may see it: null stands where it is not approved for the shopper's name, address, phone or email.
 * https://shopify.dev/docs/apps/launch/protected-customer-data
 */
export function redactedFor(store: Store, appId: Id, topic: string, payload: Payload): Payload {
  if (!isProtectedTopic(topic)) return payload;
  const { fields } = approvalOf(store, appId);
  const hidden = (Object.keys(KEYS) as ProtectedField[]).filter((field) => !fields.includes(field));
  if (hidden.length === 0) return payload;
  const keys = hidden.flatMap((field) => KEYS[field]);
  return redact(payload, keys, topic.startsWith("customer") ? "person" : "thing") as Payload;
}

/** A thing's own name is nobody's: only a person's is hidden. */
function redact(value: RestValue, keys: readonly string[], of: "person" | "thing"): RestValue {
  if (Array.isArray(value)) return (value as readonly RestValue[]).map((item) => redact(item, keys, of));
  if (typeof value !== "object" || value === null || value instanceof RestId) return value;
  const entries = Object.entries(value as Payload).map(([key, inner]): [string, RestValue] => {
    const isContact = KEYS.email.includes(key) || KEYS.phone.includes(key);
    if (keys.includes(key) && (of === "person" || isContact)) return [key, null];
    return [key, redact(inner, keys, of === "person" || PERSONS.includes(key) ? "person" : "thing")];
  });
  return Object.fromEntries(entries);
}
