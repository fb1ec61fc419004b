import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** A signature older than this is refused, so that an address that leaked is of no use for long. */
const mostAgeMs = 90_000;

/** What a page asked with POST. */
export interface ProxiedPost {
  readonly shop: string;
  /** Of the shopper's network */
  readonly address: string;
  /** JSON, as it came */
  readonly body: unknown;
}

export interface ProxiedAnswer {
  readonly status: number;
  readonly body: object;
  readonly retryAfterMs?: number;
}

/** A file that a page asked for with GET. */
export interface ProxiedFile {
  /** Such as "text/calendar; charset=utf-8" */
  readonly type: string;
  readonly name: string;
  readonly text: string;
}

export interface AppProxyOptions {
  readonly apiSecret: string;
  readonly clock: () => Date;
  /** What the shop's pages should show now */
  readonly readLiveState: (shop: string) => Promise<object>;
  /** Answers to GET with a file, by the path below `/proxy/`; null when there is none */
  readonly files: Readonly<Record<string, (shop: string, query: URLSearchParams) => Promise<ProxiedFile | null>>>;
  /** Answers to POST, by the path below `/proxy/` */
  readonly posts: Readonly<Record<string, (post: ProxiedPost) => Promise<ProxiedAnswer>>>;
  /** Told of what went wrong while answering */
  readonly onError: (error: unknown) => void;
}

/** Longest body that a page sends. */
const longestBody = 4096;

/**
 * Answers what a shop's pages ask through Shopify's app proxy (`/apps/paniere/…` arrives as `/proxy/…`):
 * `GET /proxy/live` gives the live state to pages whose Liquid was rendered before the show began, `files` are read with GET;
 * what is asked with POST and a JSON body is answered by `posts`. Answers false for other addresses.
 */
export function createAppProxy(
  options: AppProxyOptions,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    if (!request.url?.startsWith("/proxy/")) return false;
    answerTo(options, request).then(
      (answered) => answer(response, answered),
      (error: unknown) => {
        options.onError(error);
        answer(response, { status: 503, body: { error: "Not now." }, retryAfterMs: 2000 });
      },
    );
    return true;
  };
}

async function answerTo(
  options: AppProxyOptions,
  request: IncomingMessage,
): Promise<ProxiedAnswer | ProxiedFile | "no-file"> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://proxy");
  const shop = readProxiedShop(searchParams, options.apiSecret, options.clock());
  if (shop === null) return { status: 401, body: { error: "The signature is not Shopify's." } };
  const path = pathname.slice("/proxy/".length);
  if (path === "live") {
    if (request.method !== "GET") return { status: 405, body: { error: "It is read with GET." } };
    return { status: 200, body: await options.readLiveState(shop) };
  }
  const file = Object.hasOwn(options.files, path) ? options.files[path] : undefined;
  if (file !== undefined) {
    if (request.method !== "GET") return { status: 405, body: { error: "It is read with GET." } };
    return (await file(shop, searchParams)) ?? "no-file";
  }
  const post = Object.hasOwn(options.posts, path) ? options.posts[path] : undefined;
  if (post === undefined) return { status: 404, body: { error: "There is nothing here." } };
  if (request.method !== "POST") return { status: 405, body: { error: "It is asked with POST." } };
  const text = await readText(request);
  if (text === null) return { status: 413, body: { error: "The body is too long." } };
  const body = parseJson(text);
  if (body === undefined) return { status: 400, body: { error: "The body is no JSON." } };
  return post({ shop, address: addressOf(request), body });
}

/** The text of a body; null when it is too long. */
async function readText(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Shopify writes the shopper's address first; its own servers follow. */
function addressOf(request: IncomingMessage): string {
  const forwarded = request.headers["x-forwarded-for"];
  const [first = ""] = (typeof forwarded === "string" ? forwarded : "").split(",");
  return first.trim() || (request.socket.remoteAddress ?? "");
}

function answer(response: ServerResponse, answered: ProxiedAnswer | ProxiedFile | "no-file"): void {
  if (answered === "no-file")
    return sendText(response, 404, { type: "text/plain; charset=utf-8", text: "Not found.\n" });
  if ("text" in answered) return sendText(response, 200, answered);
  const { status, body, retryAfterMs } = answered;
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...(retryAfterMs === undefined ? {} : { "Retry-After": String(Math.ceil(retryAfterMs / 1000)) }),
    // What was not read to its end cannot be followed by another request.
    ...(status === 413 ? { Connection: "close" } : {}),
  });
  response.end(JSON.stringify(body));
}

function sendText(
  response: ServerResponse,
  status: number,
  { type, name, text }: Pick<ProxiedFile, "type" | "text"> & { readonly name?: string },
): void {
  response.writeHead(status, {
    "Content-Type": type,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...(name === undefined ? {} : { "Content-Disposition": `attachment; filename="${name}"` }),
  });
  response.end(text);
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
