import { parseArgs } from "node:util";
import { conformance } from "./commands/conformance.ts";
import { coverage } from "./commands/coverage.ts";
import { keepingCommands, keepingUsage } from "./commands/keeping.ts";
import { start, startUsage } from "./commands/start.ts";

const usage = `${startUsage}

${keepingUsage}

npm run devstore -- conformance [--only TEXT] [--write]
  Proves the cases in devstore/conformance/, prints what was proved of each operation.
  --only TEXT            only cases whose file, sentence or operation contains the text
  --write                write CONFORMANCE.md and the list of answered fields anew

npm run devstore -- coverage PATH...
  Says for GraphQL documents, or folders of them, what the dev store emulates.`;

/** Answers false when not all is well. */
type Command = (args: string[]) => Promise<unknown>;

const COMMANDS: Record<string, Command> = {
  start,
  conformance: (args) => {
    const { values } = parseArgs({
      args,
      options: { only: { type: "string" }, write: { type: "boolean", default: false } },
    });
    return conformance(values);
  },
  ...keepingCommands,
  coverage: (args) => coverage(parseArgs({ args, allowPositionals: true }).positionals),
};

const [name, ...rest] = process.argv.slice(2);
try {
  if (name === undefined || rest.includes("--help") || name === "--help") console.log(usage);
  else if ((await commandNamed(name)(rest)) === false) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function commandNamed(given: string): Command {
  const command = COMMANDS[given];
  if (!command) throw new Error(`There is no command "${given}"; try --help.`);
  return command;
}
