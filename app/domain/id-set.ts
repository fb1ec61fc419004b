const FIRST_ROOM = 1_024;

/** A set of Shopify's numeric ids that takes eight bytes each, so that a catalogue of millions of things fits in memory. */
export class IdSet {
  #ids = new BigInt64Array(FIRST_ROOM);
  #size = 0;
  #isSorted = true;

  /** Adds an id, decimal text of a 63-bit number. Throws a SyntaxError on other text. */
  add(id: string): void {
    if (this.#size === this.#ids.length) {
      const larger = new BigInt64Array(this.#size * 2);
      larger.set(this.#ids);
      this.#ids = larger;
    }
    this.#ids[this.#size] = BigInt(id);
    this.#size += 1;
    this.#isSorted = false;
  }

  has(id: string): boolean {
    this.#sort();
    const wanted = BigInt(id);
    let low = 0;
    let high = this.#size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ids[middle] ?? wanted) < wanted) low = middle + 1;
      else high = middle;
    }
    return low < this.#size && this.#ids[low] === wanted;
  }

  #sort(): void {
    if (this.#isSorted) return;
    this.#ids.subarray(0, this.#size).sort();
    this.#isSorted = true;
  }
}
