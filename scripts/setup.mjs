import { pathToFileURL } from "node:url";
import { ensureChromium } from "./setup/chromium.mjs";
import { endRunningTools } from "./setup/command.mjs";
import { buildAdminPages, generateDatabaseClient, generateGraphqlTypes } from "./setup/generated.mjs";
import { installPackages } from "./setup/packages.mjs";
import { oneLine, SetupProblem } from "./setup/problem.mjs";
import { log } from "./setup/progress.mjs";
import { cacheShopifySchemas } from "./setup/shopify-schema.mjs";

/**
 * Brings a fresh clone, or one that fell behind, to where everything runs. What is done already is skipped.
 * Throws with one line that says what to do (`oneLine`).
 * @param {{ browser: boolean }} needs whether Chromium is needed too
 */
export async function setUp({ browser }) {
  if (Number(process.versions.node.split(".", 1)[0]) < 20) {
    throw new SetupProblem(
      `Node ${process.versions.node} is too old: install Node 20 or newer (https://nodejs.org), then run the command again.`,
    );
  }
  await installPackages();
  if (browser) await ensureChromium();
  await cacheShopifySchemas();
  await generateDatabaseClient();
  await generateGraphqlTypes();
  await buildAdminPages();
}

/**
 * Runs a command of this folder to its end: a fault is told in one line and ends it with code 1,
 * Ctrl-C ends it with code 130.
 * @param {() => Promise<number>} command answers the exit code
 */
export async function runCommand(command) {
  for (const [signal, code] of /** @type {const} */ ([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ])) {
    process.once(signal, () => {
      endRunningTools();
      process.exit(code);
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await runCommand(async () => {
    await setUp({ browser: process.argv.includes("--browser") });
    return 0;
  });
}
