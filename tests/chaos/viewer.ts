import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { openEventStream } from "../support/event-stream.ts";

const item = z.object({ variants: z.array(z.object({ servedUpTo: z.number() })) });
const told = z.union([
  z.object({ kind: z.literal("snapshot"), items: z.array(item) }),
  z.object({ kind: z.literal("item"), item }).transform((message) => ({ ...message, items: [message.item] })),
]);

/** Somebody who watches the show, and comes back whenever the stream breaks off: what viewers see of the queue. */
export class Viewer {
  #servedUpTo = 0;
  #isOpen = true;
  #waiting: (() => void)[] = [];
  readonly #watching: Promise<void>;
  #leave: () => void = () => undefined;

  constructor(streamUrl: string) {
    this.#watching = this.#watch(streamUrl);
  }

  /** How many wait for their turn. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Waits until the queue was served up to this place; answers false when the show is over before. */
  async turnOf(place: number): Promise<boolean> {
    while (this.#isOpen && this.#servedUpTo < place) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#servedUpTo >= place;
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    this.#leave();
    this.#wake();
    await this.#watching;
  }

  async #watch(streamUrl: string): Promise<void> {
    while (this.#isOpen) {
      await this.#read(streamUrl).catch(() => undefined);
      await wait(200);
    }
  }

  async #read(streamUrl: string): Promise<void> {
    const stream = await openEventStream(streamUrl);
    this.#leave = () => stream.leave();
    for (;;) {
      const message = told.safeParse((await stream.next()).data);
      if (!message.success) continue;
      const [variant] = message.data.items[0]?.variants ?? [];
      this.#servedUpTo = Math.max(this.#servedUpTo, variant?.servedUpTo ?? 0);
      this.#wake();
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
