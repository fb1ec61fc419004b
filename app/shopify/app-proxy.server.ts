import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** A signature older than this is refused, so that an address that leaked is of no use for long. */
const mostAgeMs = 90_000;

export interface AppProxyOptions {
  readonly apiSecret: string;
  readonly clock: () => Date;
  /** What the shop's pages should show now */
  readonly readLiveState: (shop: string) => Promise<object>;
}

/**
 * Answers what a shop's pages ask through Shopify's app proxy (`/apps/paniere/…` arrives as `/proxy/…`):
 * `GET /proxy/live` gives the live state to pages whose Liquid was rendered before the show began.
 */
export function createAppProxy(options: AppProxyOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://proxy");
    const shop = readProxiedShop(searchParams, options.apiSecret, options.clock());
    if (shop === null) return answer(response, 401, { error: "The signature is not Shopify's." });
    if (pathname !== "/proxy/live") return answer(response, 404, { error: "There is nothing here." });
    if (request.method !== "GET") return answer(response, 405, { error: "It is read with GET." });
    answer(response, 200, await options.readLiveState(shop));
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" });
  response.end(JSON.stringify(body));
}

/**
 * Reads which shop's online store an app proxy request comes from; null unless Shopify signed its parameters, lately.
 * The signature is the hex HMAC-SHA256 of the sorted `name=value` strings, written one behind the other.
 * https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies#calculate-a-digital-signature
 */
export function readProxiedShop(query: URLSearchParams, apiSecret: string, now: Date): string | null {
  const shop = query.get("shop");
  if (shop === null) return null;
  const wanted = createHmac("sha256", apiSecret).update(signedText(query)).digest();
  const given = Buffer.from(query.get("signature") ?? "", "hex");
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  const ageMs = now.getTime() - Number(query.get("timestamp")) * 1000;
  // Not a number is refused too.
  return Math.abs(ageMs) <= mostAgeMs ? shop : null;
}

// The strings are sorted, not the names: "v2=…" comes before "v=…", and capitals before small letters.
function signedText(query: URLSearchParams): string {
  const names = [...new Set(query.keys())].filter((name) => name !== "signature");
  const texts = names.map((name) => Buffer.from(`${name}=${query.getAll(name).join(",")}`));
  return Buffer.concat(texts.sort((one, other) => one.compare(other))).toString();
}
