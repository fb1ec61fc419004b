import { createHmac, randomUUID } from "node:crypto";
import { drainInbox } from "../../app/use-cases/drain-inbox.server.ts";
import { receiveWebhook } from "../../app/use-cases/receive-webhook.server.ts";
import type { ShopInProcess } from "./shop-in-process.ts";

export interface WebhookGiven {
  readonly topic: string;
  /** JSON text, or what is made into it */
  readonly body: string | object;
  readonly webhookId?: string;
  readonly triggeredAt?: string;
  readonly shop?: string;
  /** With another app's secret */
  readonly forged?: boolean;
}

/** Shopify writes ids as numbers, past what JavaScript's hold: here they are given as text. */
function withIds(body: object): string {
  return JSON.stringify(body).replaceAll(/"(\d{9,})"/g, "$1");
}

/** Hands a signed webhook to the app, in Shopify's place. */
export async function receive(to: ShopInProcess, given: WebhookGiven): Promise<number> {
  const rawBody = Buffer.from(typeof given.body === "string" ? given.body : withIds(given.body));
  const secret = given.forged === true ? "another secret" : to.app.clientSecret;
  const headers = {
    "x-shopify-topic": given.topic,
    "x-shopify-hmac-sha256": createHmac("sha256", secret).update(rawBody).digest("base64"),
    "x-shopify-shop-domain": given.shop ?? to.shop,
    "x-shopify-webhook-id": given.webhookId ?? randomUUID(),
    "x-shopify-triggered-at": given.triggeredAt ?? new Date().toISOString(),
  };
  const { status } = await receiveWebhook(to.house, { headers, rawBody });
  return status;
}

/** The same, and the app works on it. */
export async function deliver(to: ShopInProcess, given: WebhookGiven): Promise<number> {
  const status = await receive(to, given);
  await drainInbox(to.house);
  return status;
}
