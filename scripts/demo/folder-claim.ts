import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { NotHeld } from "./steps.ts";

/**
 * Takes a folder for this demo alone, and answers how to give it back; the claim stands beside the folder, which may be wiped.
 * Throws one line when another demo that still runs has it.
 */
export function claimFolder(folder: string): () => void {
  const claim = `${folder}.pid`;
  mkdirSync(dirname(folder), { recursive: true });
  const owner = existsSync(claim) ? Number(readFileSync(claim, "utf8")) : null;
  if (owner !== null && isDemo(owner)) {
    throw new NotHeld(`Another demo runs on the kept data (process ${owner}): end that with Ctrl-C first.`);
  }
  writeFileSync(claim, String(process.pid));
  return () => rmSync(claim, { force: true });
}

/** Whether a process runs and, where the system tells it, is a demo: a number is given out again after a restart. */
function isDemo(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, "utf8").includes("demo/main.ts");
}
