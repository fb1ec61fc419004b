/**
 * What a page may load and who may frame it. `frameAncestors` is what Shopify's library asks for (the shop and its admin);
 * null lets nobody frame it.
 */
export function contentPolicy(nonce: string, frameAncestors: string | null): string {
  // With the slash at its end it stands for all that is below it.
  const shopify = "https://cdn.shopify.com/";
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' ${shopify}`,
    // Polaris positions its layers by style attributes.
    `style-src 'self' 'unsafe-inline' ${shopify}`,
    `img-src 'self' data: blob: https: ${shopify}`,
    `font-src 'self' data: ${shopify}`,
    // A show's video is wherever the merchant streams it.
    `media-src * blob:`,
    `connect-src 'self' https: ${shopify}`,
    `frame-src https://admin.shopify.com`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    frameAncestors ?? `frame-ancestors 'none'`,
  ].join("; ");
}
