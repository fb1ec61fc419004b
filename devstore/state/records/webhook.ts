import type { Id } from "../ids.ts";

export interface WebhookSubscription {
  id: Id;
  topic: string;
  uri: string;
  /** Declared in the app's toml (not listed by the API) or made by the API */
  origin: "toml" | "api";
  includeFields: string[];
  createdAt: string;
}

export interface WebhookDelivery {
  /** X-Shopify-Webhook-Id */
  id: string;
  eventId: string;
  appId: Id;
  topic: string;
  uri: string;
  /** The exact bytes that were signed */
  body: string;
  triggeredAt: string;
  attempts: { at: string; status: number | null; error: string | null; ms: number }[];
  state: "pending" | "delivered" | "failed";
  nextAttemptAt: string | null;
}
