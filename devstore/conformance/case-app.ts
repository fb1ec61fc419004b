import { randomUUID } from "node:crypto";
import type { AppRegistration } from "../access/app-registration.ts";
import { install } from "../access/installation.ts";
import { sessionToken } from "../access/session-token.ts";
import type { Asker } from "./admin-client.ts";
import type { World } from "./world.ts";

export const ACCESS_TOKEN_PATH = "/admin/oauth/access_token";
export const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
export const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";
export const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
export const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

/** Makes an app of the case's own known and installs it in the case's shop, unless `isInstalled` says no. */
export function anApp(
  { devStore, store }: World,
  given: Partial<AppRegistration> & { readonly isInstalled?: false } = {},
): AppRegistration {
  const { isInstalled, ...registration } = given;
  const name = `case-${randomUUID().slice(0, 8)}`;
  const app = devStore.addApp({
    ...devStore.app,
    id: String(200_000_000_000 + Math.floor(Math.random() * 700_000_000_000)),
    clientId: name,
    clientSecret: `${name}-secret`,
    handle: name,
    name,
    scopes: ["read_products"],
    optionalScopes: [],
    proxy: null,
    ...registration,
  });
  if (isInstalled !== false) install(store, app);
  return app;
}

/** What the token endpoint answered */
export interface TokenReply {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Asks a shop's token endpoint as an app with this JSON. */
export async function askForToken({ fetch }: World, body: Readonly<Record<string, unknown>>): Promise<TokenReply> {
  const response = await fetch(ACCESS_TOKEN_PATH, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

/** Exchanges a fresh session token, by default for an expiring offline token. */
export function exchange(
  world: World,
  app: AppRegistration,
  given: Readonly<Record<string, unknown>> = {},
): Promise<TokenReply> {
  return askForToken(world, {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    grant_type: TOKEN_EXCHANGE,
    subject_token: sessionToken(world.store, app, "42", world.store.now()),
    subject_token_type: ID_TOKEN,
    requested_token_type: OFFLINE,
    expiring: "1",
    ...given,
  });
}

export function refresh(world: World, app: AppRegistration, refreshToken: unknown): Promise<TokenReply> {
  return askForToken(world, {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    grant_type: "refresh_token",
    refresh_token: refreshToken,
  });
}

/** The app with its own expiring token. */
export async function askerOf(world: World, app: AppRegistration): Promise<Asker> {
  const { json } = await exchange(world, app);
  return { token: String(json["access_token"]) };
}

/** The merchant opens an address of the admin and presses a button of its form. Answers with where that leads. */
export async function answerAsMerchant(
  { fetch }: World,
  address: string,
  answer: "approve" | "decline",
): Promise<string> {
  let url = address;
  for (;;) {
    const page = await fetch(url);
    const next = page.headers.get("location");
    if (next === null) break;
    url = new URL(next, url).href;
  }
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: `answer=${answer}`,
  });
  return new URL(response.headers.get("location") ?? "", url).href;
}
