import type { Transaction } from "../persistence/database.server.ts";
import type { House } from "./house.server.ts";

/** A webhook as its handler gets it. */
export interface WebhookMessage {
  /** Of the inbox row */
  readonly id: string;
  /** ISO 8601 to the microsecond; null when Shopify did not say */
  readonly triggeredAt: string | null;
  /** The kept fields; whole numbers as text */
  readonly body: unknown;
}

/** Works on a message within the transaction that notes it as done. */
export type WebhookHandler = (house: House, tx: Transaction, message: WebhookMessage) => Promise<void>;
