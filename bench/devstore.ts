/**
 * `npm run bench:devstore` measures whether the dev store is quick enough for the app, and not the dev store, to be what a
 * bench measures: Admin requests and webhooks a second, each beside a bare server or sender of the same run, and then 300
 * requests with 200 webhooks a second at once.
 */
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { answerOf } from "./answer-of.ts";
import { countOption } from "./bench-house.ts";
import { allAtOnce, Asker, atRate, Receiver } from "./devstore-load.ts";
import { readQuery, token, writeQuery, type Opened, type Order, type Usage } from "./devstore-talk.ts";
import { interleaved, printStandings } from "./rounds.ts";

const requests = countOption("requests", 2_000);
const webhooks = countOption("webhooks", 1_000);
const rounds = countOption("rounds", 3);
const products = countOption("products", 2_000);
const steadyRequests = countOption("steady-requests", 300);
const steadyWebhooks = countOption("steady-webhooks", 200);
const steadySeconds = countOption("seconds", 10);
const connections = 16;

const receiver = await Receiver.open();
const server = fork(join(import.meta.dirname, "devstore-server.ts"), [receiver.address, String(products)]);
const opened = await answerOf<Opened>(server);
const devStore = new Asker(opened.devStorePort, connections);
const bare = new Asker(opened.barePort, connections);
try {
  await requestsBesideBare();
  await webhooksBesideBare();
  await bothAtOnce();
} finally {
  devStore.close();
  bare.close();
  receiver.close();
  server.kill("SIGKILL");
}

async function requestsBesideBare(): Promise<void> {
  const contestant = (name: string, work: () => Promise<unknown>) => {
    return { name, run: () => allAtOnce(requests, connections, work) };
  };
  const standings = await interleaved(
    [
      contestant("dev store: a product with variants and stock", read),
      contestant("dev store: units of an item adjusted", write),
      contestant("bare server, an answer of that length", () => bare.ask("/", {}, "{}")),
    ],
    rounds,
  );
  printStandings(`${requests} Admin requests over ${connections} connections`, "a second", standings);
}

async function webhooksBesideBare(): Promise<void> {
  const contestant = (name: string, as: "devstore" | "bare") => ({
    name,
    run: async () => {
      const until = receiver.taken + webhooks;
      const startedAt = performance.now();
      order({ kind: "tell", as, webhooks, perSecond: null });
      await receiver.hasTaken(until);
      return webhooks / ((performance.now() - startedAt) / 1000);
    },
  });
  const standings = await interleaved(
    [contestant("dev store: products/update", "devstore"), contestant("bare sender, a signed body of 5 KB", "bare")],
    rounds,
  );
  printStandings(`${webhooks} webhooks at once`, "a second", standings);
}

async function bothAtOnce(): Promise<void> {
  const before = await usage();
  const until = receiver.taken + steadyWebhooks * steadySeconds;
  let number = 0;
  order({ kind: "tell", as: "devstore", webhooks: steadyWebhooks * steadySeconds, perSecond: steadyWebhooks });
  const startedAt = performance.now();
  const took = await atRate(steadyRequests, steadySeconds, () => ((number += 1) % 4 === 0 ? write() : read()));
  await receiver.hasTaken(until);
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await usage();
  const at = (share: number) => (took[Math.floor(took.length * share)] ?? Number.NaN).toFixed(1);
  const cpu = (after.cpuMs - before.cpuMs) / (seconds * 10);
  console.log(
    `\n${steadyRequests} requests, a quarter of them changes, and ${steadyWebhooks} webhooks a second at once`,
  );
  console.log(
    `  done in ${seconds.toFixed(1)} s of ${steadySeconds}; an answer takes ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  );
  console.log(`  the dev store takes ${cpu.toFixed(0)} % of one core and ${Math.round(after.residentMb)} MB`);
}

function read(): Promise<unknown> {
  return admin(readQuery, { id: opened.productId }, '"variants"');
}

function write(): Promise<unknown> {
  const change = { inventoryItemId: opened.inventoryItemId, locationId: opened.locationId, delta: 1 };
  const changes = [{ ...change, changeFromQuantity: null }];
  const variables = { input: { reason: "correction", name: "available", changes }, key: randomUUID() };
  return admin(writeQuery, variables, '"userErrors":[]');
}

async function admin(query: string, variables: object, expected: string): Promise<void> {
  const headers = { "content-type": "application/json", "x-shopify-access-token": token };
  const answer = await devStore.ask("/admin/api/2026-10/graphql.json", headers, JSON.stringify({ query, variables }));
  if (!answer.includes(expected)) throw new Error(`the dev store refused: ${answer.slice(0, 500)}`);
}

function order(what: Order): void {
  server.send(what);
}

async function usage(): Promise<Usage> {
  const answer = answerOf<Usage>(server);
  order({ kind: "usage" });
  return answer;
}
