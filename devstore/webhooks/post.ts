import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

/** https://shopify.dev/docs/apps/build/webhooks/subscribe/https: a second to connect, five in all */
const CONNECT_MS = 1000;
const TOTAL_MS = 5000;

export interface PostResult {
  readonly status: number | null;
  readonly error: string | null;
}

/** Sends bodies over connections that it keeps open. Never throws: what went wrong is part of the answer. */
export class Poster {
  readonly #http = new HttpAgent({ keepAlive: true, maxSockets: 64 });
  readonly #https = new HttpsAgent({ keepAlive: true, maxSockets: 64 });

  post(url: URL, headers: Record<string, string>, body: string): Promise<PostResult> {
    const isHttps = url.protocol === "https:";
    const options = { method: "POST", headers, agent: isHttps ? this.#https : this.#http };
    return new Promise((resolve) => {
      const request = (isHttps ? httpsRequest : httpRequest)(url, options, (response) => {
        response.resume();
        response.on("end", () => settle({ status: response.statusCode ?? null, error: null }));
        response.on("error", (error) => settle({ status: null, error: error.message }));
      });
      // The whole exchange has five seconds, not each part of it.
      const timer = setTimeout(() => request.destroy(new Error("no answer within 5 seconds")), TOTAL_MS);
      const connectTimer = setTimeout(() => request.destroy(new Error("no connection within a second")), CONNECT_MS);
      request.once("socket", (socket) => {
        if (!socket.connecting) return clearTimeout(connectTimer);
        socket.once("connect", () => clearTimeout(connectTimer));
      });
      request.on("error", (error) => settle({ status: null, error: error.message }));
      request.end(body);

      function settle(result: PostResult): void {
        clearTimeout(timer);
        clearTimeout(connectTimer);
        resolve(result);
      }
    });
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}
