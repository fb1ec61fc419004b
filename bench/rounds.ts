/** One way of doing a piece of work, among those that are compared. */
export interface Contestant {
  readonly name: string;
  /** Does the work once and answers how many pieces a second it did. */
  readonly run: () => Promise<number>;
}

export interface Standing {
  readonly name: string;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Runs every contestant once a round, in turn, so that a busy moment of the machine strikes all of them; answers medians with their range, in the order given.
 * The first round warms up and does not count.
 */
export async function interleaved(contestants: readonly Contestant[], rounds: number): Promise<Standing[]> {
  const results = contestants.map(() => [] as number[]);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, contestant] of contestants.entries()) {
      const perSecond = await contestant.run();
      if (round > 0) results[index]?.push(perSecond);
    }
  }
  return contestants.map((contestant, index) => standing(contestant.name, results[index] ?? []));
}

/** The middle one of some measurements, and how far they lie apart. */
export function standing(name: string, measured: readonly number[]): Standing {
  const sorted = [...measured].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { name, median: at(0.5), lowest: at(0), highest: at(1) };
}

/** Prints the standings as a table, each with its ratio to the last one. */
export function printStandings(title: string, unit: string, standings: readonly Standing[]): void {
  const baseline = standings.at(-1);
  console.log(`\n${title} (${unit}, median [range], ratio to "${baseline?.name ?? ""}")`);
  for (const { name, median, lowest, highest } of standings) {
    const ratio = median / (baseline?.median ?? median);
    const figures = `${whole(median)} [${whole(lowest)}–${whole(highest)}]`;
    console.log(`  ${name.padEnd(58)} ${figures.padStart(28)}  ${ratio.toFixed(2)} ×`);
  }
}

function whole(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(1);
}
