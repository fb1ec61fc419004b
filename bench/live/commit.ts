import { setTimeout as wait } from "node:timers/promises";
import { benchShop, withBenchHouse } from "../bench-house.ts";
import { makeHotShow } from "../stock/hot-show.ts";
import { nowMs } from "./crowd.ts";
import { streamPath } from "./hub-streams.ts";
import { markOf } from "./message.ts";
import { openNode } from "./node-entrant.ts";
import { median, printTable, ratio, spread } from "./spread.ts";
import { Stand, type StandOptions } from "./stand.ts";

export interface CommitOptions extends StandOptions {
  readonly rounds: number;
}

/** Longer than the hub gathers changes of a busy show. */
const quietMs = 600;
const patienceMs = 30_000;

/**
 * From a commit to the last viewer: a product's title is changed and announced in one transaction of the app's, on a PostgreSQL of
 * its own; the hub hears of it, reads the item and sends it. Beside it, in turn, the same bytes from the hub's memory.
 */
export async function compareCommit(options: CommitOptions): Promise<void> {
  await withBenchHouse(async ({ house: { db }, databaseUrl }) => {
    const { showId, itemId } = await makeHotShow(db);
    /** When the transaction is about to be committed, its statements done */
    let committingAtMs = 0;
    const retitle = (nth: number) =>
      db.transaction(benchShop, async (tx) => {
        await tx.query("update product set title = $2 where shop = $1", [benchShop, `Linen shirt ${markOf(nth)}`]);
        await tx.announce({ show: showId, change: "item", item: itemId });
        committingAtMs = nowMs();
      });
    await retitle(0);
    const words = [databaseUrl, showId, itemId];
    const stand = await Stand.open(
      {
        name: "Paniere",
        protocol: "sse",
        path: streamPath(showId),
        open: (port) => openNode(port, { program: "commit-server.ts", words, processes: 1 }),
      },
      options,
    );
    const [committed, alone]: [number[], number[]] = [[], []];
    try {
      for (let round = 0; round <= options.rounds; round += 1) {
        const nth = 2 * round + 1;
        await wait(quietMs);
        await retitle(nth);
        const fromCommitMs = (await stand.crowd.arrival(nth, patienceMs)).lastMs - committingAtMs;
        await wait(quietMs);
        const publishedAtMs = nowMs();
        stand.server.publish(nth + 1);
        const aloneMs = (await stand.crowd.arrival(nth + 1, patienceMs)).lastMs - publishedAtMs;
        // The first round warms up and does not count.
        if (round === 0) continue;
        committed.push(fromCommitMs);
        alone.push(aloneMs);
      }
    } finally {
      await stand.close();
    }
    printTable(
      `From a commit in PostgreSQL to the last of ${options.viewers.toLocaleString("en")} viewers`,
      ["", "last ms", "to the fan-out alone"],
      [
        ["commit, NOTIFY, read, fan-out", spread(committed), ratio(median(committed), median(alone))],
        ["the fan-out alone", spread(alone), ratio(1, 1)],
      ],
    );
  });
}
