import { readdirSync, readFileSync } from "node:fs";

/** Processor time that processes have used so far, of all their threads, in µs, as the kernel's scheduler counts it. */
export function cpuUs(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + threadsOf(pid).reduce((all, thread) => all + ranUs(thread), 0), 0);
}

/** Memory of processes in bytes; what they share is counted once (PSS). */
export function memoryBytes(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const pss = /^Pss:\s+(?<kb>\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.groups?.["kb"];
    return sum + 1024 * Number(pss);
  }, 0);
}

function threadsOf(pid: number): string[] {
  return readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}`);
}

function ranUs(thread: string): number {
  // A thread may end between the look at the folder and the one into it.
  try {
    return Number(readFileSync(`${thread}/schedstat`, "utf8").split(" ")[0]) / 1000;
  } catch {
    return 0;
  }
}
