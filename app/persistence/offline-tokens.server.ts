import type { Database } from "./database.server.ts";

interface OfflineTokenRow {
  readonly accessToken: string;
  readonly expires: Date | null;
  readonly refreshToken: string | null;
  readonly refreshTokenExpires: Date | null;
}

/** The row in which the session storage keeps a shop's offline session. */
function sessionId(shop: string): string {
  return `offline_${shop}`;
}

/** The shops' offline tokens, as the session storage keeps them, refreshed by one process at a time per shop. */
export function offlineTokens(db: Database) {
  return {
    async find(shop: string): Promise<OfflineTokenRow | null> {
      const [row] = await db.query<OfflineTokenRow>(
        `select "accessToken", expires, "refreshToken", "refreshTokenExpires" from "Session" where id = $1 and shop = $2`,
        [sessionId(shop), shop],
      );
      return row ?? null;
    },
    async replace(shop: string, token: OfflineTokenRow): Promise<void> {
      await db.query(
        `update "Session" set "accessToken" = $3, expires = $4, "refreshToken" = $5, "refreshTokenExpires" = $6
         where id = $1 and shop = $2`,
        [sessionId(shop), shop, token.accessToken, token.expires, token.refreshToken, token.refreshTokenExpires],
      );
    },
    whileRefreshing: <Value>(shop: string, work: () => Promise<Value>): Promise<Value> =>
      db.exclusively(`refresh:${shop}`, work),
  };
}
