import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestUpstream,
  type ServerResponse,
} from "node:http";
import { type Handler, sendHtml } from "./exchange.ts";
import { type Replacement, rewriteText, rewritingStream } from "./text-rewriting.ts";

export interface TunnelOptions {
  /** Where the app listens, such as http://127.0.0.1:4500 */
  readonly appTarget: string;
  /** Shopify's addresses, and those that an ordinary browser reaches in their place */
  readonly replacements: readonly Replacement[];
}

export interface Tunnel {
  readonly handler: Handler;
  /** Ends the connections to the app that are kept for the next request. */
  close(): void;
}

const hopByHop = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);
const textTypes = /^(text\/|application\/(javascript|json|manifest\+json|x-javascript)|image\/svg)/i;

/**
 * The app's public address, as Shopify CLI's tunnel gives one: forwards everything unbuffered, event streams and
 * hung-up clients included, and writes Shopify's hosts as this machine's in the app's answers.
 */
export function createTunnel({ appTarget, replacements }: TunnelOptions): Tunnel {
  const target = new URL(appTarget);
  const agent = new Agent({ keepAlive: true });
  const handler: Handler = (request, response) =>
    new Promise((resolve) => {
      const upstream = requestUpstream({
        agent,
        host: target.hostname,
        port: target.port,
        method: request.method,
        path: request.url,
        headers: forwardedHeaders(request),
      });
      response.once("close", () => {
        upstream.destroy();
        resolve();
      });
      upstream.once("response", (answer) => passOn(answer, response, replacements));
      upstream.once("error", () => {
        if (response.headersSent) response.destroy();
        else sendHtml(response, appIsDown(appTarget), 502);
      });
      request.pipe(upstream);
    });
  return { handler, close: () => agent.destroy() };
}

function forwardedHeaders(request: IncomingMessage): IncomingHttpHeaders {
  const headers: IncomingHttpHeaders = {};
  for (const [name, value] of Object.entries(request.headers)) if (!hopByHop.has(name)) headers[name] = value;
  return {
    ...headers,
    "accept-encoding": "identity",
    "x-forwarded-for": request.socket.remoteAddress ?? "127.0.0.1",
    "x-forwarded-host": request.headers.host ?? "",
    "x-forwarded-proto": "http",
  };
}

function passOn(answer: IncomingMessage, response: ServerResponse, replacements: readonly Replacement[]): void {
  const isText =
    textTypes.test(answer.headers["content-type"] ?? "") && answer.headers["content-encoding"] === undefined;
  const headers: [string, string | string[]][] = [];
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value === undefined || hopByHop.has(name) || (isText && name === "content-length")) continue;
    headers.push([name, typeof value === "string" ? rewriteText(value, replacements) : value]);
  }
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage, Object.fromEntries(headers));
  response.flushHeaders();
  answer.once("error", () => response.destroy());
  if (isText) answer.pipe(rewritingStream(replacements)).pipe(response);
  else answer.pipe(response);
}

function appIsDown(appTarget: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The app is not running</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1.5rem;color:#303030}h1{font-size:1.4rem}</style>
</head><body><h1>The app is not running</h1><p>Nothing answers at ${appTarget}. Start the app, then load this page again.</p></body></html>`;
}
