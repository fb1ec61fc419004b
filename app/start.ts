/**
 * `npm start` runs one web process; `npm start -- --web 4` runs four on one port, for a machine with as many cores to give.
 */
import "./production.ts";

import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readConfig, type Config } from "./config.server.ts";
import { openLog } from "./log.server.ts";
import { startEmbeddedPostgres } from "./persistence/embedded-postgres.server.ts";
import { migrate } from "./persistence/migrations.server.ts";
import { freePort, WebFleet } from "./web-fleet.server.ts";

const { values } = parseArgs({ options: { web: { type: "string" } } });
if (values.web === undefined) await import("./server.ts");
else await runFleet(values.web);

async function runFleet(wish: string): Promise<void> {
  const count = Number(wish);
  if (!Number.isSafeInteger(count) || count < 1) return say(`--web takes a whole number from 1, not ${wish}`);
  if (process.platform !== "linux") return say("Several processes on one port need Linux: leave --web away");
  const config = readConfig();
  const log = openLog("web", config.logLevel);
  try {
    const database = await openDatabase(config, (words) => log.info(words));
    const port = config.port === 0 ? await freePort(config.host) : config.port;
    const env = { ...process.env, DATABASE_URL: database.url, PORT: String(port), PANIERE_SHARES_PORT: "1" };
    const program = fileURLToPath(new URL("./server.ts", import.meta.url));
    const fleet = new WebFleet({ count, program, env, log });
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => fleet.leave(signal));
    process.exitCode = await fleet.run();
    await database.stop();
  } catch (error) {
    log.fatal({ err: error }, error instanceof Error ? error.message : "the start failed");
    process.exitCode = 1;
  }
}

/** The database of all: the embedded one is started here, once, and outlives each of them. */
async function openDatabase(config: Config, log: (words: string) => void) {
  if (config.databaseUrl !== null) return { url: config.databaseUrl, stop: async () => undefined };
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, port: config.embeddedDatabasePort, log });
  await migrate(embedded.url);
  return embedded;
}

function say(words: string): void {
  process.stderr.write(`${words}\n`);
  process.exitCode = 2;
}
