import { passOn } from "./command.mjs";
import { oneLine } from "./problem.mjs";
import { log } from "./progress.mjs";

/**
 * Runs one of the project's commands to its end. A fault is told in one line and ends it with code 1;
 * Ctrl-C ends what it started first.
 * @param {() => Promise<number>} command answers the exit code
 */
export async function runCommand(command) {
  for (const [signal, code] of /** @type {const} */ ([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ])) {
    process.on(signal, () => {
      if (!passOn(signal)) process.exit(code);
    });
  }
  try {
    process.exitCode = await command();
  } catch (error) {
    log(`${error instanceof Error ? error.stack : error}\n`);
    process.stderr.write(`${oneLine(error)}\n`);
    process.exitCode = 1;
  }
}
