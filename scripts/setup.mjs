import { pathToFileURL } from "node:url";
import { ensureChromium } from "./setup/chromium.mjs";
import { buildAdminPages, generateDatabaseClient } from "./setup/generated.mjs";
import { installPackages } from "./setup/packages.mjs";
import { SetupProblem } from "./setup/problem.mjs";
import { runCommand } from "./setup/run-command.mjs";
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
  await buildAdminPages();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await runCommand(async () => {
    await setUp({ browser: process.argv.includes("--browser") });
    return 0;
  });
}
