import pg from "pg";
import { parseAnnouncement } from "./announcement.ts";
import type { Bus, BusListener, LiveLog } from "./bus.ts";

export interface PostgresBusOptions {
  readonly databaseUrl: string;
  readonly log: LiveLog;
  readonly fastestRetryMs?: number;
  readonly slowestRetryMs?: number;
  /** How often the connection is asked whether it still lives */
  readonly checkMs?: number;
}

/** Hears announcements by LISTEN on a connection of its own, which it opens again whenever it is lost. */
export class PostgresBus implements Bus {
  readonly #options: Required<PostgresBusOptions>;
  #listener: BusListener | null = null;
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isListening = false;
  #closed = false;
  #retryMs: number;

  constructor(options: PostgresBusOptions) {
    this.#options = { fastestRetryMs: 100, slowestRetryMs: 5000, checkMs: 5_000, ...options };
    this.#retryMs = this.#options.fastestRetryMs;
  }

  get isListening(): boolean {
    return this.#isListening;
  }

  listen(listener: BusListener): void {
    this.#listener = listener;
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#isListening = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
    this.#client = null;
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#options.databaseUrl,
      application_name: "paniere listener",
      connectionTimeoutMillis: 5000,
      query_timeout: 5000,
      keepAlive: true,
    });
    this.#client = client;
    client.on("error", (error) => this.#lose(client, error));
    client.on("end", () => this.#lose(client, null));
    client.on("notification", (notification) => this.#hear(notification.payload ?? ""));
    try {
      await client.connect();
      await client.query("LISTEN paniere_live");
    } catch (error) {
      this.#lose(client, error);
      return;
    }
    if (this.#client !== client || this.#closed) return;
    this.#isListening = true;
    this.#retryMs = this.#options.fastestRetryMs;
    this.#options.log.info({}, "listening for announcements");
    this.#listener?.onListening();
    this.#checkLater(client);
  }

  #hear(payload: string): void {
    const announcement = parseAnnouncement(payload);
    if (announcement === null) this.#options.log.warn({}, "an announcement could not be read");
    else this.#listener?.onAnnouncement(announcement);
  }

  // A connection that died without a word (a pulled cable) is noticed by asking.
  #checkLater(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      client.query("SELECT 1").then(
        () => {
          if (this.#client === client && !this.#closed) this.#checkLater(client);
        },
        (error: unknown) => this.#lose(client, error),
      );
    }, this.#options.checkMs);
  }

  #lose(client: pg.Client, error: unknown): void {
    if (this.#client !== client || this.#closed) return;
    this.#client = null;
    this.#isListening = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#options.log.warn({ err: error, retryMs: this.#retryMs }, "the listener lost the database");
    client.end().catch(() => undefined);
    this.#timer = setTimeout(() => void this.#connect(), this.#retryMs);
    this.#retryMs = Math.min(2 * this.#retryMs, this.#options.slowestRetryMs);
  }
}
