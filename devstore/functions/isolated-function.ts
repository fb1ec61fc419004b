import { statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { FunctionExtension } from "./function-extension.ts";
import type { FunctionCall, FunctionReply } from "./function-worker.ts";

/** Shopify counts instructions, eleven million of them; here it is what a slow machine needs for as many, and more. */
const LONGEST_MS = 1_000;
const MOST_MEMORY_MB = 64;
/** https://shopify.dev/docs/api/functions/latest#resource-limits */
const LONGEST_INPUT_BYTES = 128_000;
const LONGEST_OUTPUT_BYTES = 20_000;

interface Waiting {
  readonly resolve: (output: string) => void;
  readonly reject: (error: Error) => void;
}

/** A function's module in a thread of its own, kept from call to call. */
class IsolatedModule {
  readonly #url: string;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listens: Promise<void>;
  #calls = 0;

  constructor(url: string, gone: () => void) {
    this.#url = url;
    this.#worker = new Worker(new URL("./function-worker.ts", import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      stdout: true,
      stderr: true,
    });
    this.#listens = new Promise((resolve) => {
      this.#worker.on("message", (reply: FunctionReply) => ("listens" in reply ? resolve() : this.#settle(reply)));
    });
    this.#worker.once("error", (error: unknown) => this.#fail(error instanceof Error ? error.message : String(error)));
    this.#worker.once("exit", () => {
      gone();
      this.#fail("its thread has ended");
    });
    // It keeps nobody waiting who wants to go.
    this.#worker.unref();
  }

  ask(exportName: string, input: string): Promise<string> {
    const id = (this.#calls += 1);
    const answer = new Promise<string>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    let limit: NodeJS.Timeout | undefined;
    // The time that the thread itself needs to start is none of the function's.
    void this.#listens.then(() => {
      if (!this.#waiting.has(id)) return;
      // A limit of the machine, not a time of the shop: it does not obey the clock.
      limit = setTimeout(() => this.end(`it ran for more than ${LONGEST_MS} ms`), LONGEST_MS);
      this.#worker.postMessage({ id, url: this.#url, exportName, input } satisfies FunctionCall);
    });
    return answer.finally(() => clearTimeout(limit));
  }

  /** Ends the thread, and with it every call that waits. */
  end(why: string): void {
    this.#fail(why);
    void this.#worker.terminate();
  }

  #settle(reply: Exclude<FunctionReply, { listens: true }>): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ("output" in reply) waiting?.resolve(reply.output);
    else waiting?.reject(new Error(reply.problem));
  }

  #fail(why: string): void {
    for (const waiting of this.#waiting.values()) waiting.reject(new Error(why));
    this.#waiting.clear();
  }
}

const modules = new Map<string, IsolatedModule>();

/**
 * Runs a function on its input as Shopify does: alone, without network, files and timers, and within limits of time and
 * size. Rejects with the reason when it throws, runs too long, or answers with what is no JSON.
 */
export async function runIsolated({ modulePath, exportName }: FunctionExtension, input: object): Promise<unknown> {
  const json = JSON.stringify(input);
  if (Buffer.byteLength(json) > LONGEST_INPUT_BYTES)
    throw new Error(`its input is larger than ${LONGEST_INPUT_BYTES} bytes`);
  const output = await moduleAt(modulePath).ask(exportName, json);
  if (Buffer.byteLength(output) > LONGEST_OUTPUT_BYTES)
    throw new Error(`its output is larger than ${LONGEST_OUTPUT_BYTES} bytes`);
  return (JSON.parse(output) as { result?: unknown }).result;
}

function moduleAt(path: string): IsolatedModule {
  const url = pathToFileURL(path);
  // A function that was changed is another module.
  url.searchParams.set("changed", String(statSync(path).mtimeMs));
  const known = modules.get(url.href);
  if (known) return known;
  for (const [href, old] of modules) {
    if (new URL(href).pathname === url.pathname) old.end("it has been changed");
  }
  const made = new IsolatedModule(url.href, () => {
    if (modules.get(url.href) === made) modules.delete(url.href);
  });
  modules.set(url.href, made);
  return made;
}
