import type { Entrant } from "./entrant.ts";
import { median, printTable, spread } from "./spread.ts";
import { behind, runSteady, type SteadyOptions } from "./steady.ts";

/** The same room without and with viewers who read slowly: what those cost the others. */
export async function compareSlowReaders(entrants: readonly Entrant[], options: SteadyOptions): Promise<void> {
  const measured = entrants.map((entrant) => ({ entrant, without: [] as number[], beside: [] as number[] }));
  for (let round = 0; round < options.rounds; round += 1) {
    for (const one of measured) {
      const viewers = options.viewers - (options.slow ?? 0);
      one.without.push(await runSteady(one.entrant, { ...options, viewers, slow: 0 }));
      one.beside.push(await runSteady(one.entrant, options));
    }
  }
  const { viewers, perSecond, seconds, slow = 0 } = options;
  printTable(
    `${viewers} viewers, ${perSecond} messages a second for ${seconds} s, ${slow} of the viewers read 10 KB a second: the others' p99`,
    ["", "with nobody slow, ms", "beside the slow, ms", "what they cost, ms"],
    measured.map(({ entrant, without, beside }) => [
      entrant.name,
      behind(without),
      behind(beside),
      spread([median(beside) - median(without)]),
    ]),
  );
}
