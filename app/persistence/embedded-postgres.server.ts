import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import {
  findPostgresPrograms,
  ownerFor,
  servesFolder,
  spawnUnprivileged,
  type PostgresPrograms,
} from "./postgres-programs.server.ts";

export interface EmbeddedPostgres {
  readonly url: string;
  /** Lets go of the server, and stops it when nobody else of ours holds it. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The cluster stands in `{dataDir}/postgres`, the server's log beside it */
  readonly dataDir: string;
  readonly port: number;
  readonly log: (words: string) => void;
}

/** The lock that every process holds while it uses the server; any number will do. */
const lease = 7_160_202;
const passwordFile = "paniere-password";
const patienceMs = 60_000;

/**
 * Starts the PostgreSQL of the npm package on this machine's loopback, with a database `paniere`, or shares the one that
 * another process started in the same folder. Throws with one line that says what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = join(options.dataDir, "postgres");
  const programs = await findPostgresPrograms();
  if (!existsSync(join(cluster, "PG_VERSION"))) await initialise(programs, cluster, options);
  const giveUpAtMs = performance.now() + patienceMs;
  while (performance.now() < giveUpAtMs) {
    const running = readRunning(cluster);
    if (running === null) await launch(programs, cluster, options);
    else {
      const shared = await share(cluster, running);
      if (shared !== null) return shared;
      await wait(50);
    }
  }
  throw new Error(`The embedded PostgreSQL did not answer for a minute; see ${join(options.dataDir, "postgres.log")}`);
}

/** Makes the cluster beside its place and moves it there whole, so that a broken start leaves nothing half made. */
async function initialise(
  programs: PostgresPrograms,
  cluster: string,
  options: EmbeddedPostgresOptions,
): Promise<void> {
  options.log("making the database's folder");
  const draft = `${cluster}.${randomBytes(6).toString("hex")}`;
  const password = randomBytes(24).toString("hex");
  mkdirSync(options.dataDir, { recursive: true });
  const owner = ownerFor(draft, programs.initdb);
  mkdirSync(draft, { mode: 0o700 });
  if (owner !== null) chownSync(draft, owner.uid, owner.gid);
  const secret = `${draft}.password`;
  writeFileSync(secret, password, { mode: 0o600 });
  if (owner !== null) chownSync(secret, owner.uid, owner.gid);
  const flags = ["--username=paniere", `--pwfile=${secret}`, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"];
  const initdb = spawnUnprivileged(programs.initdb, [`--pgdata=${draft}`, ...flags], {
    folder: draft,
    stdio: ["ignore", "ignore", "pipe"],
    detached: false,
  });
  let words = "";
  initdb.stderr?.setEncoding("utf8").on("data", (text: string) => (words += text));
  await once(initdb, "close");
  if (initdb.exitCode !== 0) {
    rmSync(draft, { recursive: true, force: true });
    rmSync(secret, { force: true });
    const hint = words.includes("unshare") ? " (root needs a folder that everybody may walk to)" : "";
    throw new Error(`The database could not be made in ${cluster}: ${words.trim()}${hint}`);
  }
  renameSync(secret, join(draft, passwordFile));
  try {
    renameSync(draft, cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process of ours was faster.
    if (!existsSync(join(cluster, "PG_VERSION"))) throw error;
  }
}

interface Running {
  readonly pid: number;
  readonly port: number;
}

/** The server that postmaster.pid names; null when there is none. A file left by a server that is dead is removed. */
function readRunning(cluster: string): Running | null {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (servesFolder(pid, cluster)) return { pid, port: Number(lines[3] ?? 0) };
  rmSync(file, { force: true });
  return null;
}

/** Starts the server in a session of its own: Ctrl-C in a terminal must reach us first and the server last. */
async function launch(programs: PostgresPrograms, cluster: string, options: EmbeddedPostgresOptions): Promise<void> {
  const logFile = join(options.dataDir, "postgres.log");
  const log = openSync(logFile, "a");
  const before = statSync(logFile).size;
  const readWords = () => readFileSync(logFile).subarray(before).toString("utf8");
  const args = ["-D", cluster, "-h", "127.0.0.1", "-p", String(options.port), "-k", "", "-c", "max_connections=100"];
  const server = spawnUnprivileged(programs.postgres, args, {
    folder: cluster,
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  const faults: Error[] = [];
  server.once("error", (error) => faults.push(error));
  server.unref();
  const giveUpAtMs = performance.now() + patienceMs;
  while (performance.now() < giveUpAtMs && server.exitCode === null && faults.length === 0) {
    await wait(25);
    if (/ready to accept connections/.test(readWords())) return;
  }
  const words = readWords();
  // Two of our processes started it at once; the other was faster.
  if (/lock file "postmaster.pid" already exists/.test(words)) return;
  if (/could not bind|Address already in use/.test(words)) {
    throw new Error(`Port ${options.port} is in use: set PANIERE_PG_PORT to a free one for the database`);
  }
  const why = faults[0]?.message ?? words.trim().split("\n").slice(-3).join("\n");
  throw new Error(`The embedded PostgreSQL did not start: ${why}`);
}

/** Takes a lease of a running server; null when it is not ready yet, or is just being stopped. */
async function share(cluster: string, { pid, port }: Running): Promise<EmbeddedPostgres | null> {
  const password = readFileSync(join(cluster, passwordFile), "utf8");
  const urlOf = (database: string) => `postgresql://paniere:${password}@127.0.0.1:${port}/${database}`;
  const holder = new pg.Client({
    connectionString: urlOf("postgres"),
    application_name: "paniere lease",
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  // Its loss is noticed by those who work with the database; the lease is lost with it.
  holder.on("error", () => undefined);
  try {
    await holder.connect();
    await holder.query("select pg_advisory_lock_shared($1)", [lease]);
    await createDatabase(holder);
  } catch {
    await holder.end().catch(() => undefined);
    return null;
  }
  return { url: urlOf("paniere"), stop: () => release(holder, pid, cluster) };
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select from pg_database where datname = 'paniere'");
  if (rows.length === 0) await client.query("create database paniere");
}

/** Whoever gets the lease for himself alone is the last; those who come while he stops the server start it again. */
async function release(holder: pg.Client, pid: number, cluster: string): Promise<void> {
  try {
    await holder.query("select pg_advisory_unlock_shared($1)", [lease]);
    const { rows } = await holder.query<{ last: boolean }>("select pg_try_advisory_lock($1) as last", [lease]);
    if (rows[0]?.last === true && servesFolder(pid, cluster)) {
      await untilAlone(holder);
      process.kill(pid, "SIGINT");
      for (let tries = 0; tries < 400 && servesFolder(pid, cluster); tries += 1) await wait(25);
    }
  } finally {
    await holder.end().catch(() => undefined);
  }
}

/** Connections that were closed a moment ago still count for a moment; to stop the server now would look like a fault. */
async function untilAlone(holder: pg.Client): Promise<void> {
  const others = "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
  for (let tries = 0; tries < 40; tries += 1) {
    if ((await holder.query(others)).rowCount === 0) return;
    await wait(25);
  }
}
