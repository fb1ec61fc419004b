import { setTimeout as wait } from "node:timers/promises";

export interface Step {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
}

/** What happened, step by step, told while it happens. */
export class Steps {
  /** Aborted once the demo is to end; its reason is thrown where the next step would begin. */
  readonly ending: AbortSignal;
  readonly #tell: (line: string) => void;
  readonly #done: Step[] = [];

  constructor(tell: (line: string) => void, ending: AbortSignal) {
    this.#tell = tell;
    this.ending = ending;
  }

  get done(): readonly Step[] {
    return this.#done;
  }

  get allHeld(): boolean {
    return this.#done.every(({ ok }) => ok);
  }

  /** Does one step and notes how it went; a step that throws is noted as not held, and thrown on. */
  async run<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
    const start = performance.now();
    this.ending.throwIfAborted();
    try {
      const value = await work();
      this.ending.throwIfAborted();
      this.#note(name, true, start);
      return value;
    } catch (error) {
      this.#note(name, false, start);
      throw error;
    }
  }

  /** Asks again and again until there is an answer, and gives up with one line after `patienceMs`. */
  async until<Value>(
    what: string,
    patienceMs: number,
    ask: () => Promise<Value | null | undefined | false>,
  ): Promise<Value> {
    const end = performance.now() + patienceMs;
    for (;;) {
      this.ending.throwIfAborted();
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      if (performance.now() > end) throw new NotHeld(`${what}: not within ${patienceMs / 1000} s`);
      await wait(100);
    }
  }

  #note(name: string, ok: boolean, start: number): void {
    const ms = Math.round(performance.now() - start);
    this.#done.push({ name, ok, ms });
    this.#tell(`${ok ? "✓" : "✗"} ${name} (${(ms / 1000).toFixed(1)} s)`);
  }
}

/** A promise of the demo was not kept; the message is one line for a person. */
export class NotHeld extends Error {
  override readonly name = "NotHeld";
}
