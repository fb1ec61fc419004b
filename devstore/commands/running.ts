import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A dev store that runs on a data folder */
interface Running {
  readonly pid: number;
  /** Address of its admin, with the control API */
  readonly admin: string;
}

const FILE = "running.json";

/** Says in the data folder who runs on it, for commands that would otherwise write there too. */
export function noteRunning(dataDir: string, admin: string): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, FILE), JSON.stringify({ pid: process.pid, admin } satisfies Running));
}

export function forgetRunning(dataDir: string): void {
  rmSync(join(dataDir, FILE), { force: true });
}

/** The admin's address of the dev store that runs on a data folder; null when none does. */
export function findRunning(dataDir: string): string | null {
  try {
    const { pid, admin } = JSON.parse(readFileSync(join(dataDir, FILE), "utf8")) as Running;
    process.kill(pid, 0);
    return admin;
  } catch {
    // Nobody said so, or whoever did is gone.
    return null;
  }
}
