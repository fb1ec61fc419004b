import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Tells whether Shopify signed these bytes: X-Shopify-Hmac-Sha256 is the base64 of their HMAC-SHA256 with the app's secret.
 * https://shopify.dev/docs/apps/build/webhooks/subscribe/https#step-2-validate-the-origin
 */
export function webhookVerifier(apiSecret: string): (rawBody: Uint8Array, hmac: string) => boolean {
  return (rawBody, hmac) => {
    const wanted = createHmac("sha256", apiSecret).update(rawBody).digest();
    const given = Buffer.from(hmac, "base64");
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
}
