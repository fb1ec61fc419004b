import { createInterface } from "node:readline";
import type { Given } from "./check.ts";
import { CHECKS } from "./checks.ts";

/** One check that is asked for, a line of JSON */
interface Asked {
  readonly id: number;
  readonly check: string;
  readonly given: Given;
}

// Shopify's own clients, run as an app would run them: this process knows the dev store by proxy and certificate only.
for await (const line of createInterface({ input: process.stdin })) {
  const { id, check, given } = JSON.parse(line) as Asked;
  const answer = await answerOf(check, given);
  process.stdout.write(`${JSON.stringify({ id, ...answer })}\n`);
}

async function answerOf(check: string, given: Given): Promise<object> {
  const run = CHECKS[check];
  if (!run) return { failure: `There is no check ${check}.` };
  try {
    return { answer: (await run(given)) ?? null };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
