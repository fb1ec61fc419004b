import { createClient } from "redis";
import { parseAnnouncement } from "./announcement.ts";
import type { Bus, BusListener, LiveLog } from "./bus.ts";

export interface RedisOptions {
  readonly redisUrl: string;
  readonly log: LiveLog;
  readonly fastestRetryMs?: number;
  readonly slowestRetryMs?: number;
  /** How often the connection is asked whether it still lives; silent for three times as long, it is dead */
  readonly checkMs?: number;
}

/** The channel on which announcements travel. */
const channel = "paniere_live";

function connectionOptions({ redisUrl, fastestRetryMs = 100, slowestRetryMs = 5000, checkMs = 5000 }: RedisOptions) {
  return {
    url: redisUrl,
    pingInterval: checkMs,
    // Chance spreads the return of many processes.
    socket: {
      connectTimeout: 5000,
      socketTimeout: 3 * checkMs,
      reconnectStrategy: (retries: number) =>
        Math.min(fastestRetryMs * 2 ** retries, slowestRetryMs) * (0.75 + Math.random() / 2),
    },
  };
}

/** Hears announcements from Redis, on a connection that is opened again whenever it is lost. */
export class RedisBus implements Bus {
  readonly #log: LiveLog;
  readonly #client;
  #isListening = false;
  #isLost = false;
  #closed = false;

  constructor(options: RedisOptions) {
    this.#log = options.log;
    this.#client = createClient(connectionOptions(options));
  }

  get isListening(): boolean {
    return this.#isListening;
  }

  listen(listener: BusListener): void {
    this.#client.on("error", (error: unknown) => this.#lose(error));
    // By then the client has subscribed again to what it was subscribed to.
    this.#client.on("ready", () => {
      if (this.#isLost) this.#begin(listener);
    });
    this.#client
      .connect()
      .then(() => this.#client.subscribe(channel, (payload) => this.#hear(listener, payload)))
      .then(
        () => this.#begin(listener),
        (error: unknown) => this.#lose(error),
      );
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#isListening = false;
    this.#client.destroy();
    return Promise.resolve();
  }

  #begin(listener: BusListener): void {
    if (this.#closed) return;
    this.#isLost = false;
    this.#isListening = true;
    this.#log.info({}, "listening for announcements");
    listener.onListening();
  }

  #hear(listener: BusListener, payload: string): void {
    const announcement = parseAnnouncement(payload);
    if (announcement === null) this.#log.warn({}, "an announcement could not be read");
    else listener.onAnnouncement(announcement);
  }

  #lose(error: unknown): void {
    if (this.#closed) return;
    if (!this.#isLost) this.#log.warn({ err: error }, "the listener lost Redis");
    this.#isLost = true;
    this.#isListening = false;
  }
}

/** Publishes announcements to every process that listens. */
export interface RedisPublisher {
  /** Rejects when Redis did not take all of them in time. */
  readonly publish: (payloads: readonly string[]) => Promise<void>;
  readonly close: () => void;
}

/** Longest that a publication may take before it counts as failed. */
const patienceMs = 2000;

/** A publisher that connects in the background, and again whenever the connection is lost; meanwhile publishing fails at once. */
export function openRedisPublisher(options: RedisOptions): RedisPublisher {
  const client = createClient({ ...connectionOptions(options), disableOfflineQueue: true });
  // Whoever publishes hears of it.
  client.on("error", () => undefined);
  client.connect().catch(() => undefined);
  return {
    async publish(payloads) {
      if (!client.isReady) throw new Error("Redis cannot be reached");
      const all = Promise.all(payloads.map((payload) => client.publish(channel, payload)));
      const late = Promise.withResolvers<never>();
      const timer = setTimeout(() => late.reject(new Error("Redis does not answer")), patienceMs);
      await Promise.race([all, late.promise]).finally(() => clearTimeout(timer));
    },
    close: () => client.destroy(),
  };
}
