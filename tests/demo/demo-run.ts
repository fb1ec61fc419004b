import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("../..", import.meta.url));

const setUpLine = /^(✓| ) ?(Installing|Fetching|Generating|Building) /;

export interface DemoRun {
  readonly code: number | null;
  readonly stdout: string;
  /** What a person reads, without the set-up's own lines about what it had to do first */
  readonly lines: readonly string[];
}

/** Runs the demo as `npm run demo -- …` does, to its end. */
export async function runDemo(args: readonly string[]): Promise<DemoRun> {
  const child = spawn(process.execPath, ["scripts/demo.mjs", ...args], { cwd: top, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  await once(child, "close");
  return {
    code: child.exitCode,
    stdout,
    lines: stderr.split("\n").filter((line) => line !== "" && !setUpLine.test(line)),
  };
}
