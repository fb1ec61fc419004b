import { pipeline } from "node:stream/promises";
import { readBulkFile } from "../bulk/files.ts";
import type { Store } from "../state/store.ts";
import { addressOf, type Handler, sendText } from "./exchange.ts";

export interface ShopifyHosts {
  readonly shop: Handler;
  readonly admin: Handler;
  readonly cdn: Handler;
  readonly storage: Handler;
}

/** Gives each request that came over TLS to the host that it was meant for. */
export function createHostRouter(hosts: ShopifyHosts): Handler {
  return async (request, response) => {
    const host = (request.headers.host ?? "").split(":")[0] ?? "";
    if (host.endsWith(".myshopify.com")) return hosts.shop(request, response);
    if (host === "admin.shopify.com") return hosts.admin(request, response);
    if (host === "cdn.shopify.com") return hosts.cdn(request, response);
    if (host === "storage.googleapis.com") return hosts.storage(request, response);
    sendText(response, `The dev store does not answer for "${host}".\n`, 421);
  };
}

/** Serves the results of bulk operations where Shopify keeps them: `/shopify-bulk/{shop}/{file}`. */
export function createStorageHost(store: Store): Handler {
  return async (request, response) => {
    const [, bucket, shop, name = ""] = addressOf(request).pathname.split("/");
    const file = bucket === "shopify-bulk" && shop === store.state.shop.handle ? readBulkFile(store, name) : null;
    if (file === null) return sendText(response, "NoSuchKey\n", 404);
    response.writeHead(200, { "content-type": "application/jsonl" });
    await pipeline(file, response).catch(() => response.destroy());
  };
}
