/**
 * `npm run bench:stock` measures what holding stock stands on, each beside its peers in the same run: holds of one hot item, in the
 * process and by HTTP; webhooks in; the catalogue in. `--only holds` (or http, intake, import) runs one of them. Other options
 * are passed on to each.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const parts: Readonly<Record<string, { readonly file: string; readonly options: readonly string[] }>> = {
  holds: { file: "stock-holds.ts", options: [] },
  http: { file: "stock-http.ts", options: [] },
  intake: { file: "intake.ts", options: [] },
  // The size to plan for; the first import warms up.
  import: { file: "import.ts", options: ["--products", "100000", "--rounds", "1"] },
};

const given = process.argv.slice(2);
const at = given.indexOf("--only");
const only = at === -1 ? null : given.splice(at, 2)[1];
const chosen = Object.entries(parts).filter(([name]) => only === null || name === only);
if (chosen.length === 0) throw new RangeError(`--only takes ${Object.keys(parts).join(", ")}`);

for (const [name, { file, options }] of chosen) {
  console.log(`\n── ${name} ${"─".repeat(60)}`);
  // Of an option that is given twice, the first counts.
  const bench = spawn(process.execPath, [join(import.meta.dirname, file), ...given, ...options], { stdio: "inherit" });
  await once(bench, "exit");
  if (bench.exitCode !== 0) process.exitCode = 1;
}
