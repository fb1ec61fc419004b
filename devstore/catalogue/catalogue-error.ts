/** One thing that is wrong with a catalogue file */
export interface CatalogueProblem {
  /** On which the record begins; the first line is 1 */
  readonly line: number;
  /** As the file calls it; null when the whole line is meant */
  readonly column: string | null;
  readonly says: string;
}

const MOST_TOLD = 20;

/** A catalogue file that cannot be loaded: says in a line each where and why. */
export class CatalogueError extends Error {
  override readonly name = "CatalogueError";
  readonly problems: readonly CatalogueProblem[];

  constructor(fileName: string, problems: readonly CatalogueProblem[]) {
    const lines = problems.slice(0, MOST_TOLD).map(({ line, column, says }) => {
      return `${fileName}, line ${line}${column === null ? "" : `, column "${column}"`}: ${says}`;
    });
    const untold = problems.length - lines.length;
    super([...lines, ...(untold > 0 ? [`… and ${untold} more`] : [])].join("\n"));
    this.problems = problems;
  }
}
