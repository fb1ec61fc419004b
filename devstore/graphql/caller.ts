import { MERCHANT_TOKEN } from "../access/access-token.ts";
import type { AppRegistration } from "../access/app-registration.ts";
import { findInstallation } from "../access/installation.ts";
import type { Id } from "../state/ids.ts";
import type { AccessToken, Installation } from "../state/records/app.ts";
import type { Store } from "../state/store.ts";

/** Who asks: an app with one of its tokens, or the merchant's own eyes. */
export interface Caller {
  readonly token: AccessToken;
  /** Null for the merchant */
  readonly app: AppRegistration | null;
  readonly installation: Installation | null;
}

const MERCHANT: Caller = {
  token: {
    token: MERCHANT_TOKEN,
    appId: null,
    kind: "merchant",
    scopes: [],
    expiresAt: null,
    refreshToken: null,
    refreshTokenExpiresAt: null,
    refreshedFrom: null,
  },
  app: null,
  installation: null,
};

/** Whose token this is; null when it is no token, has expired, or belongs to an app that is not installed any more. */
export function findCaller(store: Store, apps: readonly AppRegistration[], token: string | null): Caller | null {
  if (token === MERCHANT_TOKEN) return MERCHANT;
  const known = token === null ? undefined : store.state.tokens.get(token);
  if (!known || (known.expiresAt !== null && Date.parse(known.expiresAt) <= store.now().getTime())) return null;
  const app = apps.find((one) => one.id === known.appId);
  const installation = app && findInstallation(store, app.id);
  return app && installation ? { token: known, app, installation } : null;
}

/**
 * Whether the token is one that never expires, of an app with public distribution: such apps must use expiring ones.
 * https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens
 */
export function hasRefusedToken({ app, token }: Caller): boolean {
  return app !== null && app.distribution !== "custom" && token.kind === "offline" && token.expiresAt === null;
}

/** An app as it asks for itself, whatever its tokens; null when it is not installed. The merchant has no app id. */
export function callerOfApp(store: Store, apps: readonly AppRegistration[], appId: Id | null): Caller | null {
  if (appId === null) return MERCHANT;
  const app = apps.find((one) => one.id === appId);
  const installation = findInstallation(store, appId);
  if (!app || !installation) return null;
  return {
    token: { ...MERCHANT.token, kind: "offline", appId, scopes: installation.grantedScopes },
    app,
    installation,
  };
}
