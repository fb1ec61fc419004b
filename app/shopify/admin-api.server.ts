import { setTimeout as sleep } from "node:timers/promises";
import { validToken, type TokenSource } from "./access-token.server.ts";
import { createAdminClient, type AdminClient } from "./admin-client.server.ts";

/** The Admin API of a shop. Throws ShopifyAccessLost where the app has no access. */
export type AdminApi = (shop: string) => Promise<AdminClient>;

/** The Admin API of every shop that the source has a token of. */
export function openAdminApi(source: TokenSource): AdminApi {
  return async (shop) => {
    await validToken(source, shop);
    return createAdminClient({
      shop,
      fetch: source.fetch,
      token: (stale) => validToken(source, shop, stale),
      clock: source.clock,
      wait: async (ms) => {
        await sleep(ms);
      },
    });
  };
}
