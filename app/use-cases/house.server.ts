import type { Logger } from "pino";
import type { MarkKey } from "../domain/hold-mark.ts";
import type { JobQueue } from "../jobs/queue.server.ts";
import type { ShowTokens } from "../live/show-token.server.ts";
import type { Database } from "../persistence/database.server.ts";
import type { AdminApi } from "../shopify/admin-api.server.ts";
import type { ShopperTokens } from "./shopper-token.server.ts";

/** What use cases need of the world, made once per process by server.ts, worker.ts or a test. */
export interface House {
  readonly db: Database;
  readonly queue: JobQueue;
  /** The Admin API of a shop, with a token that is valid now */
  readonly shopify: AdminApi;
  /** Whether Shopify signed these bytes for this app (X-Shopify-Hmac-Sha256, base64) */
  readonly isFromShopify: (rawBody: Uint8Array, hmac: string) => boolean;
  /** The key that a shop's holds are signed with, by its version */
  readonly holdKey: (shop: string, version: number) => MarkKey;
  readonly shoppers: ShopperTokens;
  /** What pages open a show's stream with */
  readonly showTokens: ShowTokens;
  /** Fetch of files that Shopify hands out by address, such as a bulk operation's result */
  readonly fetch: typeof fetch;
  readonly clock: () => Date;
  /** A new uuid */
  readonly newId: () => string;
  /** Public origin of the app, without a slash at the end */
  readonly appOrigin: string;
  readonly log: Logger;
}
