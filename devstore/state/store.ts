import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Clock } from "./clock.ts";
import { ShopEvents } from "./happenings.ts";
import { idAfter, type Id } from "./ids.ts";
import { Journal, type Entry } from "./journal.ts";
import { newShopState } from "./new-shop.ts";
import type { Shop } from "./records/shop.ts";
import { HEAD, ShopState } from "./shop-state.ts";
import { StateIndex } from "./state-index.ts";

const SAVE_AFTER_MS = 250;
const JOURNAL = "journal.jsonl";
/** Of the shop's files: the results of bulk operations */
const FILES = "bulk";
/** A journal is written anew when it has this many times as many lines as there are records, and is not short anyway. */
const MOST_LINES_PER_RECORD = 3;
const SHORT_JOURNAL = 20_000;

export interface StoreOptions {
  /** Folder in which the shop is kept; null keeps it in memory, with a temporary folder for its files. */
  dataDir: string | null;
  /** Folder that holds admin_2026-10.json.gz */
  schemaDir: string;
  /** What a shop is like that was not kept */
  newShop?: Partial<Shop>;
  /** What a kept shop becomes too: its addresses may change from start to start. */
  shop?: Partial<Shop>;
  clock?: Clock;
  /** Told when the state could not be written, on a full disk say: the shop goes on, and tries again with the next change. */
  onSaveFailed?: (error: Error) => void;
}

/** One shop: its state, its clock, its ids and its events. */
export class Store {
  readonly events = new ShopEvents();
  readonly clock: Clock;
  readonly schemaDir: string;
  /** Folder for the shop's files, such as the results of bulk operations; who writes there makes it */
  readonly filesDir: string;
  readonly #options: StoreOptions;
  readonly #journal: Journal | null;
  /** What changed since the last save: collection and key */
  #changed = new Map<string, Set<string>>();
  #state: ShopState;
  #index: StateIndex;
  #isLoaded = false;
  #saveTimer: NodeJS.Timeout | null = null;
  #saving: Promise<void> = Promise.resolve();
  readonly #replacedListeners = new Set<() => void>();

  private constructor(options: StoreOptions, journal: Journal | null, filesDir: string) {
    this.#options = options;
    this.#journal = journal;
    this.clock = options.clock ?? new Clock();
    this.schemaDir = options.schemaDir;
    this.filesDir = filesDir;
    this.#state = newShopState({ ...options.newShop, ...options.shop }, (collection, key) =>
      this.#note(collection, key),
    );
    this.#index = new StateIndex(this.#state);
  }

  /** Opens the shop kept in `dataDir`, or a new one. */
  static async open(options: StoreOptions): Promise<Store> {
    const { dataDir } = options;
    const journal = dataDir === null ? null : new Journal(join(dataDir, JOURNAL));
    const store = new Store(options, journal, dataDir ?? join(tmpdir(), `dev-store-${randomUUID()}`));
    await store.#load();
    return store;
  }

  get state(): ShopState {
    return this.#state;
  }

  get index(): StateIndex {
    return this.#index;
  }

  /** `demo.myshopify.com` */
  get domain(): string {
    return `${this.state.shop.handle}.myshopify.com`;
  }

  get now(): () => Date {
    return this.clock.now;
  }

  nextId(): Id {
    this.state.headChanged();
    return (this.state.lastId = idAfter(this.state.lastId));
  }

  /** This moment as the API says it: ISO 8601 in UTC, whole seconds. */
  timestamp(): string {
    return `${this.now().toISOString().slice(0, 19)}Z`;
  }

  /** Saves now what changed, after a save that is under way. */
  async save(): Promise<void> {
    if (this.#saveTimer) clearTimeout(this.#saveTimer);
    this.#saveTimer = null;
    const journal = this.#journal;
    if (!journal) return;
    await this.#alone(async () => {
      const records = [...this.state.collections.values()].reduce((sum, { size }) => sum + size, 0);
      const changed = this.#changed;
      this.#changed = new Map();
      try {
        if (journal.lines > Math.max(SHORT_JOURNAL, records * MOST_LINES_PER_RECORD)) {
          await journal.rewrite(this.entries());
        } else if (changed.size > 0) await journal.append(this.#entriesOf(changed));
      } catch (error) {
        for (const [name, keys] of changed) for (const key of keys) this.#note(name, key);
        throw error;
      }
    });
  }

  /** All that the shop holds, in the form in which it is saved. */
  *entries(): Generator<Entry> {
    yield this.#headEntry();
    for (const collection of this.state.collections.values()) {
      for (const key of collection.keys()) yield this.#entryOf(collection.name, key);
    }
  }

  /** Writes the whole shop as it is now into a folder, with the files of its bulk operations. */
  async copyTo(folder: string): Promise<void> {
    const copy = new Journal(join(folder, JOURNAL));
    const journal = this.#journal;
    if (journal) {
      await this.save();
      await this.#alone(() => copy.copyFrom(journal));
    } else copy.writeNow(this.entries());
    await copyFolder(join(this.filesDir, FILES), join(folder, FILES));
  }

  /** Becomes the shop that `copyTo` wrote into a folder, under today's addresses. It serves as it was until then. */
  async restoreFrom(folder: string): Promise<void> {
    await this.#alone(async () => {
      const state = this.#emptyState();
      const copy = new Journal(join(folder, JOURNAL));
      await copy.read((entry) => loadEntry(state, entry));
      if (copy.lines === 0) throw new Error(`There is no shop in ${folder}.`);
      await copyFolder(join(folder, FILES), join(this.filesDir, FILES));
      this.#replaceBy(state);
      await this.#journal?.copyFrom(copy);
    });
    await this.save();
  }

  /** Becomes an empty shop of the same name, address and money, as if nobody had ever used it. */
  async reset(): Promise<void> {
    await this.#alone(async () => {
      const { shop } = this.state;
      this.#replaceBy(newShopState(shop, (collection, key) => this.#note(collection, key)));
      await rm(join(this.filesDir, FILES), { recursive: true, force: true });
      await this.#journal?.rewrite(this.entries());
    });
  }

  /** Calls back whenever the shop has become another one, by `restoreFrom` or `reset`, until the function answered is called. */
  onReplaced(listener: () => void): () => void {
    this.#replacedListeners.add(listener);
    return () => this.#replacedListeners.delete(listener);
  }

  /** Saves what changed, or forgets a shop that was only in memory. */
  async close(): Promise<void> {
    if (!this.#journal) return rm(this.filesDir, { recursive: true, force: true });
    await this.save();
    await this.#journal.close();
  }

  async #load(): Promise<void> {
    const state = this.#emptyState();
    await this.#journal?.read((entry) => loadEntry(state, entry));
    this.#isLoaded = true;
    if (this.#journal && this.#journal.lines > 0) return this.#become(state);
    for (const { collection, key } of this.entries()) this.#note(collection, key);
  }

  #emptyState(): ShopState {
    return new ShopState(this.state.shop, (collection, key) => this.#note(collection, key));
  }

  /** Runs work while nothing is saved. */
  #alone(work: () => Promise<void>): Promise<void> {
    this.#saving = this.#saving.catch(() => undefined).then(work);
    return this.#saving;
  }

  #replaceBy(state: ShopState): void {
    this.#changed = new Map();
    this.#become(state);
    for (const listener of this.#replacedListeners) listener();
  }

  #become(state: ShopState): void {
    Object.assign(state.shop, this.#options.shop);
    this.#state = state;
    this.#index = new StateIndex(state);
    state.headChanged();
  }

  #note(collection: string, key: string): void {
    // What is there until the kept shop was read is not to be kept in its place.
    if (!this.#journal || !this.#isLoaded) return;
    const keys = this.#changed.get(collection);
    if (keys) keys.add(key);
    else this.#changed.set(collection, new Set([key]));
    if (this.#saveTimer) return;
    this.#saveTimer = setTimeout(() => void this.save().catch(this.#onSaveFailed), SAVE_AFTER_MS);
    this.#saveTimer.unref();
  }

  #onSaveFailed = (error: Error): void => {
    const told = this.#options.onSaveFailed;
    if (told) told(error);
    else process.stderr.write(`The shop was not saved: ${error.message}\n`);
  };

  *#entriesOf(changed: ReadonlyMap<string, ReadonlySet<string>>): Generator<Entry> {
    for (const [name, keys] of changed) for (const key of keys) yield this.#entryOf(name, key);
  }

  #entryOf(collection: string, key: string): Entry {
    if (collection === HEAD) return this.#headEntry();
    return { collection, key, record: this.state.collections.get(collection)?.get(key) ?? null };
  }

  #headEntry(): Entry {
    return { collection: HEAD, key: "", record: this.state.head };
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  if (existsSync(from)) await cp(from, to, { recursive: true });
}

function loadEntry(state: ShopState, { collection, key, record }: Entry): void {
  if (collection === HEAD) Object.assign(state, record);
  else state.collections.get(collection)?.load(key, record);
}
