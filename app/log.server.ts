import { pino, type Logger } from "pino";

/** What is worth reading of an error. The rest (a client, a request with its token, rows) may be secret, and is long. */
function describe(error: unknown): object {
  if (!(error instanceof Error))
    return { message: typeof error === "string" ? error : "something thrown that is no error" };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: describe(error.cause) };
  return { type: error.name, message: error.message, stack: error.stack, ...code, ...cause };
}

/** The log of a process: JSON lines on standard output. */
export function openLog(processName: "web" | "worker", level: string): Logger {
  return pino({ level, base: { process: processName }, serializers: { err: describe } });
}
