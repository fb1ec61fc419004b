import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { send } from "./exchange.ts";

const typeOfExtension: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".wasm": "application/wasm",
  ".mpegts": "video/mp2t",
};

/** Sends a file of `folder` to whoever asks, from any origin; false when there is none of that name. `maxAgeS` 0 means: ask every time. */
export async function sendFile(
  response: ServerResponse,
  folder: string,
  name: string,
  maxAgeS: number,
): Promise<boolean> {
  const type = typeOfExtension[extname(name)];
  if (type === undefined || !/^[\w][\w.-]*$/.test(name)) return false;
  const body = await readFile(join(folder, name)).catch(() => null);
  if (body === null) return false;
  const cacheControl = maxAgeS === 0 ? "no-cache" : `public, max-age=${maxAgeS}`;
  send(response, { type, body, headers: { "cache-control": cacheControl, "access-control-allow-origin": "*" } });
  return true;
}
