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

/** The four kinds of protected fields, as an app asks for them one by one */
export type ProtectedField = "name" | "address" | "phone" | "email";

/** What of its customers' data a shop lets an app see, as Shopify's review of the app would have decided. */
export interface DataApproval {
  appId: Id;
  /** Level 1: orders, customers and whatever else relates to a person */
  customerData: boolean;
  /** Level 2: the fields of these kinds too */
  fields: ProtectedField[];
}
