/**
 * `npm run bench:live` measures how changes of a show reach its viewers: the app's hub beside its peers and the limit of the
 * machine. How, and what may be asked of it, stands in docs/benchmarks.md; `-- --quick` takes less than a minute.
 */
import { compareCommit } from "./live/commit.ts";
import { checkOpenFiles, openField } from "./live/field.ts";
import { compareFanOut } from "./live/one-message.ts";
import { readOptions } from "./live/options.ts";
import { compareSlowReaders } from "./live/slow-readers.ts";
import { compareSteady } from "./live/steady.ts";

const options = readOptions(process.argv.slice(2));
const { rounds, seconds, parts } = options;
checkOpenFiles(Math.max(...options.viewers));
const field = openField(options);
const { crowd } = field;

if (parts.has("fan-out")) {
  for (const viewers of options.viewers) {
    await compareFanOut(field.everyone, { crowd, viewers, rounds, restarts: options.restarts });
  }
}
if (parts.has("commit")) await compareCommit({ crowd, viewers: Math.max(...options.viewers), rounds });
if (parts.has("steady")) {
  const loads = [
    { viewers: 2_000, perSecond: 100, entrants: field.steady },
    { viewers: 10_000, perSecond: 50, entrants: field.steady },
    // Here the others would owe millions of messages within seconds, and take gigabytes for them.
    { viewers: 19_800, perSecond: 317, entrants: field.heavy },
  ];
  // Rooms larger than the largest that was asked for are left out.
  for (const { entrants, ...load } of options.quick
    ? [{ viewers: 1_000, perSecond: 50, entrants: field.quick }]
    : loads) {
    if (load.viewers > Math.max(...options.viewers)) continue;
    await compareSteady(entrants, { crowd, ...load, seconds, rounds: options.longRounds });
  }
}
if (parts.has("slow")) {
  const room = { viewers: 300, slow: 30, perSecond: 200 };
  await compareSlowReaders(field.alone, { crowd, ...room, seconds: 2 * seconds, rounds: options.longRounds });
}
process.exit();
