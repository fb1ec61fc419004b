import { createReadStream, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { Store } from "../state/store.ts";

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Folder in which a shop's results lie */
export function bulkDir(store: Store): string {
  return join(store.filesDir, "bulk");
}

/** The public address of a result, as Shopify gives it out. */
export function bulkFileUrl(store: Store, file: string): string {
  return `https://storage.googleapis.com/shopify-bulk/${store.state.shop.handle}/${file}`;
}

/** A bulk operation's result by its file name; null when there is none of that name or its seven days are over. */
export function readBulkFile(store: Store, name: string): Readable | null {
  if (!/^bulk-\d+\.jsonl$/.test(name)) return null;
  const path = join(bulkDir(store), name);
  if (!existsSync(path) || store.now().getTime() - statSync(path).mtimeMs > KEPT_MS) return null;
  return createReadStream(path);
}
