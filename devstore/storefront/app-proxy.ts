import { createHmac } from "node:crypto";
import { Agent, request as requestApp, type IncomingMessage, type ServerResponse } from "node:http";
import type { AppRegistration } from "../access/app-registration.ts";
import { findInstallation } from "../access/installation.ts";
import { sendText } from "../network/exchange.ts";
import type { Store } from "../state/store.ts";

const waitMs = 30_000;
const keptBack = new Set([
  "cookie",
  "set-cookie",
  "host",
  "connection",
  "keep-alive",
  "transfer-encoding",
  "accept-encoding",
  "authorization",
]);

/**
 * Forwards `/apps/{subpath}/…` to the app's proxy address, signed as Shopify signs it and without cookies; false when no
 * installed app has that path. https://shopify.dev/docs/apps/build/online-store/app-proxies
 */
export async function answerAppProxy(
  store: Store,
  apps: readonly AppRegistration[],
  request: IncomingMessage,
  response: ServerResponse,
  address: URL,
): Promise<boolean> {
  for (const app of apps) {
    if (app.proxy === null || findInstallation(store, app.id) === null) continue;
    const prefix = `/${app.proxy.prefix}/${app.proxy.subpath}`;
    if (address.pathname !== prefix && !address.pathname.startsWith(`${prefix}/`)) continue;
    const target = new URL(app.proxy.url + address.pathname.slice(prefix.length));
    target.search = signedQuery(address.searchParams, {
      shop: store.domain,
      pathPrefix: prefix,
      timestamp: Math.floor(store.now().getTime() / 1000),
      secret: app.clientSecret,
    });
    await forward(request, response, target, store.domain);
    return true;
  }
  return false;
}

interface Signing {
  readonly shop: string;
  readonly pathPrefix: string;
  readonly timestamp: number;
  readonly secret: string;
}

// A connection per request: an app that restarts is never met by one that died with it.
const agent = new Agent({ keepAlive: false });

/** The query that the app receives: what the shopper sent, Shopify's own parameters, and the signature over all of them. */
export function signedQuery(sent: URLSearchParams, { shop, pathPrefix, timestamp, secret }: Signing): string {
  const query = new URLSearchParams([...sent].filter(([name]) => name !== "signature"));
  query.set("shop", shop);
  query.set("logged_in_customer_id", "");
  query.set("path_prefix", pathPrefix);
  query.set("timestamp", String(timestamp));
  const pairs = [...new Set(query.keys())].map((name) => `${name}=${query.getAll(name).join(",")}`);
  query.set("signature", createHmac("sha256", secret).update(pairs.sort().join("")).digest("hex"));
  return query.toString();
}

function forward(request: IncomingMessage, response: ServerResponse, target: URL, shopDomain: string): Promise<void> {
  return new Promise((resolve) => {
    const kept = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !keptBack.has(name)));
    const headers = {
      ...kept,
      "x-forwarded-host": shopDomain,
      "x-forwarded-for": request.socket.remoteAddress ?? "127.0.0.1",
    };
    const upstream = requestApp(target, { agent, method: request.method, headers, timeout: waitMs });
    response.once("close", () => {
      upstream.destroy();
      resolve();
    });
    upstream.once("response", (answer) => {
      if ((answer.headers["content-type"] ?? "").startsWith("application/liquid")) {
        upstream.destroy();
        return sendText(response, "The dev store does not emulate application/liquid answers of an app proxy.\n", 501);
      }
      const passed = Object.entries(answer.headers).filter(([name]) => !keptBack.has(name));
      response.writeHead(answer.statusCode ?? 502, Object.fromEntries(passed));
      answer.once("error", () => response.destroy());
      answer.pipe(response);
    });
    upstream.once("timeout", () => upstream.destroy(new Error("timeout")));
    upstream.once("error", () => {
      if (response.headersSent) response.destroy();
      else sendText(response, "There was an error in the third-party application.\n", 502);
    });
    request.pipe(upstream);
  });
}
