import type { AdminClient } from "./admin-client.server.ts";

/** The Admin API of a shop. Throws ShopifyAccessLost where the app has no access. */
export type AdminApi = (shop: string) => Promise<AdminClient>;
