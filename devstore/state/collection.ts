/** Told of every record that was put or deleted, by its collection and key. */
export type OnChange = (collection: string, key: string) => void;

/** A collection of whatever kind, as those see it who save and load them all */
export interface SavedCollection {
  readonly name: string;
  readonly size: number;
  keys(): Iterable<string>;
  get(key: string): object | undefined;
  load(key: string, record: object | null): void;
}

/**
 * Records of one kind by key, in the order in which they came. A record that was changed in place is put again: that is
 * what saves it.
 */
export class Collection<T extends object> {
  readonly name: string;
  readonly #keyOf: (record: T) => string;
  readonly #onChange: OnChange;
  readonly #records = new Map<string, T>();

  constructor(name: string, keyOf: (record: T) => string, onChange: OnChange) {
    this.name = name;
    this.#keyOf = keyOf;
    this.#onChange = onChange;
  }

  get size(): number {
    return this.#records.size;
  }

  get(key: string | null | undefined): T | undefined {
    return key === null || key === undefined ? undefined : this.#records.get(key);
  }

  has(key: string | null | undefined): boolean {
    return this.get(key) !== undefined;
  }

  /** Inserts a record, or saves one that was changed in place. */
  put(record: T): T {
    const key = this.#keyOf(record);
    this.#records.set(key, record);
    this.#onChange(this.name, key);
    return record;
  }

  delete(key: string): void {
    if (this.#records.delete(key)) this.#onChange(this.name, key);
  }

  values(): MapIterator<T> {
    return this.#records.values();
  }

  keys(): MapIterator<string> {
    return this.#records.keys();
  }

  first(): T | undefined {
    return this.values().next().value;
  }

  find(wanted: (record: T) => boolean): T | undefined {
    for (const record of this.#records.values()) if (wanted(record)) return record;
    return undefined;
  }

  filter(wanted: (record: T) => boolean): T[] {
    return [...this.#records.values()].filter(wanted);
  }

  /** Takes a record from the journal: it is saved already. Null takes it away. */
  load(key: string, record: T | null): void {
    if (record === null) this.#records.delete(key);
    else this.#records.set(key, record);
  }
}
