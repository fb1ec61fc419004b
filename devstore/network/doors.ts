import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { CertificateAuthority } from "./certificate-authority.ts";
import { createConnectProxy } from "./connect-proxy.ts";
import type { Handler } from "./exchange.ts";
import { guarded } from "./guarded-handler.ts";
import { listen } from "./listener.ts";

export interface DoorPorts {
  readonly shop: number;
  readonly admin: number;
  readonly tunnel: number;
  readonly proxy: number;
  readonly tls: number;
}

/** The addresses at which the dev store is open, and who stands behind each. */
export interface Doors {
  readonly shop: string;
  readonly admin: string;
  readonly tunnel: string;
  readonly proxy: string;
  readonly tlsPort: number;
  /** What stands behind a door has to know its own address: until it is there, the door says that it will be. */
  readonly behind: Record<"shop" | "admin" | "tunnel" | "tls", Handler>;
}

export interface DoorOptions {
  readonly ports: DoorPorts;
  readonly authority: CertificateAuthority;
  readonly log: (line: string) => void;
  /** Takes what has to be closed in the end, at once when it was opened */
  readonly closing: (close: () => Promise<void>) => void;
}

/** Opens every door, on the loopback address. Throws `PortInUse` when a port is taken. */
export async function openDoors({ ports, authority, log, closing }: DoorOptions): Promise<Doors> {
  const behind: Doors["behind"] = { shop: notYet, admin: notYet, tunnel: notYet, tls: notYet };
  const through = (name: keyof typeof behind): RequestListener =>
    guarded((request, response) => behind[name](request, response), log);
  const open = async (server: Server, name: keyof DoorPorts, purpose: string): Promise<number> => {
    const listener = await listen({ server, port: ports[name], purpose, option: `--${name}-port` });
    closing(() => listener.close());
    return listener.port;
  };
  const plain = async (name: "shop" | "admin" | "tunnel", purpose: string): Promise<string> =>
    `http://localhost:${await open(createServer({ keepAliveTimeout: 30_000 }, through(name)), name, purpose)}`;

  const shop = await plain("shop", "the shop");
  const admin = await plain("admin", "the admin");
  const tunnel = await plain("tunnel", "the tunnel to the app");
  const tlsServer = createTlsServer({ key: authority.key, cert: authority.certificate }, through("tls"));
  const tlsPort = await open(tlsServer, "tls", "Shopify's hosts over TLS");
  const proxyPort = await open(
    createConnectProxy(() => tlsPort, log),
    "proxy",
    "the proxy",
  );
  return { shop, admin, tunnel, proxy: `http://127.0.0.1:${proxyPort}`, tlsPort, behind };
}

const notYet: Handler = async (_request, response) => {
  response.writeHead(503, { "retry-after": "1" }).end("The dev store is starting.\n");
};
