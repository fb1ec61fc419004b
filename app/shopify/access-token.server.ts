import { z } from "zod";
import { ShopifyAccessLost, ShopifyUnavailable } from "./errors.ts";

/** An offline token. One that expires comes with the token that renews it. */
export interface OfflineToken {
  readonly accessToken: string;
  readonly expires: Date | null;
  readonly refreshToken: string | null;
  readonly refreshTokenExpires: Date | null;
}

/** Where the shops' offline tokens are kept. */
export interface OfflineTokens {
  find(shop: string): Promise<OfflineToken | null>;
  replace(shop: string, token: OfflineToken): Promise<void>;
  /** Runs while no other process refreshes this shop's token: a refresh token is used once. */
  whileRefreshing<Value>(shop: string, work: () => Promise<Value>): Promise<Value>;
}

export interface TokenSource {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly tokens: OfflineTokens;
  readonly fetch: typeof fetch;
  readonly clock: () => Date;
}

const refreshAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().optional(),
  refresh_token: z.string().min(1).optional(),
  refresh_token_expires_in: z.number().optional(),
});

/** A token with less life than this is renewed before it is used. */
const leastLifeMs = 60_000;

/**
 * Answers a token of the shop that is valid now; renews it first when it is about to end, or when it is `stale`, the one that
 * Shopify just refused. Throws ShopifyAccessLost without one, ShopifyUnavailable when Shopify cannot renew it now.
 */
export async function validToken(source: TokenSource, shop: string, stale?: string): Promise<string> {
  const known = await source.tokens.find(shop);
  if (known === null) throw new ShopifyAccessLost(shop, "the app has no session");
  if (isFresh(known, source.clock(), stale)) return known.accessToken;
  return source.tokens.whileRefreshing(shop, async () => {
    // Another process may have renewed it while this one waited.
    const now = await source.tokens.find(shop);
    if (now === null) throw new ShopifyAccessLost(shop, "the app has no session");
    if (isFresh(now, source.clock(), stale)) return now.accessToken;
    if (now.refreshToken === null) throw new ShopifyAccessLost(shop, "its token ended and cannot be renewed");
    const renewed = await refresh(source, shop, now.refreshToken);
    await source.tokens.replace(shop, renewed);
    return renewed.accessToken;
  });
}

function isFresh(token: OfflineToken, now: Date, stale: string | undefined): boolean {
  if (token.accessToken === "" || token.accessToken === stale) return false;
  return token.expires === null || token.expires.getTime() - now.getTime() > leastLifeMs;
}

async function refresh(source: TokenSource, shop: string, refreshToken: string): Promise<OfflineToken> {
  const response = await source
    .fetch(`https://${shop}/admin/oauth/access_token`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({
        client_id: source.apiKey,
        client_secret: source.apiSecret,
        grant_type: "refresh_token",
        refresh_token: refreshToken,
      }),
      signal: AbortSignal.timeout(20_000),
    })
    .catch((cause: unknown) => {
      throw new ShopifyUnavailable("the token could not be renewed", cause);
    });
  if (response.status >= 500 || response.status === 429) {
    throw new ShopifyUnavailable(`the token could not be renewed (${response.status})`);
  }
  if (!response.ok) throw new ShopifyAccessLost(shop, `its token was not renewed (${response.status})`);
  const answer = refreshAnswer.parse(await response.json());
  const now = source.clock().getTime();
  return {
    accessToken: answer.access_token,
    expires: answer.expires_in === undefined ? null : new Date(now + answer.expires_in * 1000),
    refreshToken: answer.refresh_token ?? null,
    refreshTokenExpires:
      answer.refresh_token_expires_in === undefined ? null : new Date(now + answer.refresh_token_expires_in * 1000),
  };
}
