import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { startEmbeddedPostgres } from "../app/persistence/embedded-postgres.server.ts";
import { migrate } from "../app/persistence/migrations.server.ts";
import { openHouse, type HouseOptions, type OpenHouse } from "../app/use-cases/open-house.server.ts";

export const benchShop = "bench.myshopify.com";
export const benchSecret = "bench-secret";

export interface BenchHouse extends OpenHouse {
  readonly folder: string;
}

/** Runs `work` with a house on an empty PostgreSQL of its own, which is gone afterwards. One shop, in euro, has installed the app. */
export async function withBenchHouse(work: (bench: BenchHouse) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "paniere-bench-"));
  const postgres = await startEmbeddedPostgres({ dataDir: folder, port: await freePort(), log: () => undefined });
  try {
    await migrate(postgres.url);
    const open = await openBenchHouse(postgres.url, { maintainsQueue: true });
    try {
      await open.house.db.query(
        `insert into shop (domain, name, currency, time_zone, locale, storefront_origins, scopes, import_state)
         values ($1, 'Bench', 'EUR', 'UTC', 'en', '{}', '{}', 'done')`,
        [benchShop],
      );
      await work({ ...open, folder });
    } finally {
      await open.close();
    }
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Opens a house on a migrated database, as each process of the app does. */
export function openBenchHouse(databaseUrl: string, queue: Pick<HouseOptions, "maintainsQueue">): Promise<OpenHouse> {
  return openHouse({
    redisUrl: null,
    databaseUrl,
    embeddedDatabasePort: 0,
    dataDir: "",
    apiKey: "bench",
    apiSecret: benchSecret,
    appOrigin: "http://localhost",
    log: pino({ level: "warn" }),
    ...queue,
  });
}

/** The whole number after `--name` on the command line, else `fallback`. */
export function countOption(name: string, fallback: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const value = at === -1 ? fallback : Number(process.argv[at + 1]);
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`--${name} takes a whole number from 1`);
  return value;
}

/** A port of the loopback address that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}
