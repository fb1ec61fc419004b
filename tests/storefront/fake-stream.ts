import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { LiveMessage } from "../../app/live/message.ts";

/** The app's event stream of one show, as pages meet it: signed tokens, a bound on viewers, a way to ask beside it. */
export class FakeStream {
  /** What a viewer is sent first */
  snapshot: LiveMessage;
  isUp = true;
  /** No place is left for a viewer */
  isFull = false;
  /** The only token that is taken; each page that is rendered has it */
  token = "first";
  epoch = "e1";
  /** How far the server's clock is ahead of the pages' */
  aheadMs = 0;
  everyMs = 1000;
  /** The Last-Event-ID of each viewer that connected */
  readonly connections: (string | undefined)[] = [];
  /** The address of each */
  readonly addresses: URL[] = [];
  /** The If-None-Match of each page that asked beside the stream */
  readonly polls: (string | undefined)[] = [];
  readonly #viewers = new Set<ServerResponse>();
  #offset = 0;

  constructor(snapshot: LiveMessage) {
    this.snapshot = snapshot;
  }

  /** Sends a message to every viewer. */
  send(message: LiveMessage): void {
    this.#offset += 1;
    this.sendRaw(`id: ${this.epoch}.${this.#offset}\ndata: ${JSON.stringify(message)}\n\n`);
  }

  /** Sends whatever text to every viewer. */
  sendRaw(text: string): void {
    for (const viewer of this.#viewers) viewer.write(text);
  }

  /** Begins anew, as a server does that forgot what it had sent. */
  restart(epoch: string): void {
    this.epoch = epoch;
    this.#offset = 0;
    this.drop();
  }

  drop(): void {
    for (const viewer of this.#viewers) viewer.destroy();
    this.#viewers.clear();
  }

  answer(request: IncomingMessage, response: ServerResponse, url: URL): void {
    const isPoll = url.pathname.endsWith("/now");
    if (isPoll) this.polls.push(request.headers["if-none-match"]);
    else {
      this.connections.push(request.headers["last-event-id"] as string | undefined);
      this.addresses.push(url);
    }
    if (!this.isUp) return end(response, 503, "text/plain", "");
    if (url.searchParams.get("token") !== this.token)
      return end(response, 403, "text/plain", "A valid token is needed.");
    if (isPoll) return this.#tellNow(request, response);
    if (this.isFull) {
      const poll = `${url.pathname}/now${url.search}`;
      return end(response, 503, "application/json", JSON.stringify({ poll, everyMs: this.everyMs }));
    }
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(`retry: 300\n\nid: ${this.epoch}.${this.#offset}\ndata: ${JSON.stringify(this.snapshot)}\n\n`);
    response.write(`data: ${JSON.stringify(this.#clock())}\n\n`);
    this.#viewers.add(response);
    response.on("close", () => this.#viewers.delete(response));
  }

  #tellNow(request: IncomingMessage, response: ServerResponse): void {
    const etag = `W/"${createHash("sha256").update(JSON.stringify(this.snapshot)).digest("base64url").slice(0, 12)}"`;
    const headers = { "content-type": "application/json", "cache-control": "no-cache", etag };
    if (request.headers["if-none-match"] === etag) response.writeHead(304, headers).end();
    else response.writeHead(200, headers).end(JSON.stringify([this.#clock(), this.snapshot]));
  }

  #clock(): LiveMessage {
    return { kind: "clock", now: new Date(Date.now() + this.aheadMs).toISOString() };
  }
}

function end(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type });
  response.end(body);
}
