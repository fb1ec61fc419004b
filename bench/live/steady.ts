import { setTimeout as wait } from "node:timers/promises";
import { nowMs } from "./crowd.ts";
import type { Entrant } from "./entrant.ts";
import { figure, median, printTable, quantile, ratio, spread } from "./spread.ts";
import { Stand, type StandOptions } from "./stand.ts";
import { memoryBytes } from "./weighing.ts";

export interface SteadyOptions extends StandOptions {
  readonly perSecond: number;
  readonly seconds: number;
  readonly rounds: number;
}

/** How long the bench waits for what an entrant still owes; beyond it, it has fallen behind. */
const patienceMs = 15_000;
/** Beyond it, an entrant is not let to take the machine's memory for what it has not sent. */
const mostBytes = 6 * 1024 ** 3;

/** A show that is told of so many changes a second: how late the last viewer is. Entrants run alone, in turn. */
export async function compareSteady(entrants: readonly Entrant[], options: SteadyOptions): Promise<void> {
  const p99s = entrants.map(() => [] as number[]);
  for (let round = 0; round < options.rounds; round += 1) {
    for (const [at, entrant] of entrants.entries()) p99s[at]?.push(await runSteady(entrant, options));
  }
  const { viewers, perSecond, seconds } = options;
  const ours = median(p99s[0] ?? []);
  printTable(
    `${viewers.toLocaleString("en")} viewers, ${perSecond} messages a second for ${seconds} s: from due to the last viewer`,
    ["", "p99 ms", "to ours"],
    entrants.map(({ name }, at) => [name, behind(p99s[at] ?? []), ratio(median(p99s[at] ?? []), ours)]),
  );
}

/**
 * Opens an entrant, publishes at the rate, waits for the last of it and closes. Answers the p99 of how long each message took from
 * when it was due until the last viewer had it or a newer one; without end when many never came.
 */
export async function runSteady(entrant: Entrant, options: SteadyOptions): Promise<number> {
  const stand = await Stand.open(entrant, options);
  try {
    await wait(500);
    const dueMs = await publishAll(stand, options);
    await drained(stand, dueMs.size);
    const lateMs = [...dueMs].map(([nth, due]) => (stand.crowd.arrivalOf(nth)?.lastMs ?? Infinity) - due);
    const p99Ms = quantile(lateMs, 0.99);
    console.error(`${entrant.name}: ${figure(p99Ms)} ms`);
    return p99Ms;
  } finally {
    await stand.close();
  }
}

/** Publishes each message when it is due, or as soon after it as it can; answers when that was. */
async function publishAll(stand: Stand, { perSecond, seconds }: SteadyOptions): Promise<ReadonlyMap<number, number>> {
  const dueMs = new Map<number, number>();
  const startedAtMs = nowMs();
  for (let sent = 0; sent < perSecond * seconds; sent += 1) {
    const due = startedAtMs + (sent * 1000) / perSecond;
    while (nowMs() < due) await wait(Math.max(1, due - nowMs()));
    dueMs.set(stand.publish(), due);
  }
  return dueMs;
}

async function drained(stand: Stand, messages: number): Promise<void> {
  const giveUpAtMs = nowMs() + patienceMs;
  while (stand.crowd.arrivalOf(messages) === null && nowMs() < giveUpAtMs) {
    if (memoryBytes(stand.server.pids) > mostBytes) return;
    await wait(50);
  }
}

/** What never came counts as late as the bench waited. */
export function behind(p99Ms: readonly number[]): string {
  const late = p99Ms.filter((ms) => !Number.isFinite(ms)).length;
  if (late === 0) return spread(p99Ms);
  return `more than ${patienceMs / 1000} s behind${late < p99Ms.length ? ` in ${late} of ${p99Ms.length}` : ""}`;
}
