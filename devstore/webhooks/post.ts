import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

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
      request.on("error", (error) => settle({ status: null, error: error.message }));
      request.end(body);

      function settle(result: PostResult): void {
        clearTimeout(timer);
        resolve(result);
      }
    });
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}
