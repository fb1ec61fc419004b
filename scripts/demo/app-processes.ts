import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ChildProcess, type ChildOptions } from "./child-process.ts";

const top = join(import.meta.dirname, "..", "..");
const startsWithinMs = 60_000;

/** What the app's two processes are told, by their environment alone. */
export interface AppSurroundings {
  /** Where the web process listens, on the loopback address */
  readonly port: number;
  /** The app's public address */
  readonly appUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly databaseUrl: string;
  /** Where the traffic to Shopify's hosts goes */
  readonly httpsProxy: string;
  /** PEM file of the authority that signs for Shopify's hosts */
  readonly caFile: string;
  readonly dataDir: string;
}

/** The environment in which the app reaches the dev store by Shopify's own addresses. */
export function appEnvironment(surroundings: AppSurroundings): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    SHOPIFY_API_KEY: surroundings.clientId,
    SHOPIFY_API_SECRET: surroundings.clientSecret,
    SHOPIFY_APP_URL: surroundings.appUrl,
    DATABASE_URL: surroundings.databaseUrl,
    DATA_DIR: surroundings.dataDir,
    HOST: "127.0.0.1",
    PORT: String(surroundings.port),
    LOG_LEVEL: "info",
    NODE_USE_ENV_PROXY: "1",
    HTTPS_PROXY: surroundings.httpsProxy,
    https_proxy: surroundings.httpsProxy,
    NO_PROXY: "localhost,127.0.0.1",
    no_proxy: "localhost,127.0.0.1",
    NODE_EXTRA_CA_CERTS: surroundings.caFile,
  };
}

type Watching = Pick<ChildOptions, "logFile" | "onDeath"> & { readonly onLine?: (line: string) => void };

/** Starts the process that answers HTTP, and waits until it does. */
export async function startWeb(surroundings: AppSurroundings, watching: Watching): Promise<ChildProcess> {
  const web = startProcess("web process", "server.ts", surroundings, watching);
  const end = performance.now() + startsWithinMs;
  while (!(await isHealthy(surroundings.port))) {
    if (web.hasEnded) throw new Error(`The web process ended by itself (${web.outcome})`);
    if (performance.now() > end) {
      await web.stop();
      throw new Error(`The web process does not answer; it said: ${web.lastLines.at(-1) ?? "nothing"}`);
    }
    await wait(50);
  }
  return web;
}

async function isHealthy(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
  await answer?.body?.cancel();
  return answer?.ok === true;
}

/** Starts the process that does jobs. */
export function startWorker(surroundings: AppSurroundings, watching: Watching): ChildProcess {
  return startProcess("worker", "worker.ts", surroundings, watching);
}

function startProcess(name: string, file: string, surroundings: AppSurroundings, watching: Watching): ChildProcess {
  return new ChildProcess({
    name,
    command: [join("app", file)],
    cwd: top,
    env: appEnvironment(surroundings),
    ...watching,
  });
}
