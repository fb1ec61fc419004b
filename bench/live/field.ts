import { readFileSync } from "node:fs";
import { compile, hasCompiler, limitEntrant } from "./c-programs.ts";
import type { Entrant } from "./entrant.ts";
import { findNchan, nchanEntrant } from "./nchan-entrant.ts";
import { hubEntrant, nodeCrowd, peerEntrant } from "./node-entrant.ts";
import type { LiveOptions, Missing } from "./options.ts";

/** Who takes part, the app first. */
export interface Field {
  /** The program of the viewers: a command and its first words */
  readonly crowd: readonly string[];
  /** One message; the fewer of a quick run */
  readonly everyone: readonly Entrant[];
  /** A steady rate, in a quick run, up to 10,000 viewers, and beyond */
  readonly quick: readonly Entrant[];
  readonly steady: readonly Entrant[];
  readonly heavy: readonly Entrant[];
  /** One process each */
  readonly alone: readonly Entrant[];
}

/** Makes ready all who take part. Ends the program with a line for each that is missing here, unless it is done without. */
export function openField({ without, quick }: LiveOptions): Field {
  const missing: Missing[] = [];
  const nchanPrograms = without.has("nchan") ? null : findNchan();
  if (nchanPrograms === null && !without.has("nchan")) missing.push("nchan");
  if (!without.has("c") && !hasCompiler()) missing.push("c");
  for (const name of missing) console.error(words[name]);
  if (missing.length > 0) process.exit(1);

  const limit = without.has("c") ? [] : [limitEntrant(compile("limit"))];
  const nchan = (workers: number) => (nchanPrograms === null ? [] : [nchanEntrant(nchanPrograms, workers)]);
  const [ours, oursTwice] = [hubEntrant(1), hubEntrant(2)];
  const libraries = [peerEntrant("ws"), peerEntrant("socket.io"), peerEntrant("better-sse")];
  const responses = peerEntrant("http");
  return {
    crowd: without.has("c") ? nodeCrowd : [compile("crowd")],
    everyone: quick
      ? [ours, ...limit, ...nchan(1), ...libraries]
      : [ours, oursTwice, ...limit, ...nchan(1), ...nchan(2), ...libraries, responses],
    quick: [ours, ...nchan(1)],
    steady: [ours, oursTwice, ...nchan(1), ...libraries],
    heavy: [ours, oursTwice, ...nchan(1)],
    alone: [ours, ...nchan(1), ...libraries, responses],
  };
}

const words: Readonly<Record<Missing, string>> = {
  c: "There is no C compiler: `apt-get install gcc`, or `--without c`, which leaves out the limit and takes viewers in JavaScript.",
  nchan: "There is no nginx with Nchan: `apt-get install nginx libnginx-mod-nchan`, or `--without nchan`.",
};

/** Files of a process beside its viewers' sockets. */
const otherFiles = 150;

/** Throws unless this is Linux and a process may have so many open files as there are viewers. */
export function checkOpenFiles(viewers: number): void {
  if (process.platform !== "linux") throw new Error("This bench reads Linux's /proc: run it there.");
  const limit = /^Max open files\s+(?<files>\d+)/m.exec(readFileSync("/proc/self/limits", "utf8"))?.groups?.["files"];
  if (Number(limit) >= viewers + otherFiles) return;
  throw new Error(
    `${viewers} viewers need as many open files: \`ulimit -n ${viewers + otherFiles}\`, or fewer --viewers.`,
  );
}
