import { createServer, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { shopifyHosts } from "./certificate-authority.ts";

const loopback = new Set(["localhost", "127.0.0.1", "::1"]);

/**
 * A proxy for HTTPS_PROXY that stands between the app and the world: Shopify's hosts lead to the dev store,
 * loopback addresses pass, and every other host is refused by name, so a call that would leave the machine shows itself.
 */
export function createConnectProxy(tlsPort: () => number, log: (line: string) => void): Server {
  const server = createServer((request, response) => {
    response.writeHead(405, { "content-type": "text/plain" });
    response.end(`This proxy carries https only; ${request.method ?? ""} ${request.url ?? ""} is refused.\n`);
  });
  server.on("connect", (request, client: Socket, head: Buffer) => {
    client.on("error", () => client.destroy());
    const target = destination(request.url ?? "", tlsPort());
    if (target === null) {
      const line = `The dev store stands for Shopify only and refuses ${request.url ?? ""}.`;
      log(`devstore: ${line}`);
      client.end(`HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n${line}\n`);
      return;
    }
    const upstream = connect(target.port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      if (head.length > 0) upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    upstream.on("error", () => {
      if (upstream.connecting) client.end("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n");
      else client.destroy();
    });
    upstream.on("close", () => client.destroy());
    client.on("close", () => upstream.destroy());
  });
  return server;
}

/** Where a CONNECT target such as `demo.myshopify.com:443` leads; null when it is refused. */
export function destination(authority: string, tlsPort: number): { port: number } | null {
  const parts = /^(?<host>\[[^\]]+\]|[^:]+):(?<port>\d{1,5})$/.exec(authority)?.groups;
  const host = (parts?.["host"] ?? "").replace(/^\[|\]$/g, "").toLowerCase();
  const port = Number(parts?.["port"]);
  if (loopback.has(host)) return { port };
  return port === 443 && shopifyHosts.some((name) => isHost(host, name)) ? { port: tlsPort } : null;
}

function isHost(host: string, name: string): boolean {
  return name.startsWith("*.")
    ? /^[a-z0-9-]+$/.test(host.slice(0, -name.length + 1)) && host.endsWith(name.slice(1))
    : host === name;
}
