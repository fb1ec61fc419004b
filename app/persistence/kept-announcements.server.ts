import pg from "pg";
import { inTransaction } from "./pg-transaction.server.ts";

/** Sends announcements to everyone who listens; rejects when that cannot be done now. */
export type Publish = (payloads: readonly string[]) => Promise<void>;

const mostAtOnce = 500;

export interface KeptAnnouncementsOptions {
  readonly url: string;
  readonly publish: Publish;
  /** Told once when announcements begin to wait, with what stands in their way; null when they travel again */
  readonly onTrouble: (error: Error | null) => void;
  /** How often the rows of processes that died are looked for */
  readonly sweepMs?: number;
}

/**
 * Publishes announcements that transactions kept as rows, and takes the rows away: at once after a commit of this process, within a
 * second what others left behind. A row goes when it was published, not before, so none is lost; one may be published twice.
 */
export class KeptAnnouncements {
  readonly #options: KeptAnnouncementsOptions;
  readonly #pool: pg.Pool;
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> | null = null;
  #isWanted = false;
  #isInTrouble = false;

  constructor(options: KeptAnnouncementsOptions) {
    this.#options = options;
    this.#pool = new pg.Pool({ connectionString: options.url, max: 1, application_name: "paniere announcements" });
    this.#pool.on("error", () => undefined);
    this.#pool.on("connect", (client) => client.on("error", () => undefined));
    this.#timer = setInterval(() => this.wake(), options.sweepMs ?? 1000);
  }

  /** There is something to publish. */
  wake(): void {
    this.#isWanted = true;
    this.#running ??= this.#run().finally(() => (this.#running = null));
  }

  /** Publishes what waits, once more, and ends. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
    this.wake();
    await this.#running;
    await this.#pool.end();
  }

  async #run(): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false;
      try {
        if ((await this.#publishSome()) === mostAtOnce) this.#isWanted = true;
        if (this.#isInTrouble) this.#options.onTrouble(null);
        this.#isInTrouble = false;
      } catch (error) {
        if (!this.#isInTrouble) this.#options.onTrouble(error instanceof Error ? error : new Error(String(error)));
        this.#isInTrouble = true;
      }
    }
  }

  // What another process is publishing just now is locked, and passed over.
  async #publishSome(): Promise<number> {
    return inTransaction(this.#pool, "begin", async (client) => {
      const { rows } = await client.query<{ payload: string }>({
        name: "take kept announcements",
        text: `delete from announcement where id in (
                 select id from announcement order by id limit ${mostAtOnce} for update skip locked) returning id, payload`,
      });
      if (rows.length > 0) await this.#options.publish(rows.map(({ payload }) => payload));
      return rows.length;
    });
  }
}
