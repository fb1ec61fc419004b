import { Agent, request } from "node:https";

/** Where a dev store answers for Shopify's hosts */
export interface TlsDoor {
  readonly port: number;
  /** The authority's certificate, PEM */
  readonly ca: string;
}

/** Asks a dev store as the network would lead a client there: by Shopify's own address, over TLS. */
export class ShopifyNetwork {
  readonly #door: TlsDoor;
  readonly #agent: Agent;

  constructor(door: TlsDoor) {
    this.#door = door;
    this.#agent = new Agent({ keepAlive: true, ca: door.ca, host: "127.0.0.1", port: door.port });
  }

  /** Rejects as fetch does when nothing answers; a redirect is answered, not followed. */
  fetch(url: URL, init: RequestInit = {}): Promise<Response> {
    const { method = "GET", body } = init;
    if (body !== null && body !== undefined && typeof body !== "string")
      throw new TypeError("The body must be a text.");
    const headers = Object.fromEntries(new Headers(init.headers));
    return new Promise((resolve, reject) => {
      const asked = request({
        agent: this.#agent,
        host: "127.0.0.1",
        port: this.#door.port,
        servername: url.hostname,
        method,
        path: `${url.pathname}${url.search}`,
        headers: { ...headers, host: url.hostname, ...(body ? { "content-length": Buffer.byteLength(body) } : {}) },
      });
      asked.once("error", reject);
      asked.once("response", (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.once("error", reject);
        answer.once("end", () => {
          const status = answer.statusCode ?? 500;
          const empty = status === 204 || status === 304;
          resolve(
            new Response(empty ? null : Buffer.concat(chunks), { status, headers: headerList(answer.rawHeaders) }),
          );
        });
      });
      asked.end(body ?? undefined);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

function headerList(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""] as [string, string]] : []));
}
