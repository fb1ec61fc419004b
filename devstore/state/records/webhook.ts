import type { Id } from "../ids.ts";

export interface WebhookSubscription {
  id: Id;
  topic: string;
  uri: string;
  /** Declared in the app's toml (not listed by the API) or made by the API */
  origin: "toml" | "api";
  includeFields: string[];
  /** Search syntax over the payload's fields; null lets everything pass */
  filter: string | null;
  metafieldNamespaces: string[];
  name: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface WebhookDelivery {
  /** X-Shopify-Webhook-Id */
  id: string;
  eventId: string;
  appId: Id;
  subscriptionId: Id;
  topic: string;
  uri: string;
  /** The exact bytes that were signed */
  body: string;
  /** X-Shopify-Name: what the subscription was called when it was triggered */
  name: string | null;
  triggeredAt: string;
  attempts: { at: string; status: number | null; error: string | null; ms: number }[];
  state: "pending" | "delivered" | "failed";
  nextAttemptAt: string | null;
}
