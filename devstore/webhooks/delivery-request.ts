import { createHmac } from "node:crypto";
import type { AppRegistration } from "../access/app-registration.ts";
import { API_VERSION } from "../graphql/api-version.ts";
import type { WebhookDelivery } from "../state/records/webhook.ts";

/** Shopify's headers, signed over the bytes of the body. https://shopify.dev/docs/apps/build/webhooks/delivery-structure */
export function deliveryHeaders(
  app: AppRegistration,
  domain: string,
  delivery: WebhookDelivery,
): Record<string, string> {
  return {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(delivery.body)),
    "user-agent": "Shopify-Captain-Hook",
    "x-shopify-topic": delivery.topic,
    "x-shopify-hmac-sha256": createHmac("sha256", app.clientSecret).update(delivery.body).digest("base64"),
    "x-shopify-shop-domain": domain,
    "x-shopify-api-version": API_VERSION,
    "x-shopify-webhook-id": delivery.id,
    "x-shopify-event-id": delivery.eventId,
    "x-shopify-triggered-at": delivery.triggeredAt,
    ...(delivery.name ? { "x-shopify-name": delivery.name } : {}),
  };
}

/** Where a delivery goes: what is at the app's public address is reached at `appTarget`, where the app listens. */
export function deliveryTarget(app: AppRegistration, appTarget: string, { uri }: WebhookDelivery): URL {
  const publicUrl = new URL(uri, `${app.applicationUrl}/`);
  if (!publicUrl.href.startsWith(app.applicationUrl)) return publicUrl;
  return new URL(publicUrl.pathname + publicUrl.search, appTarget);
}
