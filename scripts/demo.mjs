import { join } from "node:path";
import { parseOptions, usage, WrongOption } from "./demo/options.mjs";
import { setUp } from "./setup.mjs";
import { runProgram } from "./setup/command.mjs";
import { projectNode } from "./setup/packages.mjs";
import { root } from "./setup/root.mjs";
import { runCommand } from "./setup/run-command.mjs";

const wrongUse = 2;

/** `npm run demo`: sets up what is missing, then hands over to the demo proper, which needs Node 24 and the packages. */
await runCommand(async () => {
  const args = process.argv.slice(2);
  try {
    const options = parseOptions(args);
    if (options.help) {
      process.stdout.write(usage);
      return 0;
    }
    await setUp({ browser: options.once });
  } catch (error) {
    if (!(error instanceof WrongOption)) throw error;
    process.stderr.write(`${error.message}\n`);
    return wrongUse;
  }
  return runProgram(projectNode, [join(root, "scripts", "demo", "main.ts"), ...args]);
});
