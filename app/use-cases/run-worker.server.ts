import { setTimeout as sleep } from "node:timers/promises";
import { listDueEffects } from "../persistence/outbox.server.ts";
import { catchUpShows } from "./catch-up-shows.server.ts";
import { drainInbox } from "./drain-inbox.server.ts";
import { endAllHolds } from "./end-all-holds.server.ts";
import type { House } from "./house.server.ts";
import { oweComparisons } from "./import-catalogue.server.ts";
import { oweGuardChecks } from "./owe-guard-checks.server.ts";
import { performEffect } from "./perform-effect.server.ts";
import { oweReconciliations } from "./reconcile-show.server.ts";
import { oweNightlyReadings } from "./refresh-shop.server.ts";
import { oweSpentDeals } from "./settle-deals.server.ts";
import { oweWaitingTags } from "./tag-waiting.server.ts";
import { turnDeals } from "./turn-deals.server.ts";

const concurrency = 4;
const sweepEveryMs = 2_000;
const mostPerSweep = 20;
/** How late a live deal starts or ends at most, while a worker runs */
const turnEveryMs = 500;

/**
 * Starts a worker: it performs effects as they are owed, and every few seconds sweeps what a crashed process left behind,
 * in the inbox and in the outbox; live deals it starts and ends at their moment. `stop` waits for what runs.
 */
export async function runWorker(house: House): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const keeping = [
    keepDoing(house, stopping.signal, { everyMs: sweepEveryMs, work: sweep }),
    keepDoing(house, stopping.signal, { everyMs: turnEveryMs, work: turnDeals }),
  ];
  await house.queue.work((job) => performEffect(house, job.data.effectId), concurrency);
  return {
    async stop() {
      stopping.abort();
      await Promise.all([...keeping, house.queue.stop()]);
    },
  };
}

async function keepDoing(
  house: House,
  stopping: AbortSignal,
  what: { readonly everyMs: number; readonly work: (house: House) => Promise<unknown> },
): Promise<void> {
  while (!stopping.aborted) {
    try {
      await what.work(house);
    } catch (error) {
      house.log.error({ err: error }, "a sweep failed");
    }
    await sleep(what.everyMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** Takes up, once, what waits in the inbox and in the outbox, and what is due every minute or night. */
export async function sweep(house: House): Promise<void> {
  await drainInbox(house);
  await endAllHolds(house);
  await turnDeals(house);
  await catchUpShows(house);
  await oweSpentDeals(house);
  await oweNightlyReadings(house);
  await oweGuardChecks(house);
  await oweComparisons(house);
  await oweReconciliations(house);
  await oweWaitingTags(house);
  for (const effectId of await listDueEffects(house.db, house.clock(), mostPerSweep)) {
    await performEffect(house, effectId);
  }
}
