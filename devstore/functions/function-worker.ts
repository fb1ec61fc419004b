import { isBuiltin, registerHooks } from "node:module";
import { parentPort } from "node:worker_threads";

/** Asks a module for one answer. */
export interface FunctionCall {
  readonly id: number;
  readonly url: string;
  readonly exportName: string;
  /** JSON */
  readonly input: string;
}

/** What came of a call: JSON, or why there is none; once before, that calls are heard */
export type FunctionReply =
  | { readonly id: number; readonly output: string }
  | { readonly id: number; readonly problem: string }
  | { readonly listens: true };

/** What Node has beside the language: a function on Shopify has no network, no files, no timers and no process. */
const NOT_THERE = `fetch Request Response Headers FormData WebSocket EventSource XMLHttpRequest process Buffer require
setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate performance crypto navigator
BroadcastChannel MessageChannel MessagePort Worker localStorage sessionStorage`.split(/\s+/);

const port = parentPort;

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (isBuiltin(specifier)) throw new Error(`a function has no ${specifier}`);
    return nextResolve(specifier, context);
  },
});
for (const name of NOT_THERE) Reflect.deleteProperty(globalThis, name);

port?.on("message", (call: FunctionCall) => {
  answer(call).then(
    (output) => port.postMessage({ id: call.id, output } satisfies FunctionReply),
    (error: unknown) => {
      const problem = error instanceof Error ? error.message : String(error);
      port.postMessage({ id: call.id, problem } satisfies FunctionReply);
    },
  );
});

port?.postMessage({ listens: true } satisfies FunctionReply);

async function answer({ url, exportName, input }: FunctionCall): Promise<string> {
  const module = (await import(url)) as Record<string, unknown>;
  const exported = module[exportName] ?? module["run"] ?? module["default"];
  if (typeof exported !== "function") throw new Error(`it exports no ${exportName}`);
  const result = (exported as (input: unknown) => unknown)(JSON.parse(input));
  if (result instanceof Promise) throw new Error("it answers a promise: a function has to answer at once");
  // What JSON does not carry does not leave a function.
  return JSON.stringify({ result });
}
