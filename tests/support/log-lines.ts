import { pino, type Logger } from "pino";
import { z } from "zod";

const warning = 40;
const line = z.looseObject({ level: z.number(), msg: z.string().optional() });

let seen: string[] = [];
let expected: RegExp[] = [];

/** Notes what a process of ours wrote to its log. Lines that are no log are noted too: nothing else may be printed. */
export function noteLogLine(text: string): void {
  const parsed = parse(text);
  if (parsed === null || parsed.level >= warning) seen.push(text);
}

function parse(text: string): z.infer<typeof line> | null {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The log for what runs in the test's own process. */
export const testLog: Logger = pino(
  { level: "info", base: null },
  { write: (text: string) => noteLogLine(text.trimEnd()) },
);

/** Says that this test makes a warning or an error appear in the log. It fails when none comes. */
export function expectLogLine(pattern: RegExp): void {
  expected.push(pattern);
}

/** What was logged without being expected, and what was expected but not logged; both are forgotten. */
export function takeLogFaults(): string[] {
  const unexpected = seen.filter((text) => !expected.some((pattern) => pattern.test(text)));
  const missing = expected.filter((pattern) => !seen.some((text) => pattern.test(text)));
  seen = [];
  expected = [];
  return [...unexpected, ...missing.map((pattern) => `never logged: ${String(pattern)}`)];
}
