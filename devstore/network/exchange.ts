import type { IncomingMessage, ServerResponse } from "node:http";

/** Answers a request, or says by `false` that the address is not its own. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The request cannot be answered as it stands; `status` and the message go to the client. */
export class BadRequest extends Error {
  override readonly name = "BadRequest";
  readonly status: number;
  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

const bodyLimit = 2 * 1024 * 1024;
/** Of a body that is too large so much is read and thrown away, so that the client can read why it is refused. */
const drainLimit = 64 * 1024 * 1024;

/** Reads the whole body as text. Throws `BadRequest` (413) beyond two megabytes. */
export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString("utf8");
}

export async function readBytes(request: IncomingMessage, limit = bodyLimit): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > Math.max(drainLimit, limit)) break;
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) throw new BadRequest("The request is larger than two megabytes.", 413);
  return Buffer.concat(chunks);
}

/** Reads a form as the browser sent it, urlencoded or multipart (files are left out). */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const contentType = request.headers["content-type"] ?? "";
  const bytes = await readBytes(request);
  if (!contentType.startsWith("multipart/form-data")) return new URLSearchParams(bytes.toString("utf8"));
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": contentType } }).formData();
  const fields = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === "string") fields.append(name, value);
  return fields;
}

export function addressOf(request: IncomingMessage): URL {
  const parsed = URL.parse(request.url ?? "/", "http://localhost");
  if (parsed === null) throw new BadRequest("The address cannot be read.");
  return parsed;
}

/** The value of one cookie, or null. */
export function cookieOf(request: IncomingMessage, name: string): string | null {
  for (const part of (request.headers.cookie ?? "").split(";")) {
    const [key, ...rest] = part.trim().split("=");
    if (key === name) return decodeURIComponent(rest.join("="));
  }
  return null;
}

interface Content {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export function send(response: ServerResponse, { status = 200, type, body, headers = {} }: Content): void {
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "x-content-type-options": "nosniff",
    ...headers,
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}

export function sendHtml(response: ServerResponse, body: string, status = 200): void {
  send(response, { status, type: "text/html; charset=utf-8", body, headers: { "cache-control": "no-store" } });
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  const body = typeof value === "string" ? value : JSON.stringify(value);
  send(response, { status, type: "application/json; charset=utf-8", body, headers: { "cache-control": "no-store" } });
}

export function sendText(response: ServerResponse, body: string, status = 200): void {
  send(response, { status, type: "text/plain; charset=utf-8", body });
}

/** Sends the browser on with GET, whatever the method was. */
export function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, "cache-control": "no-store" });
  response.end();
}

/**
 * True for a request that a page of the same origin made, or no page at all (a script, a test). A browser tells where
 * a request comes from, so a page elsewhere cannot post a form to the dev store on a person's behalf.
 */
export function isSameOrigin(request: IncomingMessage): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  const origin = request.headers.origin;
  return origin === undefined || URL.parse(origin)?.host === request.headers.host;
}
