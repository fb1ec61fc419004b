import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Every process that this bench started and has not seen end, with those that they started in turn. */
const owned = new Set<ChildProcess>();
const folders = new Set<string>();

process.on("exit", () => {
  for (const child of owned) for (const pid of familyOf(child)) killNow(pid);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

/** Starts a program that ends when this one does, however that comes: each of them reads a pipe of ours and leaves when it closes. */
export function own(command: string, options: { readonly words: readonly string[]; readonly stdio: StdioOptions }) {
  const child = spawn(command, options.words, { stdio: options.stdio });
  owned.add(child);
  child.once("exit", () => owned.delete(child));
  child.on("error", (error) => {
    throw error;
  });
  // What is written to one that is just being killed is lost.
  child.stdin?.on("error", () => undefined);
  return child;
}

/** Ends a program and all that it started, without a chance to say goodbye; resolves when it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  const family = familyOf(child);
  for (const pid of family) killNow(pid);
  await ended;
  while (family.some(isAlive)) await wait(5);
}

/** A program's process and its descendants, parents first: whoever lost a child might make another. */
export function familyOf({ pid }: ChildProcess): number[] {
  return pid === undefined ? [] : familyOfPid(pid);
}

/** A folder that is gone when the bench is. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "paniere-bench-live-"));
  folders.add(folder);
  return folder;
}

function familyOfPid(pid: number): number[] {
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parentOf(name) === pid);
  return [pid, ...children.map(Number).flatMap(familyOfPid)];
}

function parentOf(pid: string): number {
  return Number(/^PPid:\s+(?<parent>\d+)$/m.exec(readOr(`/proc/${pid}/status`, ""))?.groups?.["parent"]);
}

function isAlive(pid: number): boolean {
  const state = /^State:\s+(?<state>\w)/m.exec(readOr(`/proc/${pid}/status`, ""))?.groups?.["state"];
  return state !== undefined && state !== "Z" && state !== "X";
}

function killNow(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It went by itself.
  }
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return otherwise;
  }
}
