import type { Transaction } from "../persistence/database.server.ts";
import type { VariantsOfShow } from "./free-stock.server.ts";
import type { House } from "./house.server.ts";

/** A webhook as its handler gets it. */
export interface WebhookMessage {
  /** Of the inbox row */
  readonly id: string;
  /** ISO 8601 to the microsecond; null when Shopify did not say */
  readonly triggeredAt: string | null;
  /** The kept fields; whole numbers as text */
  readonly body: unknown;
  /** Takes variants whose units moved in a show: what follows from it is done once for all messages of a round */
  readonly unitsMoved: (moved: VariantsOfShow) => void;
}

/** Works on a message within the transaction that notes it as done. */
export type WebhookHandler = (house: House, tx: Transaction, message: WebhookMessage) => Promise<void>;
