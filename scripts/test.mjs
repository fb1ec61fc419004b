import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setUp } from "./setup.mjs";
import { runProgram } from "./setup/command.mjs";
import { projectNode } from "./setup/packages.mjs";
import { root } from "./setup/root.mjs";
import { runCommand } from "./setup/run-command.mjs";

const report = join(root, ".data", "test-report.json");
const modules = join(root, "node_modules");

/** What is checked before the tests, in this order: quick answers first. */
const checks = [
  ["Formatting", [join(modules, "prettier", "bin", "prettier.cjs"), "--check", "--log-level=warn", "."]],
  ["Types", [join(modules, "typescript", "bin", "tsc"), "--noEmit"]],
  ["Lint", [join(modules, "eslint", "bin", "eslint.js"), "."]],
  ["Shopify's GraphQL", [join(root, "scripts", "codegen.ts"), "--check"]],
];

function headline(text) {
  process.stdout.write(`\n── ${text} ${"─".repeat(Math.max(0, 70 - text.length))}\n`);
}

function counts() {
  try {
    const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, "utf8"));
    // A file that does not load counts no test, and fails all the same.
    return { passed: numPassedTests, failed: Math.max(numFailedTests, success ? 0 : 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function close({ passed, failed }) {
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/**
 * `npm test` sets up what is missing and runs every check, then every test.
 * `npm test -- ARGUMENTS` runs only the tests, with the arguments passed on to vitest.
 */
await runCommand(async () => {
  const args = process.argv.slice(2);
  await setUp({ browser: true });
  for (const [title, command] of args.length === 0 ? checks : []) {
    headline(title);
    if ((await runProgram(projectNode, command)) !== 0) return close({ passed: 0, failed: 1 });
  }
  headline("Tests");
  mkdirSync(join(root, ".data"), { recursive: true });
  rmSync(report, { force: true });
  const code = await runProgram(projectNode, [
    ...[join(modules, "vitest", "vitest.mjs"), "run"],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    ...args,
  ]);
  const { passed, failed } = counts();
  return close({ passed, failed: code === 0 ? failed : Math.max(failed, 1) });
});
