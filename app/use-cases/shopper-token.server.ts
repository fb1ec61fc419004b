import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Knows shoppers by random tokens, without a login: nobody can make one up, and nothing in one tells who it is. */
export interface ShopperTokens {
  issue(shop: string): string;
  /** What a token's holder is known by; null when we did not issue it to this shop. */
  read(shop: string, token: string): string | null;
}

const form = /^[\w-]{22}\.[\w-]{22}$/;

/** Tokens that are signed with a key of their own, derived from the app's secret. */
export function openShopperTokens(apiSecret: string): ShopperTokens {
  const key = createHmac("sha256", apiSecret).update("paniere shopper tokens").digest();
  const sign = (shop: string, name: string): Buffer =>
    createHmac("sha256", key).update(`${shop} ${name}`).digest().subarray(0, 16);
  return {
    issue(shop) {
      const name = randomBytes(16).toString("base64url");
      return `${name}.${sign(shop, name).toString("base64url")}`;
    },
    read(shop, token) {
      if (!form.test(token)) return null;
      const [name = "", given = ""] = token.split(".");
      if (!timingSafeEqual(Buffer.from(given, "base64url"), sign(shop, name))) return null;
      return createHash("sha256").update(`${shop} ${name}`).digest("base64url").slice(0, 22);
    },
  };
}
