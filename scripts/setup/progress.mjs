import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const dataFolder = join(root, ".data");
export const logFile = join(dataFolder, "setup.log");
/** How often a long step says that it goes on, where the line cannot be rewritten in place */
const reminderMs = 15_000;

/** Adds to the log of the set-up. A log that cannot be written never stops the work it is about. */
export function log(text) {
  try {
    mkdirSync(dataFolder, { recursive: true });
    appendFileSync(logFile, text);
  } catch {
    // The fault that keeps the log from being written is met, and told, by the step itself.
  }
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(0)} s`;
}

/**
 * Runs one long step, telling on standard error what goes on and how long it has taken.
 * @template T
 * @param {string} title such as "Installing packages"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const start = Date.now();
  const inPlace = process.stderr.isTTY === true;
  log(`\n=== ${new Date().toISOString()} ${title}\n`);
  process.stderr.write(inPlace ? `  ${title} …` : `  ${title} …\n`);
  const tick = setInterval(
    () =>
      process.stderr.write(inPlace ? `\r  ${title} … ${seconds(start)}` : `  ${title}: ${seconds(start)} so far …\n`),
    inPlace ? 1000 : reminderMs,
  );
  try {
    const result = await work();
    process.stderr.write(`${inPlace ? "\r" : ""}✓ ${title} (${seconds(start)})\n`);
    return result;
  } catch (error) {
    process.stderr.write(`${inPlace ? "\r" : ""}✗ ${title} (${seconds(start)})\n`);
    log(`${error instanceof Error ? error.stack : error}\n`);
    throw error;
  } finally {
    clearInterval(tick);
  }
}
