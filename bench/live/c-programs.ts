import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Entrant } from "./entrant.ts";
import { messageOf } from "./message.ts";
import { familyOf, kill, own, ownFolder } from "./owned.ts";

/** Whether the system has a C compiler. */
export function hasCompiler(): boolean {
  try {
    execFileSync("cc", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Compiles one of the bench's C files and answers where the program stands. */
export function compile(name: "crowd" | "limit"): string {
  const program = join(ownFolder(), name);
  execFileSync("cc", ["-O2", "-o", program, join(import.meta.dirname, `${name}.c`)], { stdio: "inherit" });
  return program;
}

/** The limit: the same bytes to each socket in a loop in C, and nothing else. */
export function limitEntrant(program: string): Entrant {
  return {
    name: "send(2) in C, the limit",
    protocol: "sse",
    path: "/",
    async open(port) {
      const child = own(program, { words: [String(port)], stdio: ["pipe", "pipe", "inherit"] });
      if (child.stdout !== null) await once(child.stdout, "data");
      return {
        pids: familyOf(child),
        publish: (nth) => void child.stdin?.write(`${JSON.stringify(messageOf(nth))}\n`),
        tidy: async () => undefined,
        kill: () => kill(child),
      };
    },
  };
}
