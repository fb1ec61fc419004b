import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expireTokens } from "../access/access-token.ts";
import { type ClockSetting, Clock } from "../state/clock.ts";
import type { Store } from "../state/store.ts";
import type { Fault } from "./fault.ts";
import { Faults } from "./faults.ts";

/** One thing that was done or that struck */
export interface ControlEvent {
  readonly at: string;
  readonly line: string;
}

interface Kept {
  readonly clock: ClockSetting;
  readonly faults: readonly Fault[];
  readonly stopped: boolean;
}

export interface ControlOptions {
  /** Where clock and faults are kept over restarts; null keeps nothing */
  readonly file: string | null;
  readonly log: (line: string) => void;
}

const MOST_EVENTS = 1000;

/** The hands on the dev store: its clock, its faults, its doors, and a log of what they did. */
export class Control {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly #options: ControlOptions;
  readonly #events: ControlEvent[] = [];
  #stopped = false;

  constructor(options: ControlOptions) {
    this.#options = options;
    this.clock = new Clock(() => this.#clockChanged());
    this.faults = new Faults({ clock: this.clock, log: (line) => this.note(line), onChange: () => this.#keep() });
    this.#restore();
  }

  /** What was done and what struck, oldest first. */
  get events(): readonly ControlEvent[] {
    return this.#events;
  }

  /** Whether Shopify's hosts take no connections at the moment */
  get isStopped(): boolean {
    return this.#stopped;
  }

  /** Shopify's hosts end every connection at once, as if the network were gone, until `start`. */
  stop(): void {
    this.#stopped = true;
    this.note("stopped: Shopify's hosts take no connections");
    this.#keep();
  }

  start(): void {
    this.#stopped = false;
    this.note("started: Shopify's hosts answer again");
    this.#keep();
  }

  /** The access tokens of apps in a shop have expired as of now; their refresh tokens are good still. Answers how many. */
  expireTokens(store: Store): number {
    const expired = expireTokens(store);
    this.note(`${expired} access tokens of ${store.domain} have expired`);
    return expired;
  }

  note(line: string): void {
    this.#events.push({ at: this.clock.now().toISOString(), line });
    if (this.#events.length > MOST_EVENTS) this.#events.shift();
    this.#options.log(`devstore: ${line}`);
  }

  #clockChanged(): void {
    const { speed } = this.clock.setting;
    this.note(`the clock shows ${this.clock.now().toISOString()}${speed === 1 ? "" : `, at ${speed} times the speed`}`);
    this.#keep();
  }

  #restore(): void {
    const { file } = this.#options;
    const kept = file === null ? null : readKept(file);
    if (!kept) return;
    this.faults.restore(kept.faults);
    this.#stopped = kept.stopped;
    this.clock.restore(kept.clock);
  }

  #keep(): void {
    const { file } = this.#options;
    if (file === null) return;
    const kept: Kept = { clock: this.clock.setting, faults: this.faults.list(), stopped: this.#stopped };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(kept));
    renameSync(`${file}.new`, file);
  }
}

function readKept(file: string): Kept | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Kept;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new Error(`${file} cannot be read: remove it to start with the real time and without faults.`);
  }
}
