import { setTimeout as wait } from "node:timers/promises";
import { nowMs } from "./crowd.ts";
import type { Entrant } from "./entrant.ts";
import { figure, median, printTable, ratio, spread } from "./spread.ts";
import { Stand, type StandOptions } from "./stand.ts";
import { cpuUs } from "./weighing.ts";

export interface FanOutOptions extends StandOptions {
  readonly rounds: number;
  /** How often each server is killed and started again */
  readonly restarts: number;
}

interface Measured {
  readonly stand: Stand;
  readonly halfMs: number[];
  readonly p99Ms: number[];
  readonly lastMs: number[];
  /** Processor time of the server for each viewer and message */
  readonly sendUs: number[];
  readonly backMs: number[];
}

/** Longer than the hub gathers changes of a busy show: what is measured is a message in a quiet one. */
const quietMs = 600;
const patienceMs = 30_000;

/**
 * One message in a quiet show of so many viewers: when they have it, what it costs the server, what a viewer weighs, and how long
 * everybody takes to come back when the server was killed. All entrants are open at once, and take turns.
 */
export async function compareFanOut(entrants: readonly Entrant[], options: FanOutOptions): Promise<void> {
  const measured: Measured[] = [];
  for (const entrant of entrants) {
    const stand = await Stand.open(entrant, options);
    console.error(`${entrant.name}: ${options.viewers} viewers are there`);
    measured.push({ stand, halfMs: [], p99Ms: [], lastMs: [], sendUs: [], backMs: [] });
  }
  try {
    for (let round = 0; round <= options.rounds; round += 1) {
      // The first round warms up and does not count.
      for (const one of measured) await sendOnce(round === 0 ? emptied(one) : one);
    }
    for (let restart = 0; restart < options.restarts; restart += 1) {
      for (const { stand, backMs } of measured) backMs.push(await stand.restart());
    }
    print(measured, options.viewers);
  } finally {
    await Promise.all(measured.map(({ stand }) => stand.close()));
  }
}

async function sendOnce({ stand, halfMs, p99Ms, lastMs, sendUs }: Measured): Promise<void> {
  await wait(quietMs);
  const { pids } = stand.server;
  const before = cpuUs(pids);
  const publishedAtMs = nowMs();
  const arrival = await stand.crowd.arrival(stand.publish(), patienceMs);
  // Sends that were not the last viewer's may still be ending.
  await wait(20);
  sendUs.push((cpuUs(pids) - before) / stand.crowd.size);
  halfMs.push(arrival.halfMs - publishedAtMs);
  p99Ms.push(arrival.p99Ms - publishedAtMs);
  lastMs.push(arrival.lastMs - publishedAtMs);
}

function emptied({ stand }: Measured): Measured {
  return { stand, halfMs: [], p99Ms: [], lastMs: [], sendUs: [], backMs: [] };
}

function print(measured: readonly Measured[], viewers: number): void {
  const [ours] = measured;
  const limit = measured.find(({ stand }) => stand.entrant.name.includes("limit"));
  const head = [
    "",
    "p50 ms",
    "p99 ms",
    "last ms",
    "p99 to ours",
    "p99 to the limit",
    "µs a send",
    "KB a viewer",
    "back after s",
  ];
  printTable(
    `One message of 300 bytes to ${viewers.toLocaleString("en")} viewers`,
    head,
    measured.map(({ stand, halfMs, p99Ms, lastMs, sendUs, backMs }) => [
      stand.entrant.name,
      figure(median(halfMs)),
      spread(p99Ms),
      spread(lastMs),
      ratio(median(p99Ms), ours && median(ours.p99Ms)),
      ratio(median(p99Ms), limit && median(limit.p99Ms)),
      spread(sendUs),
      (stand.bytesPerViewer / 1024).toFixed(1),
      spread(backMs.map((ms) => ms / 1000)),
    ]),
  );
}
