import type { Id } from "../state/ids.ts";
import type { DataApproval, ProtectedField } from "../state/records/app.ts";
import type { Store } from "../state/store.ts";

export const PROTECTED_FIELDS: readonly ProtectedField[] = ["name", "address", "phone", "email"];

/** What relates to a person: an app needs approval for customer data (level 1) to see one of these at all. */
const PROTECTED_OBJECTS = ["Customer", "DraftOrder", "FulfillmentOrder", "Order"];

/**
 * What a shop lets an app see of its customers. An app that nobody decided about sees orders and customers without name,
 * address, phone and email. https://shopify.dev/docs/apps/launch/protected-customer-data
 */
export function approvalOf(store: Store, appId: Id): DataApproval {
  return store.state.dataApprovals.get(appId) ?? { appId, customerData: true, fields: [] };
}

/** Decides what an app may see of this shop's customers. Fields cannot be had without the data that they belong to. */
export function approveCustomerData(store: Store, approval: DataApproval): DataApproval {
  const { appId, customerData } = approval;
  const fields = PROTECTED_FIELDS.filter((field) => customerData && approval.fields.includes(field));
  return store.state.dataApprovals.put({ appId, customerData, fields });
}

/** Whether an app is told of a topic: of people only when it is approved for their data. */
export function mayHear(store: Store, appId: Id, topic: string): boolean {
  return !isProtectedTopic(topic) || approvalOf(store, appId).customerData;
}

export function isProtectedObject(typeName: string): boolean {
  return PROTECTED_OBJECTS.includes(typeName);
}

/** Which of the four kinds a protected field of the Admin API is, from its name (`lastName`, `zip`). */
export function kindOfField(fieldName: string): ProtectedField {
  if (/email/i.test(fieldName)) return "email";
  if (/phone/i.test(fieldName)) return "phone";
  return /name$|recipient/i.test(fieldName) ? "name" : "address";
}

/** Webhook topics whose payloads relate to a person. Compliance topics are told to every app. */
export function isProtectedTopic(topic: string): boolean {
  return (
    /^(orders|draft_orders|fulfillment_orders|fulfillments|refunds|checkouts|carts)\/|^customer/.test(topic) &&
    !["customers/data_request", "customers/redact"].includes(topic)
  );
}
