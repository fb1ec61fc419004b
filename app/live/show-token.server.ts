import { createHmac, timingSafeEqual } from "node:crypto";

/** Which show a page may watch, and until when. */
export interface ShowPass {
  readonly shop: string;
  readonly show: string;
  readonly expiresAt: Date;
}

/** Signs what pages of a store open a show's stream with, and reads it again. Nothing in it tells of a shopper. */
export interface ShowTokens {
  sign(pass: ShowPass): string;
  /** What a token allows at a moment; null when we did not sign it, or it has expired. */
  read(token: string, now: Date): ShowPass | null;
}

/** Tokens that are remembered as good: a whole room brings the same one. */
const mostKnown = 200;

const form = /^([\w-]{1,400})\.([\w-]{22})$/;

/** Tokens that are signed with a key of their own, derived from the app's secret: whoever knows one knows nothing of the secret. */
export function openShowTokens(apiSecret: string): ShowTokens {
  const key = createHmac("sha256", apiSecret).update("paniere show tokens").digest();
  const signatureOf = (body: string): Buffer => createHmac("sha256", key).update(body).digest().subarray(0, 16);
  const known = new Map<string, ShowPass>();
  return {
    sign({ shop, show, expiresAt }) {
      const seconds = Math.floor(expiresAt.getTime() / 1000);
      const body = Buffer.from(`${shop} ${show} ${seconds}`).toString("base64url");
      return `${body}.${signatureOf(body).toString("base64url")}`;
    },
    read(token, now) {
      const pass = known.get(token) ?? readSigned(token);
      if (pass === null || pass.expiresAt <= now) return null;
      if (known.size >= mostKnown) known.clear();
      known.set(token, pass);
      return pass;
    },
  };

  function readSigned(token: string): ShowPass | null {
    const [, body, signature] = form.exec(token) ?? [];
    if (body === undefined || signature === undefined) return null;
    if (!timingSafeEqual(Buffer.from(signature, "base64url"), signatureOf(body))) return null;
    const [shop = "", show = "", seconds = ""] = Buffer.from(body, "base64url").toString("utf8").split(" ");
    return { shop, show, expiresAt: new Date(Number(seconds) * 1000) };
  }
}

const dayMs = 86_400_000;

/**
 * Until when a show's token is good: a day after its planned end, or after now when it lasts longer. It is rounded up to the end of
 * a day (UTC), so that the token is the same at every reading of a day and pages that hold it can be cached.
 */
export function passEnd(plannedEnd: Date, now: Date): Date {
  const from = Math.max(plannedEnd.getTime(), now.getTime()) + dayMs;
  return new Date(Math.ceil(from / dayMs) * dayMs);
}
