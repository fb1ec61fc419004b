import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { z } from "zod";

export interface StreamEvent {
  readonly id: string | null;
  /** Parsed; its `kind` names the message */
  readonly data: { readonly kind: string; readonly [key: string]: unknown };
}

const data = z.looseObject({ kind: z.string() });

/** A viewer of an event stream over a real socket. */
export class EventStreamReader {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  /** Everything that arrived, comments and all */
  text = "";
  ended = false;
  /** What the server's clock said, which comes between all else */
  readonly clocks: string[] = [];
  readonly #response: IncomingMessage;
  readonly #events: StreamEvent[] = [];
  #read = 0;
  #wake: () => void = () => undefined;

  constructor(response: IncomingMessage) {
    this.#response = response;
    this.status = response.statusCode ?? 0;
    this.headers = response.headers;
    response.setEncoding("utf8");
    response.on("data", (piece: string) => this.#take(piece));
    response.on("error", () => undefined);
    response.on("close", () => {
      this.ended = true;
      this.#wake();
    });
  }

  /** The next event that has not been read; fails when the stream ends first. */
  async next(): Promise<StreamEvent> {
    return this.#until(() => this.#events[this.#read], "another event").then((event) => {
      this.#read += 1;
      return event;
    });
  }

  /** Reads on until an event fits. */
  async find(fits: (event: StreamEvent) => boolean): Promise<StreamEvent> {
    for (;;) {
      const event = await this.next();
      if (fits(event)) return event;
    }
  }

  /** Events that arrived and have not been read. */
  get unread(): readonly StreamEvent[] {
    return this.#events.slice(this.#read);
  }

  /** Waits until the text so far holds a piece. */
  async sees(piece: string): Promise<void> {
    await this.#until(() => (this.text.includes(piece) ? true : undefined), piece);
  }

  async whenEnded(): Promise<void> {
    if (!this.ended) await once(this.#response, "close");
  }

  leave(): void {
    this.#response.destroy();
  }

  async #until<Value>(look: () => Value | undefined, what: string): Promise<Value> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (this.ended) throw new Error(`the stream ended before ${what}; it said: ${this.text}`);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  #take(piece: string): void {
    const before = this.text.lastIndexOf("\n\n") + 2;
    this.text += piece;
    const whole = this.text.lastIndexOf("\n\n") + 2;
    for (const event of whole > before ? readEvents(this.text.slice(before === 1 ? 0 : before, whole)) : []) {
      if (event.data.kind === "clock") this.clocks.push(String(event.data["now"]));
      else this.#events.push(event);
    }
    this.#wake();
  }
}

function readEvents(text: string): StreamEvent[] {
  return text.split("\n\n").flatMap((block) => {
    const lines = block.split("\n");
    const line = lines.find((each) => each.startsWith("data: "));
    const id = lines.find((each) => each.startsWith("id: "))?.slice(4) ?? null;
    return line === undefined ? [] : [{ id, data: data.parse(JSON.parse(line.slice(6))) }];
  });
}

/** Opens an event stream; answers once the head of the response has arrived. */
export async function openEventStream(
  url: string,
  options: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<EventStreamReader> {
  const asked = request(url, { method: options.method ?? "GET", headers: { ...options.headers }, agent: false });
  asked.end();
  return new Promise((resolve, reject) => {
    asked.on("response", (response) => resolve(new EventStreamReader(response)));
    asked.on("error", reject);
  });
}
