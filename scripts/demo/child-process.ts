import { spawn, type ChildProcess as NodeChild } from "node:child_process";
import { createWriteStream, rmSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

const lastLinesKept = 20;
const patienceMs = 10_000;

export interface ChildOptions {
  /** As people call it: "web process" */
  readonly name: string;
  /** What Node runs, with its arguments */
  readonly command: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Where everything it prints is kept, and beside it, while it runs, its number (`.pid`) */
  readonly logFile: string | null;
  readonly onLine?: (line: string) => void;
  /** Called when it ends without having been asked to */
  readonly onDeath: (child: ChildProcess) => void;
}

/** A process of ours: started, watched, and ended by its id. */
export class ChildProcess {
  readonly name: string;
  readonly #child: NodeChild;
  readonly #lines: string[] = [];
  readonly #ended: Promise<void>;
  #isStopping = false;

  constructor(options: ChildOptions) {
    this.name = options.name;
    // A group of its own: Ctrl-C at the terminal reaches only the demo, which ends its children in order.
    this.#child = spawn(process.execPath, [...options.command], {
      cwd: options.cwd,
      env: options.env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const log = options.logFile === null ? null : createWriteStream(options.logFile, { flags: "a" });
    log?.on("error", () => undefined);
    const pidFile = options.logFile === null ? null : `${options.logFile}.pid`;
    if (pidFile !== null && this.#child.pid !== undefined) writeFileSync(pidFile, String(this.#child.pid));
    const keep = (line: string) => {
      this.#lines.push(line);
      if (this.#lines.length > lastLinesKept) this.#lines.shift();
      log?.write(`${line}\n`);
      options.onLine?.(line);
    };
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on("line", keep);
    }
    this.#ended = new Promise((resolve) => {
      this.#child.once("close", () => {
        log?.end();
        if (pidFile !== null) rmSync(pidFile, { force: true });
        resolve();
        if (!this.#isStopping) options.onDeath(this);
      });
      this.#child.once("error", (error) => keep(error.message));
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** What it printed last, for whoever has to explain its death. */
  get lastLines(): readonly string[] {
    return this.#lines;
  }

  /** How it ended: "exit code 1", "SIGKILL". */
  get outcome(): string {
    return this.#child.signalCode ?? `exit code ${this.#child.exitCode ?? "unknown"}`;
  }

  /** Ends it as an operator would; one that does not end by itself is killed. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    this.#isStopping = true;
    if (this.hasEnded) return this.#ended;
    this.#child.kill(signal);
    const killer = setTimeout(() => this.#child.kill("SIGKILL"), patienceMs);
    await this.#ended;
    clearTimeout(killer);
  }
}

/** What a person needs to know of a process that ended by itself. */
export function lastWordsOf(child: ChildProcess): string {
  const lines = child.lastLines.map((line) => `\n    ${line}`).join("");
  return `The ${child.name} ended by itself (${child.outcome}). It said last:${lines || " nothing"}`;
}
