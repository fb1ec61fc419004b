import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import type { Id } from "../state/ids.ts";
import type { Store } from "../state/store.ts";
import type { AppRegistration } from "./app-registration.ts";

const LIFETIME_S = 60;
const LEEWAY_S = 10;

export interface SessionClaims {
  readonly iss: string;
  readonly dest: string;
  readonly aud: string;
  readonly sub: string;
  readonly exp: number;
  readonly nbf: number;
  readonly iat: number;
  readonly jti: string;
  readonly sid: string;
}

/**
 * The token that App Bridge hands to an embedded app: who uses it, in which shop, for the next minute.
 * https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens
 */
export function sessionToken(store: Store, app: AppRegistration, userId: Id, now: Date): string {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const claims: SessionClaims = {
    iss: `https://${store.domain}/admin`,
    dest: `https://${store.domain}`,
    aud: app.clientId,
    sub: userId,
    exp: issuedAt + LIFETIME_S,
    nbf: issuedAt,
    iat: issuedAt,
    jti: randomUUID(),
    sid: createHmac("sha256", app.clientSecret).update(`${store.domain}/${userId}`).digest("hex"),
  };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${signed}.${signature(signed, app.clientSecret)}`;
}

/** The claims of a session token for this app and shop; null when it is forged, expired or meant for another. */
export function verifySessionToken(store: Store, app: AppRegistration, token: string): SessionClaims | null {
  const [header, payload, given] = token.split(".");
  if (header === undefined || payload === undefined || given === undefined) return null;
  const expected = Buffer.from(signature(`${header}.${payload}`, app.clientSecret));
  const received = Buffer.from(given);
  if (expected.length !== received.length || !timingSafeEqual(expected, received)) return null;
  const claims = decode(payload);
  if (claims === null) return null;
  const now = store.now().getTime() / 1000;
  const fresh = claims.exp + LEEWAY_S > now && claims.nbf - LEEWAY_S <= now;
  return fresh && claims.aud === app.clientId && claims.dest === `https://${store.domain}` ? claims : null;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function decode(payload: string): SessionClaims | null {
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as SessionClaims;
  } catch {
    return null;
  }
}

function signature(signed: string, secret: string): string {
  return createHmac("sha256", secret).update(signed).digest("base64url");
}
