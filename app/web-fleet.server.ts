import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

/** What a fleet says about itself; pino's loggers fit. */
interface FleetLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface FleetOptions {
  readonly count: number;
  /** The program of one web process */
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: FleetLog;
}

const fastestRestartMs = 250;
const slowestRestartMs = 10_000;
/** A process that lived so long was well: the next one starts at once. */
const wellAfterMs = 10_000;

/**
 * Several web processes on one port, which the kernel shares connections among. One that dies is started again; its viewers come
 * back to the others by themselves. They go when the fleet is asked to, or when it dies.
 */
export class WebFleet {
  readonly #options: FleetOptions;
  readonly #running = new Set<ChildProcess>();
  readonly #restarts = new Set<NodeJS.Timeout>();
  readonly #over = Promise.withResolvers<number>();
  #hasServed = false;
  #leaving = false;
  #exitCode = 0;

  constructor(options: FleetOptions) {
    this.#options = options;
  }

  /** Starts all; answers the exit code once the last has gone. One that cannot start at all ends the rest. */
  run(): Promise<number> {
    for (let nth = 0; nth < this.#options.count; nth += 1) this.#start(fastestRestartMs);
    return this.#over.promise;
  }

  /** Asks all to go; the second time nobody is waited for. */
  leave(signal: NodeJS.Signals): void {
    const passedOn = this.#leaving ? "SIGKILL" : signal;
    if (!this.#leaving) this.#options.log.info({ signal }, "the web processes are asked to go");
    this.#leaving = true;
    for (const timer of this.#restarts) clearTimeout(timer);
    for (const child of this.#running) child.kill(passedOn);
    if (this.#running.size === 0) this.#over.resolve(this.#exitCode);
  }

  #start(restartMs: number): void {
    const startedAtMs = performance.now();
    // In a session of its own: Ctrl-C in a terminal reaches the fleet, which passes it on once.
    const child = spawn(process.execPath, [...process.execArgv, this.#options.program], {
      env: this.#options.env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      detached: true,
    });
    this.#running.add(child);
    child.on("message", () => (this.#hasServed = true));
    child.on("error", (error) => this.#options.log.warn({ err: error }, "a web process could not be started"));
    child.once("exit", (code, signal) => {
      this.#running.delete(child);
      this.#afterDeath({ pid: child.pid, code, signal }, performance.now() - startedAtMs, restartMs);
    });
  }

  #afterDeath(
    death: { readonly code: number | null; readonly pid: number | undefined; readonly signal: string | null },
    livedMs: number,
    restartMs: number,
  ): void {
    if (this.#leaving) {
      if (death.code !== 0) this.#exitCode = 1;
      if (this.#running.size === 0) this.#over.resolve(this.#exitCode);
      return;
    }
    if (!this.#hasServed) {
      this.#exitCode = 1;
      this.leave("SIGTERM");
      return;
    }
    const waitMs = livedMs >= wellAfterMs ? fastestRestartMs : restartMs;
    this.#options.log.warn({ ...death, waitMs }, "a web process died and is started again");
    const timer = setTimeout(() => {
      this.#restarts.delete(timer);
      this.#start(Math.min(2 * waitMs, slowestRestartMs));
    }, waitMs);
    this.#restarts.add(timer);
  }
}

/** A port that is free now, for processes that must agree on one. */
export async function freePort(host: string): Promise<number> {
  const server = createServer();
  await once(server.listen(0, host), "listening");
  // The address of a server that listens on TCP is never a path.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
