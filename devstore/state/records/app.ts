import type { Id } from "../ids.ts";
import type { WebhookSubscription } from "./webhook.ts";

export interface Installation {
  id: Id;
  appId: Id;
  grantedScopes: string[];
  installedAt: string;
  subscriptions: WebhookSubscription[];
  /** False from uninstall on: the entry stays, so that the id is kept and `previouslyInstalled` can be told */
  active: boolean;
  /** The embed blocks of theme extensions that the merchant switched on, `extension-handle/block-name`, with settings */
  embeds: Record<string, Record<string, unknown>>;
}

export interface AccessToken {
  token: string;
  appId: Id | null;
  kind: "offline" | "online" | "merchant";
  scopes: string[];
  expiresAt: string | null;
  refreshToken: string | null;
  refreshTokenExpiresAt: string | null;
  /** The refresh token this pair was made from: it may be used again until this pair's own refresh token is used */
  refreshedFrom: string | null;
}
