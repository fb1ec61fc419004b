import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Entrant } from "./entrant.ts";
import { kill, own } from "./owned.ts";

/** When a message was with half of the viewers, with 99 in 100, with the last, in ms of `nowMs`. */
export interface Arrival {
  readonly halfMs: number;
  readonly p99Ms: number;
  readonly lastMs: number;
}

/** The bench's clock, which its C programs read too. */
export function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

export interface CrowdSize {
  readonly viewers: number;
  /** How many of them read slowly; nobody waits for those */
  readonly slow?: number;
}

/** The viewers of one entrant, as a process. */
export class Crowd {
  readonly size: number;
  readonly #child;
  readonly #arrivals = new Map<number, Arrival>();
  readonly #heard = new EventTarget();
  #allSinceMs: number | null = null;

  constructor(
    [command = "", ...firstWords]: readonly string[],
    { protocol, path }: Entrant,
    { port, viewers, slow = 0 }: CrowdSize & { port: number },
  ) {
    this.size = viewers;
    const words = [...firstWords, String(port), String(viewers), protocol, path, String(slow)];
    this.#child = own(command, { words, stdio: ["pipe", "pipe", "inherit"] });
    if (this.#child.stdout === null) throw new Error("the crowd has no voice");
    createInterface(this.#child.stdout).on("line", (line) => this.#hear(line));
  }

  /** When every viewer had come, or come back, with its first message. */
  async all({ afterMs, patienceMs }: { readonly afterMs: number; readonly patienceMs: number }): Promise<number> {
    return this.#until(patienceMs, () => {
      return this.#allSinceMs !== null && this.#allSinceMs > afterMs ? this.#allSinceMs : null;
    });
  }

  /** When the message with this number, or one after it, was with them. */
  async arrival(nth: number, patienceMs: number): Promise<Arrival> {
    return this.#until(patienceMs, () => this.arrivalOf(nth));
  }

  /** The same, and null as long as it is not with the last of them. */
  arrivalOf(nth: number): Arrival | null {
    return this.#arrivals.get(nth) ?? null;
  }

  kill(): Promise<void> {
    return kill(this.#child);
  }

  #hear(line: string): void {
    const [word = "", ...figures] = line.split(" ");
    const [first = 0, half = 0, p99 = 0, last = 0] = figures.map(Number);
    if (word === "all") this.#allSinceMs = first / 1e6;
    if (word === "got") {
      const arrival = { halfMs: half / 1e6, p99Ms: p99 / 1e6, lastMs: last / 1e6 };
      this.#arrivals.set(first, arrival);
    }
    this.#heard.dispatchEvent(new Event("line"));
  }

  async #until<Found>(patienceMs: number, look: () => Found | null): Promise<Found> {
    const deadline = AbortSignal.timeout(patienceMs);
    for (let found = look(); ; found = look()) {
      if (found !== null) return found;
      await once(this.#heard, "line", { signal: deadline });
    }
  }
}
