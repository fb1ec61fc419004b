/** New shoppers that one address may bring in a minute: a family, an office, a school, and not a script. */
const mostPerMinute = 120;
const minuteMs = 60_000;
/** Addresses that are remembered; beyond it the oldest are forgotten. */
const mostAddresses = 50_000;

/** Counts, per address, what it asked for in this minute. Knows no more of an address than this process lives. */
export class AddressLimit {
  readonly #windows = new Map<string, { readonly since: number; taken: number }>();

  /** Takes one; answers 0, or for how many milliseconds no more is to be had. */
  take(address: string, now: Date): number {
    const at = now.getTime();
    const known = this.#windows.get(address);
    const isOver = known === undefined || at - known.since >= minuteMs || at < known.since;
    const window = isOver ? { since: at, taken: 0 } : known;
    if (window.taken >= mostPerMinute) return window.since + minuteMs - at;
    window.taken += 1;
    if (isOver) this.#remember(address, window);
    return 0;
  }

  #remember(address: string, window: { readonly since: number; taken: number }): void {
    this.#windows.delete(address);
    this.#windows.set(address, window);
    if (this.#windows.size <= mostAddresses) return;
    const [oldest] = this.#windows.keys();
    if (oldest !== undefined) this.#windows.delete(oldest);
  }
}
