/**
 * Holds of one hot item, every shopper at once: the app's own path beside the ways in which it could have been done. Each claim
 * is one unit for another shopper; three in four find one. What is granted is in the keeper's rows when it is answered.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { countOption, withBenchHouse, type BenchHouse } from "./bench-house.ts";
import { interleaved, printStandings, standing } from "./rounds.ts";
import { appKeeper } from "./stock/app-keeper.ts";
import type { Keeper, OpenKeeper } from "./stock/keeper.ts";
import { pgliteKeeper } from "./stock/pglite-keeper.ts";
import {
  coalescedStatements,
  counterShards,
  interactiveTransactions,
  oneStatementPerClaim,
} from "./stock/postgres-keepers.ts";
import { hasRedis, redisKeeper } from "./stock/redis-keeper.ts";
import { rush, type RushResult } from "./stock/rush.ts";
import { sqliteKeeper } from "./stock/sqlite-keeper.ts";

const claims = countOption("claims", 20_000);
const callers = countOption("callers", 256);
const rounds = countOption("rounds", 5);
/** Those that take a statement or more for each claim are given fewer, so that a round does not last for minutes. */
const fewerClaims = Math.max(callers, Math.floor(claims / 10));

interface Entrant {
  readonly keeper: Keeper;
  readonly claims: number;
}

await withBenchHouse(async (bench) => {
  const closing = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "paniere-bench-stock-"));
  closing.defer(() => rm(folder, { recursive: true, force: true }));
  try {
    await race(await open(bench, folder, closing));
  } finally {
    await closing.disposeAsync();
  }
});

async function open(
  { house, databaseUrl }: BenchHouse,
  folder: string,
  closing: AsyncDisposableStack,
): Promise<Entrant[]> {
  const pool = (max: number): pg.Pool => {
    const opened = new pg.Pool({ connectionString: databaseUrl, max });
    closing.defer(() => opened.end());
    return opened;
  };
  const own = (keeper: OpenKeeper): Entrant => {
    closing.defer(() => keeper.close());
    return { keeper, claims };
  };
  const [one, eight, many] = [pool(1), pool(8), pool(32)];
  const withStatements = [counterShards(many, 8), interactiveTransactions(many), oneStatementPerClaim(eight)];
  return [
    { keeper: await appKeeper(house), claims },
    { keeper: coalescedStatements(one), claims },
    own(await pgliteKeeper(join(folder, "pglite"))),
    own(sqliteKeeper(join(folder, "holds.sqlite"))),
    ...(await redisKeepers(folder)).map(own),
    ...[...withStatements, oneStatementPerClaim(many)].map((keeper) => ({ keeper, claims: fewerClaims })),
  ];
}

async function redisKeepers(folder: string): Promise<OpenKeeper[]> {
  if (hasRedis()) {
    return [
      await redisKeeper(join(folder, "redis"), "not durable"),
      await redisKeeper(join(folder, "redis-always"), "appendfsync always"),
    ];
  }
  console.log("redis-server is not installed: its two lines are left out");
  return [];
}

async function race(entrants: readonly Entrant[]): Promise<void> {
  const results = new Map<string, RushResult[]>();
  const contestants = entrants.map(({ keeper, claims: given }) => ({
    name: keeper.name,
    async run() {
      const result = await rush(keeper, { claims: given, callers });
      results.set(keeper.name, [...(results.get(keeper.name) ?? []), result]);
      return result.perSecond;
    },
  }));
  const title = `${claims} claims (${fewerClaims} where each takes a statement) of one hot item, ${callers} callers at once`;
  printStandings(title, "claims/s", await interleaved(contestants, rounds));
  console.log("\nHow long a claim waited, and what became of it");
  for (const [name, all] of results) console.log(`  ${name.padEnd(58)} ${account(all)}`);
}

/** The waits of the rounds that count; what went wrong in any of them. */
function account(all: readonly RushResult[]): string {
  const of = (pick: (result: RushResult) => number) => standing("", all.slice(1).map(pick)).median.toFixed(1);
  const sum = (pick: (result: RushResult) => number) => all.reduce((so, result) => so + pick(result), 0);
  const waits = `p50 ${of(({ p50Ms }) => p50Ms)} ms, p99 ${of(({ p99Ms }) => p99Ms)} ms`;
  const faults = `oversold ${sum(({ oversold }) => oversold)}, lost ${sum(({ lost }) => lost)}`;
  return `${waits}; ${faults}, out of turn ${sum(({ overtook }) => overtook)}`;
}
