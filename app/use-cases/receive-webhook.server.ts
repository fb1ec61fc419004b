import type { House } from "./house.server.ts";

export interface IncomingWebhook {
  /** Header names in lower case, as Node gives them */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly rawBody: Uint8Array;
}

/**
 * Takes a webhook in: 401 unless Shopify signed its bytes, 400 without the headers that name it, else 200 once its row is
 * committed. A delivery seen before is answered 200 and changes nothing. The work itself is done by `drainInbox`.
 */
export async function receiveWebhook(house: House, webhook: IncomingWebhook): Promise<{ readonly status: number }> {
  throw new Error(`not built: ${webhook.rawBody.length} ${house.appOrigin}`);
}
