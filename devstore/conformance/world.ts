import type { DevStore } from "../dev-store.ts";
import type { NewShop } from "../shops.ts";
import type { Clock } from "../state/clock.ts";
import type { Store } from "../state/store.ts";
import type { AdminReply, Asker } from "./admin-client.ts";
import type { ReceivedWebhook } from "./webhook-receiver.ts";

/**
 * What a case has: a new shop with a small catalogue in a running dev store, and an app installed there.
 * The catalogue: "Blue Shirt" (Small: SKU BS-S, 10 units, Large: BS-L, 0 units), "Vanilla Candle" (C-1, 5 units),
 * "Secret Lamp" (L-1, 5 units, a draft); all tracked, stocked at "Warehouse", and with 0 units at "Showroom".
 */
export interface World {
  readonly devStore: DevStore;
  readonly store: Store;
  /** `case-12.myshopify.com` */
  readonly domain: string;
  /** The dev store's clock: set back to the real time after the case */
  readonly clock: Clock;
  /** Asks the Admin API over HTTPS; by default as an app that was granted every scope. */
  readonly admin: <T>(query: string, variables?: object, asker?: Asker) => Promise<AdminReply<T>>;
  /** The answer's data. Throws when there are top-level errors. */
  readonly data: <T>(query: string, variables?: object, asker?: Asker) => Promise<T>;
  /** An app's offline token with these scopes only */
  readonly tokenWith: (scopes: readonly string[]) => Asker;
  /** The merchant's own eyes: every scope, no throttling */
  readonly merchant: Asker;
  /** Any request to the shop's host, such as `/cart.js`; `cookies` are kept from request to request. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** Subscribes the app to topics (`orders/create`), by the API. */
  readonly subscribe: (...topics: readonly string[]) => Promise<void>;
  /** The next webhook of this topic that was not given out yet; waits for it. Throws when none comes within five seconds. */
  readonly webhook: (topic: string) => Promise<ReceivedWebhook>;
  /** Webhooks of this shop that arrived and were not given out. */
  readonly webhooksLeft: () => readonly ReceivedWebhook[];
  /** How the app answers webhooks of this shop from now on: a status, or "nothing". */
  readonly answerWebhooksWith: (answer: number | "nothing") => void;
  /** One more shop, with the same catalogue and the app installed: it is gone with the case. */
  readonly another: (given: NewShop) => Promise<World>;
  /** Global ids by SKU of the catalogue */
  readonly variant: (sku: string) => {
    readonly id: string;
    readonly productId: string;
    readonly inventoryItemId: string;
  };
  /** Global ids: the first holds the catalogue's units */
  readonly locations: readonly [string, string];
}
