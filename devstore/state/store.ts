import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ShopEvents } from "./happenings.ts";
import { idAfter } from "./ids.ts";
import type { Id, Shop, ShopState } from "./model.ts";
import { newShopState } from "./new-shop.ts";
import { readStateFile, writeStateFile } from "./state-file.ts";
import { StateIndex } from "./state-index.ts";

const SAVE_AFTER_MS = 250;

export interface StoreOptions {
  /** Folder in which the shop is kept; null keeps it in memory, with a temporary folder for its files. */
  dataDir: string | null;
  /** Folder that holds admin_2026-10.json.gz */
  schemaDir: string;
  /** What a new shop is like, and what a kept one becomes: its addresses may change from start to start. */
  shop?: Partial<Shop>;
  now?: () => Date;
  /** Told when the state could not be written, on a full disk say: the shop goes on, and tries again with the next change. */
  onSaveFailed?: (error: Error) => void;
}

/** One shop: its state, its clock, its ids and its events. */
export class Store {
  readonly state: ShopState;
  readonly index: StateIndex;
  readonly events = new ShopEvents();
  readonly now: () => Date;
  readonly schemaDir: string;
  /** Folder for the shop's files, such as the results of bulk operations; who writes there makes it */
  readonly filesDir: string;
  readonly #dataDir: string | null;
  readonly #onSaveFailed: (error: Error) => void;
  #saveTimer: NodeJS.Timeout | null = null;
  #saving: Promise<void> = Promise.resolve();
  #lastSaveMs = 0;

  private constructor(state: ShopState, options: StoreOptions, filesDir: string) {
    this.state = state;
    this.index = new StateIndex(state);
    this.now = options.now ?? (() => new Date());
    this.schemaDir = options.schemaDir;
    this.#dataDir = options.dataDir;
    this.filesDir = filesDir;
    this.#onSaveFailed =
      options.onSaveFailed ?? ((error) => process.stderr.write(`The shop was not saved: ${error.message}\n`));
  }

  /** Opens the shop kept in `dataDir`, or a new one. */
  static async open(options: StoreOptions): Promise<Store> {
    const kept = options.dataDir === null ? null : await readStateFile(options.dataDir);
    if (kept) Object.assign(kept.shop, options.shop);
    const filesDir = options.dataDir ?? join(tmpdir(), `dev-store-${randomUUID()}`);
    const store = new Store(kept ?? newShopState(options.shop), options, filesDir);
    if (!kept) store.touch();
    return store;
  }

  /** `demo.myshopify.com` */
  get domain(): string {
    return `${this.state.shop.handle}.myshopify.com`;
  }

  nextId(): Id {
    return (this.state.lastId = idAfter(this.state.lastId));
  }

  /** This moment as the API says it: ISO 8601 in UTC, whole seconds. */
  timestamp(): string {
    return `${this.now().toISOString().slice(0, 19)}Z`;
  }

  /** Marks the state as changed: it is saved soon. A state that takes long to write is written less often. */
  touch(): void {
    if (this.#dataDir === null || this.#saveTimer) return;
    const afterMs = Math.max(SAVE_AFTER_MS, this.#lastSaveMs * 20);
    this.#saveTimer = setTimeout(() => void this.save().catch(this.#onSaveFailed), afterMs);
    this.#saveTimer.unref();
  }

  /** Saves now, after a save that is under way. */
  async save(): Promise<void> {
    if (this.#saveTimer) clearTimeout(this.#saveTimer);
    this.#saveTimer = null;
    const dataDir = this.#dataDir;
    if (dataDir === null) return;
    this.#saving = this.#saving
      .catch(() => undefined)
      .then(async () => {
        const startedAt = performance.now();
        await writeStateFile(dataDir, this.state);
        this.#lastSaveMs = performance.now() - startedAt;
      });
    await this.#saving;
  }

  /** Saves what changed, or forgets a shop that was only in memory. */
  async close(): Promise<void> {
    if (this.#dataDir === null) await rm(this.filesDir, { recursive: true, force: true });
    else await this.save();
  }
}
