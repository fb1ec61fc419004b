import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
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

/**
 * Ends what a demo left behind when it was killed: only processes whose numbers were noted in the folder, and which still are
 * what was noted.
 */
export async function endLeftovers(folder: string): Promise<void> {
  const left = [...appProcesses(folder), ...databaseServer(folder)];
  // Of the two, PostgreSQL alone minds: it waits for its guests on SIGTERM, and turns them out on SIGINT.
  for (const pid of left) process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 100 && left.some((pid) => commandOf(pid) !== null); tries += 1) await wait(100);
}

function appProcesses(folder: string): number[] {
  const logs = join(folder, "logs");
  if (!existsSync(logs)) return [];
  const notes = readdirSync(logs).filter((name) => name.endsWith(".pid"));
  const numbers = notes.map((name) => Number(readFileSync(join(logs, name), "utf8")));
  return numbers.filter((pid) => commandOf(pid)?.includes(" app/") === true);
}

function databaseServer(folder: string): number[] {
  const note = join(folder, "postgres", "postmaster.pid");
  if (!existsSync(note)) return [];
  const pid = Number(readFileSync(note, "utf8").split("\n", 1)[0]);
  return commandOf(pid)?.includes("postgres") === true ? [pid] : [];
}

function isDemo(pid: number): boolean {
  return commandOf(pid)?.includes("demo/main.ts") === true;
}

/** How a process was called; null when it does not run. A number is given out again, so the number alone says little. */
function commandOf(pid: number): string | null {
  try {
    const command =
      process.platform === "linux"
        ? readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
        : execFileSync("ps", ["-p", String(pid), "-o", "args="], { encoding: "utf8" });
    return command.trim() === "" ? null : command;
  } catch {
    return null;
  }
}
