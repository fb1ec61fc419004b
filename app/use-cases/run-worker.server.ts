import type { House } from "./house.server.ts";

/**
 * Starts a worker: it performs effects as they are owed, and every few seconds sweeps what a crashed process left behind,
 * in the inbox and in the outbox. `stop` waits for what runs.
 */
export async function runWorker(house: House): Promise<{ stop(): Promise<void> }> {
  throw new Error(`not built: ${house.appOrigin}`);
}
