import { setTimeout as sleep } from "node:timers/promises";
import { validToken, type TokenSource } from "./access-token.server.ts";
import { createAdminClient, type AdminClient } from "./admin-client.server.ts";

/**
 * The Admin API of a shop. Throws ShopifyAccessLost where the app has no access. `withinMs` is for what a person waits for: then
 * Shopify is given up as unavailable or throttled by that time.
 */
export type AdminApi = (shop: string, patience?: { readonly withinMs: number }) => Promise<AdminClient>;

/** The Admin API of every shop that the source has a token of. */
export function openAdminApi(source: TokenSource): AdminApi {
  return async (shop, patience) => {
    await validToken(source, shop);
    return createAdminClient({
      shop,
      fetch: source.fetch,
      token: (stale) => validToken(source, shop, stale),
      clock: source.clock,
      ...patience,
      wait: async (ms) => {
        await sleep(ms);
      },
    });
  };
}
