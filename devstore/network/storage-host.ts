import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type BulkFile, findBulkFile } from "../bulk/files.ts";
import { shopIdIn, takeUpload } from "../bulk/staged-upload.ts";
import type { Shops } from "../shops.ts";
import { addressOf, type Handler, readBytes } from "./exchange.ts";

/** What goes wrong on purpose with the files of bulk operations */
export interface BulkFaults {
  /** After how many bytes a shop's file is cut off; null when it is whole */
  bulkCut(shop: string): number | null;
}

/** Serves the results of bulk operations where Shopify keeps them, `/shopify-bulk/{shop}/{file}`, and takes files of variables. */
export function createStorageHost(shops: Shops, faults: BulkFaults): Handler {
  return async (request, response) => {
    const address = addressOf(request);
    const [, bucket, handle = ""] = address.pathname.split("/");
    if (bucket === "shopify-staged-uploads") return takeStagedUpload(shops, request, response);
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

/** A form with the file that an app uploads: as large as Shopify takes it, and a little. */
const LARGEST_UPLOAD = 128 * 1024 * 1024;

async function takeStagedUpload(shops: Shops, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const contentType = request.headers["content-type"] ?? "";
  if (request.method !== "POST" || !contentType.startsWith("multipart/form-data")) {
    return sendStorageError(response, "incomplete");
  }
  const bytes = await readBytes(request, LARGEST_UPLOAD);
  const headers = { "content-type": contentType };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData().catch(() => new FormData());
  const key = form.get("key");
  if (typeof key !== "string") return sendStorageError(response, "incomplete");
  const shopId = shopIdIn(key);
  const shop = shops.all().find(({ store }) => store.state.shop.id === shopId);
  const outcome = shop ? await takeUpload(shop.store, form) : "incomplete";
  if (outcome !== "created") return sendStorageError(response, outcome);
  response.writeHead(201, { "content-type": "application/xml; charset=UTF-8" });
  response.end(`<?xml version='1.0' encoding='UTF-8'?><PostResponse><Key>${key}</Key></PostResponse>`);
}

const STORAGE_ERRORS = {
  missing: [404, "NoSuchKey", "The specified key does not exist."],
  "not-signed": [403, "SignatureDoesNotMatch", "The request signature does not match the one that was given out."],
  incomplete: [400, "InvalidArgument", "The form is not one that was given out."],
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
