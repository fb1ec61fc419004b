/** A shopper in the queue for a variant. */
export interface Waiting {
  readonly id: string;
  readonly place: number;
  /** What they wait for, from 1 */
  readonly units: number;
}

export interface Turn<Entry extends Waiting> {
  readonly entry: Entry;
  /** What is there for them, at most what they wait for */
  readonly units: number;
}

/**
 * Whose turn it is, in the order of their places: nobody is passed over because they wait for more than there is; they are offered
 * what there is. `free` is null without end.
 */
export function decideTurns<Entry extends Waiting>(
  free: number | null,
  queue: readonly Entry[],
): readonly Turn<Entry>[] {
  let left = free ?? Infinity;
  const turns: Turn<Entry>[] = [];
  for (const entry of [...queue].sort((one, other) => one.place - other.place)) {
    if (left < 1) break;
    const units = Math.min(entry.units, left);
    turns.push({ entry, units });
    left -= units;
  }
  return turns;
}
