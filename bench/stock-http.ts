/**
 * Holds of one hot item from end to end: signed requests as Shopify's app proxy hands them on, over HTTP, to the app's own web
 * process, which answers once the hold is in the database. Beside a bare server with a statement a claim.
 */
import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { startWeb } from "../scripts/demo/app-processes.ts";
import { answerOf } from "./answer-of.ts";
import { benchSecret, countOption, freePort, withBenchHouse, type BenchHouse } from "./bench-house.ts";
import { interleaved, printStandings, standing } from "./rounds.ts";
import { allocate, countHeldUnits, makeHotShow, type HotShow } from "./stock/hot-show.ts";
import type { HttpLoad, HttpLoadResult } from "./stock/http-talk.ts";
import type { Keeper } from "./stock/keeper.ts";
import { oneStatementPerClaim } from "./stock/postgres-keepers.ts";

const claims = countOption("claims", 10_000);
const connections = countOption("connections", 256);
const rounds = countOption("rounds", 3);
const units = Math.floor(claims * 0.75);

interface Entrant {
  readonly name: string;
  readonly ports: readonly number[];
  readonly books: Pick<Keeper, "fill" | "count">;
}

if (existsSync("build/server/index.js")) await withBenchHouse(run);
else console.log("The web process needs its pages: run npm run build first");

async function run(bench: BenchHouse): Promise<void> {
  const closing = new AsyncDisposableStack();
  try {
    const show = await makeHotShow(bench.house.db);
    await race(await open(bench, show, closing), show, closing);
  } finally {
    await closing.disposeAsync();
  }
}

async function open(bench: BenchHouse, show: HotShow, closing: AsyncDisposableStack): Promise<Entrant[]> {
  const { db } = bench.house;
  const [one, other] = [await openWeb(bench, closing), await openWeb(bench, closing)];
  const bare = fork(join(import.meta.dirname, "stock", "bare-server.ts"), [bench.databaseUrl]);
  closing.defer(() => bare.disconnect());
  const pool = new pg.Pool({ connectionString: bench.databaseUrl, max: 1 });
  closing.defer(() => pool.end());
  const books = { fill: (given: number) => allocate(db, show, given), count: () => countHeldUnits(db) };
  return [
    { name: "Paniere, one web process", ports: [one], books },
    { name: "Paniere, two web processes", ports: [one, other], books },
    {
      name: "bare server, a statement a claim, 32 connections",
      ports: [(await answerOf<{ port: number }>(bare)).port],
      books: oneStatementPerClaim(pool),
    },
  ];
}

async function openWeb({ databaseUrl, folder }: BenchHouse, closing: AsyncDisposableStack): Promise<number> {
  const port = await freePort();
  const web = await startWeb(
    {
      port,
      appUrl: "https://bench.example",
      clientId: "bench",
      clientSecret: benchSecret,
      databaseUrl,
      httpsProxy: "http://127.0.0.1:9",
      caFile: "",
      dataDir: folder,
    },
    { logFile: null, onDeath: (child) => console.log(`the ${child.name} died: ${child.lastLines.join("\n")}`) },
  );
  closing.defer(() => web.stop());
  return port;
}

async function race(entrants: readonly Entrant[], show: HotShow, closing: AsyncDisposableStack): Promise<void> {
  const client = fork(join(import.meta.dirname, "stock", "http-load.ts"));
  closing.defer(() => client.disconnect());
  const results = new Map<string, HttpLoadResult[]>();
  const faults = new Map<string, number>();
  const contestants = entrants.map(({ name, ports, books }) => ({
    name,
    async run() {
      await books.fill(units);
      client.send({ ...show, ports, claims, connections } satisfies HttpLoad);
      const result = await answerOf<HttpLoadResult>(client);
      const { counted, kept } = await books.count();
      const wrong = Math.abs(result.granted - kept) + Math.abs(kept - counted) + Math.max(0, kept - units);
      faults.set(name, (faults.get(name) ?? 0) + wrong + (claims - result.granted - result.refused));
      results.set(name, [...(results.get(name) ?? []), result]);
      return result.perSecond;
    },
  }));
  const title = `${claims} taps of as many shoppers on one hot item, signed, by HTTP over ${connections} connections`;
  printStandings(title, "answered a second", await interleaved(contestants, rounds));
  for (const [name, all] of results) {
    const of = (pick: (result: HttpLoadResult) => number) => standing("", all.slice(1).map(pick)).median.toFixed(1);
    const waits = `p50 ${of(({ p50Ms }) => p50Ms)} ms, p99 ${of(({ p99Ms }) => p99Ms)} ms`;
    console.log(`  ${name.padEnd(58)} ${waits}; oversold, lost or unanswered: ${faults.get(name) ?? 0}`);
  }
}
