import { storeWebhook } from "../persistence/inbox.server.ts";
import { keptBody } from "../shopify/webhook-fields.ts";
import type { House } from "./house.server.ts";

export interface IncomingWebhook {
  /** Header names in lower case, as Node gives them */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly rawBody: Uint8Array;
}

/**
 * Takes a webhook in: 401 unless Shopify signed its bytes, 400 without the headers that name it or with a body that is no JSON,
 * else 200 once its row is committed. A delivery seen before is answered 200 and changes nothing. The work itself is
 * `drainInbox`.
 */
export async function receiveWebhook(house: House, webhook: IncomingWebhook): Promise<{ readonly status: number }> {
  const header = (name: string): string => {
    const value = webhook.headers[`x-shopify-${name}`];
    return typeof value === "string" ? value : "";
  };
  if (!house.isFromShopify(webhook.rawBody, header("hmac-sha256"))) return { status: 401 };
  const topic = header("topic");
  const shop = header("shop-domain");
  const webhookId = header("webhook-id");
  if (topic === "" || shop === "" || webhookId === "") return { status: 400 };
  const body = readBody(topic, webhook.rawBody);
  if (body === null) return { status: 400 };
  const triggeredAt = header("triggered-at");
  await storeWebhook(house.db, {
    shop,
    topic,
    webhookId,
    triggeredAt: Number.isNaN(Date.parse(triggeredAt)) ? null : triggeredAt,
    body,
  });
  return { status: 200 };
}

function readBody(topic: string, rawBody: Uint8Array): string | null {
  try {
    return keptBody(topic, new TextDecoder().decode(rawBody));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
