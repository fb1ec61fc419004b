import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Shops } from "./shops.ts";
import type { Clock, ClockSetting } from "./state/clock.ts";

/** What a snapshot holds, as its folder says it */
export interface Snapshot {
  readonly name: string;
  /** Real time, ISO 8601 */
  readonly takenAt: string;
  /** Of the whole dev store, or of one shop */
  readonly isWhole: boolean;
  readonly shops: readonly string[];
  readonly clock: ClockSetting;
}

export interface SnapshotSurroundings {
  readonly shops: Shops;
  readonly clock: Clock;
  /** Holds a folder per snapshot */
  readonly folder: string;
}

/** There is no such snapshot or shop, or a name cannot be one: says so in a line. */
export class SnapshotRefused extends Error {
  override readonly name = "SnapshotRefused";
}

const ABOUT = "snapshot.json";

/** Keeps what the dev store is like under names, and brings it back: shops with their orders, apps and webhooks, and the time. */
export class Snapshots {
  readonly #around: SnapshotSurroundings;

  constructor(around: SnapshotSurroundings) {
    this.#around = around;
  }

  /** Oldest first */
  async list(): Promise<Snapshot[]> {
    const names = await readdir(this.#around.folder).catch(() => []);
    const found = await Promise.all(names.filter(isName).map((name) => this.#read(name).catch(() => null)));
    return found.filter((one) => one !== null).sort((a, b) => a.takenAt.localeCompare(b.takenAt));
  }

  /** Keeps the whole dev store, or one shop of it, as it is now. A snapshot of that name is replaced. */
  async take(name: string, shopName?: string): Promise<Snapshot> {
    if (!isName(name)) throw new SnapshotRefused(`"${name}" cannot be the name of a snapshot.`);
    const { shops, clock } = this.#around;
    const kept = shopName === undefined ? shops.all() : [this.#shop(shopName)];
    const snapshot: Snapshot = {
      name,
      takenAt: new Date().toISOString(),
      isWhole: shopName === undefined,
      shops: kept.map(({ store }) => store.state.shop.handle),
      clock: clock.setting,
    };
    const folder = this.#folder(name);
    await rm(`${folder}.new`, { recursive: true, force: true });
    await mkdir(`${folder}.new`, { recursive: true });
    for (const { store } of kept) await store.copyTo(join(`${folder}.new`, store.state.shop.handle));
    await writeFile(join(`${folder}.new`, ABOUT), JSON.stringify(snapshot));
    await rm(folder, { recursive: true, force: true });
    await rename(`${folder}.new`, folder);
    return snapshot;
  }

  /**
   * Brings back what a snapshot holds: of a whole dev store the time too, and shops that came later are gone. Of a whole
   * one a single shop can be brought back. Throws when there is no such snapshot, or it does not hold the shop.
   */
  async restore(name: string, shopName?: string): Promise<Snapshot> {
    const snapshot = await this.#read(name);
    const { shops, clock } = this.#around;
    const handle = shopName === undefined ? undefined : this.#shop(shopName).store.state.shop.handle;
    const wanted = snapshot.shops.filter((one) => handle === undefined || one === handle);
    if (wanted.length === 0) throw new SnapshotRefused(`The snapshot "${name}" does not hold ${handle}.myshopify.com.`);
    const isWhole = snapshot.isWhole && handle === undefined;
    const later = isWhole ? shops.all().slice(1) : [];
    for (const { store } of later) {
      if (!wanted.includes(store.state.shop.handle)) await shops.delete(store.state.shop.handle);
    }
    // Nothing may ring that is due by one of the two times alone: neither in the shops as they were nor as they become.
    const goesBack = momentOf(snapshot.clock) < clock.now().getTime();
    if (isWhole && goesBack) clock.restore(snapshot.clock);
    for (const one of wanted) {
      const shop = shops.find(one) ?? (await shops.add({ handle: one }));
      await shop.store.restoreFrom(join(this.#folder(name), one));
    }
    if (isWhole && !goesBack) clock.restore(snapshot.clock);
    return snapshot;
  }

  /** Forgets a snapshot. */
  async remove(name: string): Promise<void> {
    await this.#read(name);
    await rm(this.#folder(name), { recursive: true, force: true });
  }

  /** The shop is as new, or all are: those that came after the first are gone, and the clock shows the real time. */
  async reset(shopName?: string): Promise<void> {
    const { shops, clock } = this.#around;
    if (shopName !== undefined) return this.#shop(shopName).store.reset();
    for (const { store } of shops.all().slice(1)) await shops.delete(store.state.shop.handle);
    await shops.first.store.reset();
    clock.reset();
  }

  #shop(name: string): ReturnType<Shops["all"]>[number] {
    const shop = this.#around.shops.find(name);
    if (!shop) throw new SnapshotRefused(`There is no shop "${name}".`);
    return shop;
  }

  async #read(name: string): Promise<Snapshot> {
    if (!isName(name)) throw new SnapshotRefused(`"${name}" cannot be the name of a snapshot.`);
    try {
      return JSON.parse(await readFile(join(this.#folder(name), ABOUT), "utf8")) as Snapshot;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT")
        throw new SnapshotRefused(`There is no snapshot "${name}".`);
      throw error;
    }
  }

  #folder(name: string): string {
    return join(this.#around.folder, name);
  }
}

function momentOf({ showed, real, speed }: ClockSetting): number {
  return showed + (Date.now() - real) * speed;
}

/** Names are parts of a path, and stay in their folder. */
function isName(text: string): boolean {
  return /^[A-Za-z0-9][\w.-]{0,63}$/.test(text) && !text.endsWith(".new");
}
