import { type ChildProcess, spawn } from "node:child_process";
import { Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { DevStore } from "../dev-store.ts";
import type { Given } from "./clients/check.ts";

interface Answer {
  readonly id: number;
  readonly answer?: unknown;
  readonly failure?: string;
}

const running = new WeakMap<DevStore, ClientProcess>();

/**
 * A process in which Shopify's own clients run unchanged: all that leads them to the dev store are the proxy and the
 * certificate authority in their environment, as an app is started. It ends with the process that started it.
 */
export class ClientProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #asked = 0;

  private constructor({ addresses, caFile }: DevStore) {
    this.#child = spawn(process.execPath, [join(import.meta.dirname, "clients", "main.ts")], {
      env: {
        ...process.env,
        NODE_USE_ENV_PROXY: "1",
        HTTPS_PROXY: addresses.proxy,
        NODE_EXTRA_CA_CERTS: caFile,
        NODE_OPTIONS: "",
      },
      stdio: ["pipe", "pipe", "inherit"],
    });
    const { stdin, stdout } = this.#child;
    if (!stdin || !stdout) throw new Error("The clients' process has no pipes.");
    this.#child.unref();
    for (const pipe of [stdin, stdout]) if (pipe instanceof Socket) pipe.unref();
    createInterface({ input: stdout }).on("line", (line) => this.#hear(line));
    this.#child.once("exit", (code) => this.#fail(`The clients' process ended with ${String(code)}.`));
  }

  /** The clients' process of a dev store, started when it is first asked for. */
  static of(devStore: DevStore): ClientProcess {
    const known = running.get(devStore) ?? new ClientProcess(devStore);
    running.set(devStore, known);
    return known;
  }

  /** Runs one check there. Throws what it throws. */
  async run<T>(check: string, given: Given): Promise<T> {
    const id = (this.#asked += 1);
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#child.stdin?.write(`${JSON.stringify({ id, check, given })}\n`);
    });
    if (answer.failure !== undefined) throw new Error(answer.failure);
    return answer.answer as T;
  }

  #hear(line: string): void {
    if (!line.startsWith("{")) return;
    const answer = JSON.parse(line) as Answer;
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }

  #fail(failure: string): void {
    for (const [id, resolve] of this.#waiting) resolve({ id, failure });
    this.#waiting.clear();
  }
}
