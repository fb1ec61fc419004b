/**
 * `npm run bench:intake` measures webhooks in: signed orders/create of about 5.8 KB over HTTP, durable when they are answered,
 * the app beside a bare server that inserts the body as one jsonb row. Then what a steady rate waits, and how fast kept ones
 * are worked off: each becomes an attributed order with its sale, its announcement and the job that marks it in the store.
 */
import { randomUUID } from "node:crypto";
import { saveShow } from "../app/use-cases/save-show.server.ts";
import { benchShop, countOption, withBenchHouse, type BenchHouse } from "./bench-house.ts";
import { openEntrant, type Entrant } from "./intake-entrant.ts";
import { product, type Sold } from "./intake-talk.ts";
import { interleaved, printStandings, standing } from "./rounds.ts";

const webhooks = countOption("webhooks", 1_000);
const connections = countOption("connections", 32);
const rounds = countOption("rounds", 3);
const steadyPerSecond = countOption("steady", 317);
const steadySeconds = 3;

const names = {
  kept: "the app: checked, kept, answered",
  worked: "the app, working off what it keeps",
  bare: "bare server, the body as one jsonb row",
} as const;

await withBenchHouse(async (bench) => {
  await bench.house.db.query("create table bare_webhook (webhook_id text primary key, body jsonb not null)");
  const sold = await saveShowWithItem(bench);
  const entrants: Entrant[] = [];
  try {
    for (const kind of ["kept", "worked", "bare"] as const) {
      entrants.push(await openEntrant(kind, { databaseUrl: bench.databaseUrl, connections, sold }));
    }
    await race(entrants);
    await steady(entrants);
    await account(bench, entrants);
  } finally {
    for (const entrant of entrants) entrant.close();
  }
});

async function race(entrants: readonly Entrant[]): Promise<void> {
  const waits = new Map<Entrant, number[]>(entrants.map((entrant) => [entrant, []]));
  const drained: number[] = [];
  const contestants = entrants.map((entrant) => ({
    name: names[entrant.kind],
    async run() {
      const { perSecond, p99Ms, drainedPerSecond } = await entrant.send(webhooks, null);
      waits.get(entrant)?.push(p99Ms);
      if (entrant.kind === "kept") drained.push(drainedPerSecond);
      return perSecond;
    },
  }));
  const title = `${webhooks} webhooks over ${connections} connections`;
  printStandings(title, "answered a second", await interleaved(contestants, rounds));
  for (const [entrant, p99s] of waits) {
    console.log(`  ${names[entrant.kind]}: p99 ${inMs(standing("", p99s.slice(1)).median)}`);
  }
  const { median, lowest, highest } = standing("", drained.slice(1));
  const [middle, least, most] = [median, lowest, highest].map(Math.round);
  console.log(`  kept ones worked off afterwards: ${middle} orders a second [${least}–${most}]`);
}

async function steady(entrants: readonly Entrant[]): Promise<void> {
  console.log(`\n${steadyPerSecond} webhooks a second for ${steadySeconds} s, waited from when each was due`);
  for (const entrant of entrants) {
    const { p50Ms, p99Ms } = await entrant.send(steadyPerSecond * steadySeconds, steadyPerSecond);
    console.log(`  ${names[entrant.kind]}: p50 ${inMs(p50Ms)}, p99 ${inMs(p99Ms)}`);
  }
}

/** Prints how many webhooks were answered 200, and how many of them the database has. */
async function account({ house }: BenchHouse, entrants: readonly Entrant[]): Promise<void> {
  console.log("\nWhat was answered 200 is in the database");
  for (const entrant of entrants) {
    const table = entrant.kind === "bare" ? "bare_webhook" : "inbox";
    const [found] = await house.db.query<{ rows: number }>(
      `select count(*)::int as rows from ${table} where webhook_id like $1`,
      [`${entrant.kind}-%`],
    );
    console.log(`  ${names[entrant.kind]}: ${entrant.accepted()} accepted, ${found?.rows ?? 0} rows`);
  }
  const [sales] = await house.db.query<{ orders: number }>("select count(*)::int as orders from attributed_order");
  console.log(`  the app attributed ${sales?.orders ?? 0} orders`);
}

async function saveShowWithItem({ house }: BenchHouse): Promise<Sold> {
  await house.db.query(
    `insert into product (shop, id, title, handle, status, published, option_names, variant_ids, updated_at)
     values ($1, $2, 'Linen shirt', 'linen-shirt', 'active', true, '{Size}', $3, now())`,
    [benchShop, product.id, [product.variantId]],
  );
  const showId = randomUUID();
  await saveShow(house, benchShop, {
    id: showId,
    version: null,
    title: "Bench",
    host: "Nobody",
    startsAt: "2026-11-21T10:00:00Z",
    streamUrl: "https://stream.example/live.m3u8",
    items: [{ productId: product.id, livePrice: "" }],
  });
  const [item] = await house.db.query<{ id: string }>("select id from line_up_item where show_id = $1", [showId]);
  if (item === undefined) throw new Error("the bench's show was refused");
  return { showId, itemId: item.id };
}

function inMs(value: number): string {
  return `${value.toFixed(1)} ms`;
}
