import { createHmac, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Store } from "../state/store.ts";
import { bulkDir } from "./files.ts";

/** Where an app puts a file, and what it has to send along */
export interface UploadTarget {
  readonly url: string;
  readonly resourceUrl: null;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
}

/** Gives an app a place for a file of variables. https://shopify.dev/docs/api/usage/bulk-operations/imports */
export function stageUpload(store: Store, given: { filename: string; mimeType: string }): UploadTarget {
  const key = `tmp/${store.state.shop.id}/bulk/${randomUUID()}/${given.filename.replace(/[^\w.-]/g, "_")}`;
  const parameters = {
    "Content-Type": given.mimeType,
    success_action_status: "201",
    acl: "private",
    key,
    "x-goog-date": `${store.now().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`,
    "x-goog-algorithm": "GOOG4-RSA-SHA256",
    "x-goog-signature": signature(store, key),
  };
  return {
    url: "https://storage.googleapis.com/shopify-staged-uploads/",
    resourceUrl: null,
    parameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
  };
}

export type UploadOutcome = "created" | "not-signed" | "incomplete";

/** Takes the form in which an app sends a file: the parameters of its place, and then the file. */
export async function takeUpload(store: Store, form: FormData): Promise<UploadOutcome> {
  const key = form.get("key");
  const file = form.get("file");
  if (typeof key !== "string" || file === null) return "incomplete";
  const path = pathOf(store, key);
  if (path === null || form.get("x-goog-signature") !== signature(store, key)) return "not-signed";
  await mkdir(join(bulkDir(store), UPLOADS), { recursive: true });
  await writeFile(path, typeof file === "string" ? file : Buffer.from(await file.arrayBuffer()));
  return "created";
}

/** An uploaded file by the key of its place; null when nothing was uploaded there. */
export async function findUpload(store: Store, key: string): Promise<{ path: string; bytes: number } | null> {
  const path = pathOf(store, key);
  return path !== null && existsSync(path) ? { path, bytes: (await stat(path)).size } : null;
}

/** The shop that a key belongs to */
export function shopIdIn(key: string): string | null {
  return /^tmp\/(?<shop>\d+)\/bulk\//.exec(key)?.groups?.["shop"] ?? null;
}

const UPLOADS = "uploads";

function pathOf(store: Store, key: string): string | null {
  const [, shopId, uuid] = /^tmp\/(\d+)\/bulk\/([0-9a-f-]{36})\/[\w.-]+$/.exec(key) ?? [];
  return uuid !== undefined && shopId === store.state.shop.id ? join(bulkDir(store), UPLOADS, `${uuid}.jsonl`) : null;
}

function signature(store: Store, key: string): string {
  return createHmac("sha256", `uploads of ${store.state.shop.id}`).update(key).digest("hex");
}
