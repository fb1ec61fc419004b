import type { ChildProcess } from "../../scripts/demo/child-process.ts";

/** A process of the app that is killed and started again. */
export class Mortal {
  readonly #start: () => Promise<ChildProcess>;
  #running: ChildProcess | null = null;
  #deaths = 0;

  constructor(start: () => Promise<ChildProcess>) {
    this.#start = start;
  }

  /** How often it was killed. */
  get deaths(): number {
    return this.#deaths;
  }

  async start(): Promise<void> {
    this.#running = await this.#start();
  }

  /** Ends it in the middle of whatever it does. */
  async kill(): Promise<void> {
    await this.#running?.stop("SIGKILL");
    this.#deaths += 1;
  }

  /** Ends it as an operator does. */
  async stop(): Promise<void> {
    await this.#running?.stop();
  }
}
