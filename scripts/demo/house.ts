import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../app/persistence/embedded-postgres.server.ts";
import { startDevStore, type DevStore } from "../../devstore/dev-store.ts";
import { startWeb, startWorker, type AppSurroundings } from "./app-processes.ts";
import type { ChildProcess } from "./child-process.ts";
import { checkKeptProducts, isStoreKept, noteCatalogues, type CatalogueFile } from "./kept-catalogue.ts";
import { migrateDatabase } from "./migrate-database.ts";
import type { DemoPorts } from "./ports.ts";
import type { Steps } from "./steps.ts";

const top = join(import.meta.dirname, "..", "..");
const clientId = "paniere-dev";
const clientSecret = "paniere-dev-secret";

/** Everything that runs while a demo does. */
export interface DemoHouse {
  readonly devStore: DevStore;
  readonly databaseUrl: string;
  readonly worker: ChildProcess;
  /** Starts another worker, such as after the first has died. */
  readonly startAnotherWorker: () => ChildProcess;
}

export interface HouseOptions {
  /** Where everything is kept */
  readonly folder: string;
  readonly ports: DemoPorts;
  /** What a new store is filled with */
  readonly catalogues: readonly CatalogueFile[];
  readonly steps: Steps;
  /** What was started is given to it, to be stopped in the reverse order. */
  readonly closing: AsyncDisposableStack;
  /** Called when a process of the app ends by itself */
  readonly onDeath: (child: ChildProcess) => void;
  /** Told every line that a process of the app prints */
  readonly onLine?: (line: string) => void;
}

/** Opens the house: the dev store, the database, the app's web process and its worker. */
export async function openHouse(options: HouseOptions): Promise<DemoHouse> {
  const { folder, ports, steps, closing } = options;
  // A store that was never filled to its end is none.
  if (!isStoreKept(folder)) rmSync(folder, { recursive: true, force: true });
  const logs = join(folder, "logs");
  mkdirSync(logs, { recursive: true });
  // The database's server may be another user, who has to pass through here.
  chmodSync(folder, 0o755);
  const devStore = await steps.run("Start the dev store", () => openDevStore(options));
  const databaseUrl = await steps.run("Start PostgreSQL and bring its tables up to date", async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: folder, port: ports.postgres, log: () => undefined });
    closing.defer(() => postgres.stop());
    await migrateDatabase(postgres.url);
    return postgres.url;
  });
  const surroundings: AppSurroundings = {
    port: ports.app,
    appUrl: devStore.addresses.tunnel,
    clientId,
    clientSecret,
    databaseUrl,
    httpsProxy: devStore.addresses.proxy,
    caFile: devStore.caFile,
    dataDir: folder,
  };
  const { onDeath, onLine = () => undefined } = options;
  const watch = (name: string) => ({ logFile: join(logs, `${name}.log`), onDeath, onLine });
  const startAnotherWorker = () => {
    const worker = startWorker(surroundings, watch("worker"));
    closing.defer(() => worker.stop());
    return worker;
  };
  const worker = await steps.run("Start the app's worker and web process", async () => {
    const first = startAnotherWorker();
    const web = await startWeb(surroundings, watch("web"));
    closing.defer(() => web.stop());
    return first;
  });
  return { devStore, databaseUrl, worker, startAnotherWorker };
}

async function openDevStore({ folder, ports, catalogues, closing }: HouseOptions): Promise<DevStore> {
  const { shop, admin, tunnel, proxy, tls } = ports;
  const devStore = await startDevStore({
    dataDir: join(folder, "devstore"),
    schemaDir: join(top, ".cache", "shopify"),
    ports: { shop, admin, tunnel, proxy, tls },
    appTarget: `http://127.0.0.1:${ports.app}`,
    app: {
      tomlPath: join(top, "shopify.app.toml"),
      clientId,
      clientSecret,
      extensionsDir: join(top, "extensions"),
    },
    catalogues: [],
    log: () => undefined,
  });
  closing.defer(() => devStore.stop());
  if (isStoreKept(folder)) {
    checkKeptProducts(folder, devStore.store.state.products.size);
  } else {
    for (const { name, text } of catalogues) devStore.loadCatalogue(text, name);
    noteCatalogues(folder, catalogues);
  }
  return devStore;
}
