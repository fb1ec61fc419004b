import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A webhook as it arrived at the app */
export interface ReceivedWebhook {
  readonly topic: string;
  readonly headers: Headers;
  /** The bytes that were signed */
  readonly rawBody: string;
  /** Ids beyond 2^53 are text here */
  readonly json: Readonly<Record<string, unknown>>;
}

const PATIENCE_MS = 5000;

/** The app of a conformance run: takes the webhooks of every shop and answers as each case wants it. */
export class WebhookReceiver {
  readonly #server: Server;
  readonly #arrived = new Map<string, ReceivedWebhook[]>();
  readonly #answers = new Map<string, number | "nothing">();
  #news: () => void = () => undefined;

  private constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.once("end", () => {
        const headers = new Headers(request.headers as Record<string, string>);
        const shop = headers.get("x-shopify-shop-domain") ?? "";
        const answer = this.#answers.get(shop) ?? 200;
        this.#take(shop, headers, Buffer.concat(chunks).toString("utf8"));
        if (answer !== "nothing") response.writeHead(answer).end();
      });
    });
  }

  static async open(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, "127.0.0.1", resolve));
    return receiver;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  answerWith(shop: string, answer: number | "nothing"): void {
    this.#answers.set(shop, answer);
  }

  left(shop: string): readonly ReceivedWebhook[] {
    return this.#arrived.get(shop) ?? [];
  }

  /** The oldest of this topic that was not given out. Throws when none comes in time. */
  async next(shop: string, topic: string): Promise<ReceivedWebhook> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const waiting = this.#arrived.get(shop) ?? [];
      const index = waiting.findIndex((one) => one.topic === topic);
      const [found] = index < 0 ? [] : waiting.splice(index, 1);
      if (found) return found;
      const leftMs = until - Date.now();
      if (leftMs <= 0) {
        const others = waiting.map((one) => one.topic).join(", ") || "none";
        throw new Error(`No webhook ${topic} arrived within ${PATIENCE_MS / 1000} seconds; others: ${others}.`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        this.#news = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #take(shop: string, headers: Headers, rawBody: string): void {
    const arrived = this.#arrived.get(shop) ?? [];
    this.#arrived.set(shop, arrived);
    const safe = rawBody.replace(/([:[,]\s*)(\d{16,})(?=\s*[,\]}])/g, '$1"$2"');
    const json = JSON.parse(safe === "" ? "{}" : safe) as Record<string, unknown>;
    arrived.push({ topic: headers.get("x-shopify-topic") ?? "", headers, rawBody, json });
    this.#news();
  }
}
