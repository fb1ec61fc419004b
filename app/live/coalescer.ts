/**
 * Runs at most one task per key at a time. What is asked for meanwhile is gathered and handed to one more run.
 * A task must not reject.
 */
export class Coalescer {
  readonly #gathered = new Map<string, Set<string>>();

  /** Hands `wish` to the next run of the task, which starts now unless one is running. */
  run(key: string, wish: string, task: (wishes: ReadonlySet<string>) => Promise<void>): void {
    const gathered = this.#gathered.get(key);
    if (gathered !== undefined) {
      gathered.add(wish);
      return;
    }
    this.#gathered.set(key, new Set([wish]));
    void this.#loop(key, task);
  }

  async #loop(key: string, task: (wishes: ReadonlySet<string>) => Promise<void>): Promise<void> {
    for (
      let wishes = this.#gathered.get(key);
      wishes !== undefined && wishes.size > 0;
      wishes = this.#gathered.get(key)
    ) {
      this.#gathered.set(key, new Set());
      await task(wishes);
    }
    this.#gathered.delete(key);
  }
}
