import { createServer, type Server } from "node:http";

export interface HttpServerOptions {
  /** Open connections of all kinds; further ones are hung up on at once */
  readonly mostConnections: number;
  /** How long a connection may take to say what it wants, from its opening or from its first byte */
  readonly headersTimeoutMs?: number;
  /** How long a request may take to arrive whole */
  readonly requestTimeoutMs?: number;
}

/**
 * An HTTP server that bounds what those who never ask, ask slowly or ask for ever can take. An event stream is bounded by itself:
 * its socket leaves the server's hands.
 */
export function openHttpServer(options: HttpServerOptions): Server {
  const headersTimeout = options.headersTimeoutMs ?? 20_000;
  const server = createServer({
    keepAliveTimeout: 65_000,
    headersTimeout,
    requestTimeout: options.requestTimeoutMs ?? 30_000,
    connectionsCheckingInterval: Math.ceil(headersTimeout / 4),
  });
  server.maxConnections = options.mostConnections;
  server.maxHeadersCount = 200;
  return server;
}
