import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type BulkFile, findBulkFile } from "../bulk/files.ts";
import type { OpenShop, Shops } from "../shops.ts";
import { answerCdn } from "../storefront/cdn-handler.ts";
import { addressOf, type Handler, sendJson, sendText } from "./exchange.ts";

/** What goes wrong on purpose with the files of bulk operations */
export interface BulkFaults {
  /** After how many bytes a shop's file is cut off; null when it is whole */
  bulkCut(shop: string): number | null;
}

/** Gives each request that came over TLS to the host that it was meant for. */
export function createHostRouter(shops: Shops, faults: BulkFaults): Handler {
  const admin = createAdminHost(shops);
  const storage = createStorageHost(shops, faults);
  return async (request, response) => {
    const host = hostOf(request);
    if (host.endsWith(".myshopify.com")) {
      const shop = shops.find(host);
      return shop ? shop.host(request, response) : sendJson(response, { errors: "Not Found" }, 404);
    }
    if (host === "admin.shopify.com") return admin(request, response);
    if (host === "cdn.shopify.com") {
      const path = addressOf(request).pathname;
      return answerCdn(shopOfFile(shops, path).storefront, response, path);
    }
    if (host === "storage.googleapis.com") return storage(request, response);
    sendText(response, `The dev store does not answer for "${host}".\n`, 421);
  };
}

/** The online stores for a person: the first shop at `localhost`, the others at `{shop}.localhost`. */
export function createPersonsShops(shops: Shops): Handler {
  return async (request, response) => {
    const shop = namedByHost(shops, request);
    if (shop) return shop.onlineStore(request, response);
    sendText(response, `The dev store has no shop "${hostOf(request)}".\n`, 404);
  };
}

/** The admin: `/store/{shop}`, with the Admin API beside it for a person's tools. */
export function createAdminHost(shops: Shops): Handler {
  return async (request, response) => {
    const path = addressOf(request).pathname;
    const named = /^\/store\/(?<handle>[^/]+)/.exec(path)?.groups?.["handle"];
    const shop = (named === undefined ? null : shops.find(named)) ?? namedByHost(shops, request) ?? shops.first;
    return (path.startsWith("/admin/api/") ? shop.adminApi : shop.admin)(request, response);
  };
}

function namedByHost(shops: Shops, request: IncomingMessage): OpenShop | null {
  const named = /^(?<handle>[^.]+)\.localhost$/.exec(hostOf(request))?.groups?.["handle"];
  return named === undefined ? shops.first : shops.find(named);
}

/** Serves the results of bulk operations where Shopify keeps them: `/shopify-bulk/{shop}/{file}`. */
function createStorageHost(shops: Shops, faults: BulkFaults): Handler {
  return async (request, response) => {
    const address = addressOf(request);
    const [, bucket, handle = ""] = address.pathname.split("/");
    const shop = bucket === "shopify-bulk" ? shops.find(handle) : null;
    const found: BulkFile = shop ? findBulkFile(shop.store, address) : { kind: "missing" };
    if (found.kind !== "file") return sendStorageError(response, found.kind);
    const file = found.body;
    response.writeHead(200, { "content-type": "application/jsonl" });
    const cutAfter = faults.bulkCut(handle);
    if (cutAfter !== null) return sendCutOff(file, response, cutAfter);
    await pipeline(file, response).catch(() => response.destroy());
  };
}

/** `/s/files/1/{shop id}/files/{name}`; what belongs to no shop is the same in all of them. */
function shopOfFile(shops: Shops, path: string): OpenShop {
  const id = /^\/s\/files\/1\/(?<id>\d+)\//.exec(path)?.groups?.["id"];
  return shops.all().find(({ store }) => store.state.shop.id === id) ?? shops.first;
}

function hostOf(request: IncomingMessage): string {
  return (request.headers.host ?? "").split(":")[0]?.toLowerCase() ?? "";
}

/** Sends the beginning of a file, and then hangs up. */
async function sendCutOff(file: Readable, response: ServerResponse, afterBytes: number): Promise<void> {
  let left = afterBytes;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    response.write(chunk.subarray(0, left));
    left -= chunk.length;
    if (left <= 0) break;
  }
  // What was written is on its way before the connection ends.
  setImmediate(() => response.destroy());
}

const STORAGE_ERRORS = {
  missing: [404, "NoSuchKey", "The specified key does not exist."],
  "not-signed": [403, "SignatureDoesNotMatch", "The request signature does not match the one that was given out."],
  expired: [400, "ExpiredToken", "Invalid argument."],
} as const;

/** Google's storage says in XML what is wrong. https://cloud.google.com/storage/docs/xml-api/reference-status */
function sendStorageError(response: ServerResponse, kind: keyof typeof STORAGE_ERRORS): void {
  const [status, code, message] = STORAGE_ERRORS[kind];
  response.writeHead(status, { "content-type": "application/xml; charset=UTF-8" });
  response.end(
    `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );
}
