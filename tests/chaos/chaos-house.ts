import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { startEmbeddedPostgres } from "../../app/persistence/embedded-postgres.server.ts";
import { startDevStore, type DevStore } from "../../devstore/dev-store.ts";
import { startWeb, startWorker, type AppSurroundings } from "../../scripts/demo/app-processes.ts";
import { lastWordsOf, type ChildProcess } from "../../scripts/demo/child-process.ts";
import { installApp, installing, type Installing, type ReachedHouse } from "../../scripts/demo/install.ts";
import { migrateDatabase } from "../../scripts/demo/migrate-database.ts";
import { freePort } from "../../scripts/demo/ports.ts";
import { Steps } from "../../scripts/demo/steps.ts";
import { openBalancer } from "./balancer.ts";
import { Mortal } from "./mortal.ts";

const top = join(import.meta.dirname, "..", "..");
const clientId = "paniere-dev";
export const clientSecret = "paniere-dev-secret";

/** Everything that a show needs, in processes that can be killed. */
export interface ChaosHouse {
  readonly merchant: Installing<ReachedHouse>;
  readonly devStore: DevStore;
  /** The app's database, for someone who only looks; it survives the server's restart. */
  readonly eyes: pg.Pool;
  readonly webs: readonly Mortal[];
  readonly worker: Mortal;
  /** The database's server ends as if the machine had lost power, and comes back with what was committed. */
  crashDatabase(): Promise<void>;
  /** How processes ended that nobody killed, with their last words */
  readonly deathsOfTheirOwn: readonly string[];
}

/**
 * Opens a dev store with this catalogue, a PostgreSQL of its own, two web processes behind a balancer and a worker, and installs
 * the app. What was opened is given to `closing`.
 */
export async function openChaosHouse(csv: string, closing: AsyncDisposableStack): Promise<ChaosHouse> {
  const folder = mkdtempSync(join(tmpdir(), "paniere-chaos-"));
  closing.defer(() => rmSync(folder, { recursive: true, force: true }));
  // The database's server may be another user, who has to pass through here.
  chmodSync(folder, 0o755);
  const ports = [await freePort(), await freePort()];
  const [door, postgresPort] = [await freePort(), await freePort()];
  const devStore = await openDevStore(folder, door, csv);
  closing.defer(() => devStore.stop());

  const openPostgres = () => startEmbeddedPostgres({ dataDir: folder, port: postgresPort, log: () => undefined });
  let postgres = await openPostgres();
  closing.defer(() => postgres.stop());
  await migrateDatabase(postgres.url);
  const eyes = new pg.Pool({ connectionString: postgres.url, max: 2 });
  eyes.on("error", () => undefined);
  closing.defer(() => eyes.end());

  const deathsOfTheirOwn: string[] = [];
  const watching = {
    logFile: null,
    onDeath: (child: ChildProcess) => deathsOfTheirOwn.push(lastWordsOf(child)),
  };
  const surroundings = (port: number): AppSurroundings => ({
    port,
    appUrl: devStore.addresses.tunnel,
    clientId,
    clientSecret,
    databaseUrl: postgres.url,
    httpsProxy: devStore.addresses.proxy,
    caFile: devStore.caFile,
    dataDir: folder,
  });
  const webs = ports.map((port) => new Mortal(() => startWeb(surroundings(port), watching)));
  const worker = new Mortal(() => startReadyWorker(surroundings(door), watching));
  for (const mortal of [worker, ...webs]) {
    closing.defer(() => mortal.stop());
    await mortal.start();
  }
  const balancer = await openBalancer(door, ports);
  closing.defer(() => balancer.close());

  const merchant = await installing({
    steps: new Steps(() => undefined, new AbortController().signal),
    house: { devStore, databaseUrl: postgres.url },
    closing,
  });
  await installApp(merchant);
  return {
    merchant,
    devStore,
    eyes,
    webs,
    worker,
    deathsOfTheirOwn,
    async crashDatabase() {
      const pid = Number(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
      process.kill(pid, "SIGQUIT");
      await gone(pid);
      postgres = await openPostgres();
    },
  };
}

/** Starts a worker and waits until it works: one that starts while the database is away gives up, for whoever runs it to start again. */
async function startReadyWorker(...[surroundings, watching]: Parameters<typeof startWorker>): Promise<ChildProcess> {
  const working = Promise.withResolvers<undefined>();
  const onLine = (line: string) => {
    if (line.includes('"msg":"working"')) working.resolve(undefined);
  };
  const worker = startWorker(surroundings, { ...watching, onLine });
  await working.promise;
  return worker;
}

async function openDevStore(folder: string, door: number, csv: string): Promise<DevStore> {
  const data = join(folder, "devstore");
  mkdirSync(data, { recursive: true });
  return startDevStore({
    dataDir: data,
    schemaDir: join(top, ".cache", "shopify"),
    ports: { shop: 0, admin: 0, tunnel: 0, proxy: 0, tls: 0 },
    appTarget: `http://127.0.0.1:${door}`,
    app: {
      tomlPath: join(top, "shopify.app.toml"),
      clientId,
      clientSecret,
      extensionsDir: join(top, "extensions"),
    },
    catalogues: [{ name: "catalogue.csv", text: csv }],
    log: () => undefined,
  });
}

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await wait(25);
  }
}
