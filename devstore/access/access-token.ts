import { randomBytes } from "node:crypto";
import type { Id } from "../state/ids.ts";
import type { AccessToken } from "../state/records/app.ts";
import type { Store } from "../state/store.ts";
import type { AppRegistration } from "./app-registration.ts";
import { verifySessionToken } from "./session-token.ts";

/** The token that a person or a test uses to see what the merchant sees: every scope, never expires. */
export const MERCHANT_TOKEN = "shpat_merchant_eyes";

const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";
/** How long the lost answer of a migration can be asked for again */
const MIGRATION_RETRY_MS = 7 * 24 * 60 * 60 * 1000;
const OFFLINE_LIFETIME_S = 60 * 60;
const ONLINE_LIFETIME_S = 24 * 60 * 60 - 1;
const REFRESH_LIFETIME_S = 90 * 24 * 60 * 60;
/** How long a used refresh token may be used again while its replacement was not used yet */
const REFRESH_RETRY_MS = 30 * 24 * 60 * 60 * 1000;

export interface AccessTokenAnswer {
  readonly status: number;
  readonly json: Record<string, unknown>;
}

/**
 * Answers `POST /admin/oauth/access_token`: token exchange (offline, expiring or not, and online) and refresh.
 * https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/token-exchange
 */
export function handleAccessToken(store: Store, apps: readonly AppRegistration[], body: string): AccessTokenAnswer {
  const form = readForm(body);
  if (form === null) return refused("invalid_request", "The request body is neither JSON nor a form.");
  const app = apps.find((one) => one.clientId === form["client_id"]);
  if (!app || form["client_secret"] !== app.clientSecret) {
    return { ...refused("invalid_client", "The client id or secret is not valid."), status: 401 };
  }
  const installation = store.state.installations.get(app.id);
  if (!installation?.active) return refused("app_not_installed", `The app is not installed on ${store.domain}.`);
  switch (form["grant_type"]) {
    case TOKEN_EXCHANGE:
      return exchange(store, app, form);
    case "refresh_token":
      return refresh(store, app, form["refresh_token"] ?? "");
    default:
      return refused("unsupported_grant_type", "The grant type is not supported.");
  }
}

type Form = Record<string, string>;

function exchange(store: Store, app: AppRegistration, form: Form): AccessTokenAnswer {
  if (form["subject_token_type"] === OFFLINE) return migrate(store, app, form);
  if (form["subject_token_type"] !== ID_TOKEN) return refused("invalid_request", "subject_token_type is not valid.");
  const claims = verifySessionToken(store, app, form["subject_token"] ?? "");
  if (!claims) return refused("invalid_subject_token", "The session token is not valid or has expired.");
  switch (form["requested_token_type"]) {
    case OFFLINE:
      return form["expiring"] === "1" ? expiringPair(store, app, null) : lasting(store, app);
    case ONLINE:
      return online(store, app, claims.sub);
    default:
      return refused("invalid_request", "requested_token_type is not valid.");
  }
}

/**
 * A token that never expires becomes one that does, without anybody's session, and is dead from then on; the same answer
 * can be had again for seven days, as long as it was not refreshed.
 * https://shopify.dev/changelog/more-resilient-token-exchanges-when-migrating-tokens-without-a-user-session
 */
function migrate(store: Store, app: AppRegistration, form: Form): AccessTokenAnswer {
  const { tokens } = store.state;
  const original = tokens.get(form["subject_token"]);
  const isLasting = original?.kind === "offline" && original.refreshToken === null && original.appId === app.id;
  if (!isLasting || form["requested_token_type"] !== OFFLINE || form["expiring"] !== "1") {
    return refused("invalid_subject_token", "The subject token is not a non-expiring offline access token.");
  }
  if (original.expiresAt === null) {
    original.expiresAt = store.timestamp();
    tokens.put(original);
    return expiringPair(store, app, original.token);
  }
  const retryUntil = new Date(Date.parse(original.expiresAt) + MIGRATION_RETRY_MS).toISOString();
  const pair = tokens.find((one) => one.refreshedFrom === original.token);
  const isRefreshed = tokens.find((one) => pair !== undefined && one.refreshedFrom === pair.refreshToken);
  if (!pair || isRefreshed || isPast(store, retryUntil)) {
    return refused("invalid_subject_token", "The subject token was migrated already.");
  }
  pair.expiresAt = inSeconds(store, OFFLINE_LIFETIME_S);
  return pairAnswer(store, tokens.put(pair));
}

/** Ends the life of an app's access tokens as time would; they can be refreshed. Every app's, when none is named. */
export function expireTokens(store: Store, appId: Id | null = null): number {
  const alive = store.state.tokens.filter(
    (one) => (appId === null || one.appId === appId) && !isPast(store, one.expiresAt),
  );
  for (const token of alive) store.state.tokens.put(Object.assign(token, { expiresAt: store.timestamp() }));
  return alive.length;
}

/**
 * A refresh token that was used can be used again for 30 days, until its replacement is used: an answer that was lost
 * on its way locks nobody out. https://shopify.dev/changelog/more-resilient-refreshes-for-expiring-offline-access-tokens
 */
function refresh(store: Store, app: AppRegistration, refreshToken: string): AccessTokenAnswer {
  const pair = store.state.tokens.find(
    (token) => token.appId === app.id && token.refreshToken === refreshToken && refreshToken !== "",
  );
  if (!pair || isPast(store, pair.refreshTokenExpiresAt)) {
    return refused("invalid_grant", "The refresh token is not valid, has expired or was revoked.");
  }
  retire(store, pair.refreshedFrom);
  const replaced = new Date(store.now().getTime() + REFRESH_RETRY_MS).toISOString();
  if ((pair.refreshTokenExpiresAt ?? "") > replaced) pair.refreshTokenExpiresAt = replaced;
  store.state.tokens.put(pair);
  return expiringPair(store, app, refreshToken);
}

/** The replacement of this refresh token is in use: the token itself is no longer good for anything. */
function retire(store: Store, refreshToken: string | null): void {
  if (refreshToken === null) return;
  for (const token of store.state.tokens.values()) {
    if (token.refreshToken === refreshToken) store.state.tokens.put(Object.assign(token, { refreshToken: null }));
    if (isPast(store, token.expiresAt) && token.refreshToken === null) store.state.tokens.delete(token.token);
  }
}

function expiringPair(store: Store, app: AppRegistration, refreshedFrom: string | null): AccessTokenAnswer {
  const token = issue(store, app, {
    token: `shpat_${secret()}`,
    kind: "offline",
    expiresAt: inSeconds(store, OFFLINE_LIFETIME_S),
    refreshToken: `shprt_${secret()}`,
    refreshTokenExpiresAt: inSeconds(store, REFRESH_LIFETIME_S),
    refreshedFrom,
  });
  return pairAnswer(store, token);
}

function pairAnswer(store: Store, token: AccessToken): AccessTokenAnswer {
  const left = (at: string | null) => Math.round((Date.parse(at ?? "") - store.now().getTime()) / 1000);
  return {
    status: 200,
    json: {
      access_token: token.token,
      scope: token.scopes.join(","),
      expires_in: left(token.expiresAt),
      refresh_token: token.refreshToken,
      refresh_token_expires_in: left(token.refreshTokenExpiresAt),
    },
  };
}

function lasting(store: Store, app: AppRegistration): AccessTokenAnswer {
  const same = store.state.tokens.find(
    (token) => token.appId === app.id && token.kind === "offline" && token.expiresAt === null,
  );
  const token = same ?? issue(store, app, { ...NEVER, token: `shpat_${secret()}`, kind: "offline" });
  return { status: 200, json: { access_token: token.token, scope: token.scopes.join(",") } };
}

function online(store: Store, app: AppRegistration, userId: string): AccessTokenAnswer {
  const expiresAt = inSeconds(store, ONLINE_LIFETIME_S);
  const token = issue(store, app, { ...NEVER, token: `shpua_${secret()}`, kind: "online", expiresAt });
  const scope = token.scopes.join(",");
  const associatedUser = {
    id: Number(userId),
    first_name: "Mara",
    last_name: "Merchant",
    email: store.state.shop.email,
    account_owner: true,
    locale: store.state.shop.locale,
    collaborator: false,
    email_verified: true,
  };
  return {
    status: 200,
    json: {
      access_token: token.token,
      scope,
      expires_in: ONLINE_LIFETIME_S,
      associated_user_scope: scope,
      associated_user: associatedUser,
    },
  };
}

const NEVER = { expiresAt: null, refreshToken: null, refreshTokenExpiresAt: null, refreshedFrom: null };

function issue(store: Store, app: AppRegistration, token: Omit<AccessToken, "appId" | "scopes">): AccessToken {
  const scopes = store.state.installations.get(app.id)?.grantedScopes ?? [];
  return store.state.tokens.put({ ...token, appId: app.id, scopes });
}

function refused(error: string, description: string): AccessTokenAnswer {
  return { status: 400, json: { error, error_description: description } };
}

function readForm(body: string): Form | null {
  if (!body.trimStart().startsWith("{")) return Object.fromEntries(new URLSearchParams(body));
  try {
    const json = JSON.parse(body) as Record<string, unknown>;
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, String(value)]));
  } catch {
    return null;
  }
}

function secret(): string {
  return randomBytes(16).toString("hex");
}

function inSeconds(store: Store, seconds: number): string {
  return new Date(store.now().getTime() + seconds * 1000).toISOString();
}

function isPast(store: Store, at: string | null): boolean {
  return at !== null && Date.parse(at) <= store.now().getTime();
}
