import { createHmac, timingSafeEqual } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { BulkOperation } from "../state/records/bulk-operation.ts";
import type { Store } from "../state/store.ts";
import { expiresAtMs } from "./operation.ts";

/** Folder in which a shop's results lie */
export function bulkDir(store: Store): string {
  return join(store.filesDir, "bulk");
}

/** The signed public address of a result, as Shopify gives it out; it is good for seven days after the operation's end. */
export function bulkFileUrl(store: Store, operation: BulkOperation & { readonly file: string }): string {
  const { file } = operation;
  const url = new URL(`https://storage.googleapis.com/shopify-bulk/${store.state.shop.handle}/${file}`);
  const expires = String(Math.floor(expiresAtMs(operation) / 1000));
  url.searchParams.set("GoogleAccessId", "assets-us-prod@shopify-tiers.iam.gserviceaccount.com");
  url.searchParams.set("Expires", expires);
  url.searchParams.set("Signature", signature(store, file, expires));
  const disposition = `attachment; filename="${file}"; filename*=UTF-8''${file}`;
  url.searchParams.set("response-content-disposition", disposition);
  url.searchParams.set("response-content-type", "application/jsonl");
  return url.href;
}

/** What came of a request for a result */
export type BulkFile =
  { readonly kind: "file"; readonly body: Readable } | { readonly kind: "missing" | "not-signed" | "expired" };

/** A result by its address, which must be signed and not expired. */
export function findBulkFile(store: Store, address: URL): BulkFile {
  const name = address.pathname.split("/").at(-1) ?? "";
  const expires = address.searchParams.get("Expires") ?? "";
  if (!/^bulk-\d+\.jsonl$/.test(name)) return { kind: "missing" };
  const given = Buffer.from(address.searchParams.get("Signature") ?? "");
  const right = Buffer.from(signature(store, name, expires));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return { kind: "not-signed" };
  if (Number(expires) * 1000 <= store.now().getTime()) return { kind: "expired" };
  const path = join(bulkDir(store), name);
  return existsSync(path) ? { kind: "file", body: createReadStream(path) } : { kind: "missing" };
}

/** Keeps an address from being guessed or prolonged; it guards nothing else. */
function signature(store: Store, file: string, expires: string): string {
  return createHmac("sha256", `bulk results of ${store.state.shop.id}`).update(`${file}\n${expires}`).digest("base64");
}
