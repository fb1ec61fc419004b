/**
 * `npm run bench:live` measures how fast one message reaches every viewer of a show, the app's hub beside the server that is
 * usually written, in the same run. `npm run bench:live -- --viewers 9000` is what one process's open files usually allow.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { answerOf } from "./answer-of.ts";
import { countOption } from "./bench-house.ts";
import type { Weight } from "./fan-out-talk.ts";
import { interleaved, printStandings, standing, type Contestant } from "./rounds.ts";

const viewers = countOption("viewers", 2_000);
const rounds = countOption("rounds", 15);
/** Longer than the hub gathers changes of a busy show: what is measured is a message in a quiet one. */
const quietMs = 600;

interface Stand extends Contestant {
  /** How long each round took until the last viewer had the message */
  readonly tookMs: number[];
  weigh(): Promise<Weight>;
  close(): void;
}

async function openStand(kind: "hub" | "naive", name: string): Promise<{ stand: Stand; bytesPerViewer: number }> {
  const server = fork(join(import.meta.dirname, "fan-out-server.ts"), [kind], { execArgv: ["--expose-gc"] });
  const { port } = await answerOf<{ port: number }>(server);
  const weigh = () => {
    server.send({ weigh: true });
    return answerOf<Weight>(server);
  };
  const empty = await weigh();
  const crowd = fork(join(import.meta.dirname, "fan-out-viewers.ts"), [String(port), String(viewers)]);
  await answerOf(crowd);
  const full = await weigh();
  let nth = 0;
  const tookMs: number[] = [];
  const stand: Stand = {
    name,
    tookMs,
    weigh,
    async run() {
      await wait(quietMs);
      const served = once(crowd, "message");
      const startedAt = performance.now();
      server.send({ publish: (nth += 1) });
      await served;
      const took = performance.now() - startedAt;
      tookMs.push(took);
      return viewers / (took / 1000);
    },
    close() {
      crowd.disconnect();
      server.disconnect();
    },
  };
  return { stand, bytesPerViewer: (full.residentBytes - empty.residentBytes) / viewers };
}

const hub = await openStand("hub", "the app's hub");
const naive = await openStand("naive", "a response kept and written to, encoded each time");
const stands = [hub, naive];
const before = await Promise.all(stands.map(({ stand }) => stand.weigh()));
printStandings(
  `One message to ${viewers} viewers`,
  "viewers served a second",
  await interleaved(
    stands.map(({ stand }) => stand),
    rounds,
  ),
);
const after = await Promise.all(stands.map(({ stand }) => stand.weigh()));
for (const [index, { stand, bytesPerViewer }] of stands.entries()) {
  const cpuUs = (after[index]?.cpuUs ?? 0) - (before[index]?.cpuUs ?? 0);
  const perSend = cpuUs / (viewers * (rounds + 1));
  // The first round warms up.
  const { median, highest } = standing("", stand.tookMs.slice(1));
  console.log(`  ${stand.name}: the last viewer after ${median.toFixed(0)} ms, at worst ${highest.toFixed(0)} ms`);
  console.log(
    `  ${stand.name}: ${(bytesPerViewer / 1024).toFixed(1)} KB a viewer, ${perSend.toFixed(1)} µs of CPU a send`,
  );
  stand.close();
}
