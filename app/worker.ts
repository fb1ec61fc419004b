import "./production.ts";

import { readConfig } from "./config.server.ts";
import { openLog } from "./log.server.ts";
import { openHouse } from "./use-cases/open-house.server.ts";
import { runWorker } from "./use-cases/run-worker.server.ts";

const config = readConfig();
const log = openLog("worker", config.logLevel);
const { house, close } = await openHouse({ ...config, log, maintainsQueue: true }).catch(giveUp);
const worker = await runWorker(house);
log.info("working");

let leaving = false;
process.on("SIGTERM", leave);
process.on("SIGINT", leave);

/** Finishes the jobs that run and goes; what waits is taken up by the next worker. A second signal waits for nobody. */
function leave(signal: NodeJS.Signals): void {
  if (leaving) process.exit(1);
  leaving = true;
  log.info({ signal }, "leaving");
  setTimeout(() => process.exit(1), 15_000).unref();
  worker
    .stop()
    .then(close)
    .then(
      () => log.info("left"),
      (error: unknown) => log.error({ err: error }, "not left in order"),
    );
}

function giveUp(error: unknown): never {
  log.fatal({ err: error }, error instanceof Error ? error.message : "the start failed");
  process.exit(1);
}
