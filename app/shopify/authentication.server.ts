import "@shopify/shopify-app-remix/adapters/node";

import type { PrismaClient } from "@prisma/client";
import { ApiVersion, LogSeverity, shopifyApi } from "@shopify/shopify-api";
import { AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { adminApiVersion } from "./admin-api-version.ts";

export interface AuthenticationOptions {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly appOrigin: string;
  readonly prisma: PrismaClient;
  /** A shop's admin opened the app and a new token was granted: the first time, this is the install */
  readonly onGranted: (shop: string) => Promise<void>;
  readonly log: { warn(words: string): void; error(words: string): void };
}

export type Authentication = ReturnType<typeof createAuthentication>;

/**
 * Shopify's own library for requests from the admin: session tokens, and their exchange for expiring offline tokens
 * (managed install). Webhooks do not go through it: it would ask for a token that an uninstalled shop cannot give.
 */
export function createAuthentication(options: AuthenticationOptions) {
  const { apiKey, apiSecret, appOrigin, prisma, onGranted, log } = options;
  const app = shopifyApp({
    apiKey,
    apiSecretKey: apiSecret,
    appUrl: appOrigin,
    apiVersion: libraryVersion(),
    distribution: AppDistribution.AppStore,
    isEmbeddedApp: true,
    authPathPrefix: "/auth",
    sessionStorage: new PrismaSessionStorage(prisma),
    hooks: { afterAuth: ({ session }) => onGranted(session.shop) },
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    logger: {
      level: LogSeverity.Warning,
      log: async (severity, words) => (severity === LogSeverity.Error ? log.error(words) : log.warn(words)),
    },
  });
  return { ...app, authenticate: { ...app.authenticate, admin: inTurn(app.authenticate.admin) } };
}

/**
 * The loaders of one page run at once and bring the same session token. The library would exchange it once for each of them,
 * and let all but the first go on before the install is complete; so they take turns.
 */
function inTurn<Context>(authenticate: (request: Request) => Promise<Context>) {
  const turns = new Map<string, Promise<unknown>>();
  return async (request: Request): Promise<Context> => {
    const token = request.headers.get("authorization") ?? new URL(request.url).searchParams.get("id_token");
    if (token === null) return authenticate(request);
    const turn = (turns.get(token) ?? Promise.resolve()).then(() => authenticate(request));
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    turns.set(token, settled);
    try {
      return await turn;
    } finally {
      if (turns.get(token) === settled) turns.delete(token);
    }
  };
}

function libraryVersion(): ApiVersion {
  const version = Object.values(ApiVersion).find((known: string) => known === adminApiVersion);
  if (version === undefined) throw new Error(`@shopify/shopify-api does not know Admin API ${adminApiVersion}`);
  return version;
}

/** Reads whose admin signed a session token; null when it is none, too old, or made for another app. */
export function sessionTokenReader(
  options: Pick<AuthenticationOptions, "apiKey" | "apiSecret" | "appOrigin">,
): (token: string) => Promise<string | null> {
  const api = shopifyApi({
    apiKey: options.apiKey,
    apiSecretKey: options.apiSecret,
    apiVersion: libraryVersion(),
    hostName: new URL(options.appOrigin).host,
    isEmbeddedApp: true,
    logger: { level: LogSeverity.Error },
  });
  return async (token) => {
    try {
      const { dest } = await api.session.decodeSessionToken(token);
      return api.utils.sanitizeShop(new URL(dest).hostname);
    } catch {
      return null;
    }
  };
}
