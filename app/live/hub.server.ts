import type { Socket } from "node:net";
import type { Announcement, ChangeKind } from "./announcement.ts";
import type { Viewer } from "./audience.server.ts";
import type { LiveLog } from "./bus.ts";
import { Channel, type Current } from "./channel.server.ts";
import { Coalescer } from "./coalescer.ts";
import type { Crowds } from "./crowds.ts";
import { encodeUnnumbered, parsePosition } from "./event.ts";
import type { ClockMessage } from "./message.ts";

/** A room: a show, the shop it belongs to, and whose prices are told there. */
export interface Place {
  readonly shop: string;
  readonly show: string;
  /** Country (ISO 3166-1 alpha-2) whose prices are in another currency than the shop's; "" for the shop's own */
  readonly market: string;
}

/** What a viewer says of itself. */
export interface Visit {
  readonly lastEventId: string | null;
  /** The same for all streams of one viewer of a show; null when it is not told */
  readonly viewer: string | null;
}

/** What changed, as much of it as came together. `items` is empty unless the kind is "item". */
export interface Change {
  readonly kind: ChangeKind;
  readonly items: readonly string[];
}

/** Where a hub gets its messages from. Nothing here is called for shows that nobody watches. */
export interface Source<Message extends object> {
  /** Everything a new viewer needs; null when there is no such show */
  readonly loadSnapshot: (place: Place) => Promise<readonly Message[] | null>;
  /** The messages that say what a change made true; null when there is no such show any more */
  readonly loadChange: (place: Place, change: Change) => Promise<readonly Message[] | null>;
  /** Messages with the same subject carry the same value: the newer one replaces the older */
  readonly subjectOf: (message: Message) => string;
}

export interface HubOptions {
  readonly log: LiveLog;
  readonly newEpoch: () => string;
  /** False while announcements may pass by unheard: then no snapshot is given to two viewers */
  readonly isListening?: () => boolean;
  readonly heartbeatMs?: number;
  /** How long an empty room is kept up to date, for viewers who come back */
  readonly lingerMs?: number;
  readonly historyMessages?: number;
  /** Counts those who come and go; not needed where nobody asks how many there are */
  readonly crowds?: Crowds;
  /** For the clock's messages */
  readonly clock?: () => Date;
  /** A load that takes longer was swallowed by a dead network, and is begun anew */
  readonly longestLoadMs?: number;
  /** How long a dropped viewer may still read, at least */
  readonly hangUpMs?: number;
  /** Told when changes of stock are written to every viewer's socket, with the moments at which the store made them */
  readonly onStockSent?: (place: Place, changedAtMs: readonly number[]) => void;
}

const slowestRetryMs = 5000;
const gone = "the show is gone";

interface Room<Message extends object> {
  readonly place: Place;
  readonly channel: Channel<Message>;
  readonly loads: Coalescer;
  /** Moments of the changes of stock that no load has taken up yet */
  changedAtMs: number[];
  /** Those who wait for a snapshot without a stream */
  waiting: ((current: Current | null) => void)[];
}

/** Moments that wait for a load; beyond it none is measured. */
const mostMoments = 10_000;

/** The shows that are watched at this process: opens their streams and passes on what changes. */
export class Hub<Message extends object> {
  readonly #source: Source<Message>;
  readonly #options: HubOptions;
  /** By show, then by market */
  readonly #shows = new Map<string, Map<string, Room<Message>>>();
  readonly #timers: readonly NodeJS.Timeout[];
  #size = 0;

  constructor(source: Source<Message>, options: HubOptions) {
    this.#source = source;
    this.#options = options;
    this.#timers = [
      setInterval(() => this.#beat(), options.heartbeatMs ?? 12_000),
      setInterval(() => this.#hangUp(), options.hangUpMs ?? 2000),
    ];
  }

  /** Open streams of all shows. */
  get size(): number {
    return this.#size;
  }

  /** Takes over a socket whose response head is written: what it missed, or a snapshot, then all that happens. */
  open(place: Place, socket: Socket, visit: Visit): void {
    if (socket.destroyed) return;
    const room = this.#roomOf(place);
    const { channel } = room;
    const viewer: Viewer = { socket, bound: 0, joined: false, gone: false };
    this.#size += 1;
    channel.emptySinceMs = null;
    const name = this.#options.crowds?.join(place, visit.viewer) ?? 0;
    socket.once("close", () => this.#leave(room, viewer, name));
    if (this.#options.isListening?.() === false) channel.forgetSnapshot();
    if (channel.resume(viewer, parsePosition(visit.lastEventId)) || channel.welcome(viewer)) return;
    this.#loadForNewcomers(room);
  }

  /** What a viewer who came now would be told, for those who ask every few seconds; null when the show is gone. */
  now(place: Place, visit: Visit): Promise<Current | null> {
    const room = this.#roomOf(place);
    const { channel } = room;
    this.#options.crowds?.pass(place, visit.viewer, performance.now());
    if (channel.size === 0) channel.emptySinceMs = performance.now();
    if (this.#options.isListening?.() === false) channel.forgetSnapshot();
    const current = channel.current();
    if (current !== null) return Promise.resolve(current);
    return new Promise((resolve) => {
      room.waiting.push(resolve);
      this.#loadForNewcomers(room);
    });
  }

  /** Loads what changed, once for every room of the show, and sends it. What is announced while a load runs is loaded together. */
  announce({ show, kind, item, changedAtMs }: Announcement): void {
    for (const room of this.#shows.get(show)?.values() ?? []) {
      if (changedAtMs !== undefined && room.changedAtMs.length < mostMoments) room.changedAtMs.push(changedAtMs);
      room.loads.run(kind, item ?? "", (items) =>
        this.#loadChange(room, { kind, items: [...items].filter((id) => id !== "") }),
      );
    }
  }

  /** Loads, for every watched show, what changes without anybody announcing it, and sends it. */
  announceToAll(kind: ChangeKind): void {
    for (const show of this.#shows.keys()) this.announce({ show, kind, item: null });
  }

  /** Loads every watched show anew and sends it whole: announcements may have been lost. */
  resync(): void {
    for (const room of this.#rooms()) this.#resync(room);
  }

  /** Ends all streams with a reason. */
  close(reason: string): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const room of this.#rooms()) this.#drop(room, reason);
  }

  *#rooms(): Iterable<Room<Message>> {
    for (const rooms of this.#shows.values()) yield* rooms.values();
  }

  #roomOf(place: Place): Room<Message> {
    const rooms = this.#shows.get(place.show) ?? new Map<string, Room<Message>>();
    this.#shows.set(place.show, rooms);
    const known = rooms.get(place.market);
    if (known !== undefined) return known;
    const channel = new Channel<Message>({
      epoch: this.#options.newEpoch(),
      historyMessages: this.#options.historyMessages ?? 2048,
      nowMs: () => performance.now(),
      subjectOf: this.#source.subjectOf,
      encodeClock: () => this.#encodeClock(),
      onStockSent: (changedAtMs) => this.#options.onStockSent?.(place, changedAtMs),
      onSlow: (unwrittenBytes) => this.#options.log.info({ ...place, unwrittenBytes }, "viewer too slow, dropped"),
    });
    const room = { place, channel, loads: new Coalescer(), changedAtMs: [], waiting: [] };
    rooms.set(place.market, room);
    return room;
  }

  #leave({ place, channel }: Room<Message>, viewer: Viewer, name: number): void {
    channel.leave(viewer);
    this.#size -= 1;
    this.#options.crowds?.leave(place.show, name, performance.now());
    if (channel.size === 0) channel.emptySinceMs = performance.now();
  }

  async #loadChange(room: Room<Message>, change: Change): Promise<void> {
    if (!this.#isOpen(room)) return;
    // What is announced from here on is loaded by the next run.
    const changedAtMs = change.kind === "item" ? room.changedAtMs.splice(0) : [];
    try {
      const messages = await this.#inTime(this.#source.loadChange(room.place, change));
      if (!this.#isOpen(room)) return;
      if (messages === null) this.#drop(room, gone);
      else room.channel.publish(messages, changedAtMs);
    } catch (error) {
      this.#options.log.warn({ err: error, ...room.place, change: change.kind }, "a change could not be loaded");
      this.#resync(room);
    }
  }

  #resync(room: Room<Message>): void {
    room.channel.forgetSnapshot();
    room.changedAtMs.length = 0;
    this.#loadSnapshot(room, "everyone", (snapshot) => {
      room.channel.publish(snapshot);
      return true;
    });
  }

  // Whoever came while a load ran has had its snapshot: no further one is loaded for nobody.
  #loadForNewcomers(room: Room<Message>): void {
    this.#loadSnapshot(room, "newcomers", (snapshot, offset) => {
      if (!room.channel.settle(snapshot, offset)) return false;
      for (const resolve of room.waiting.splice(0)) resolve(room.channel.current());
      return true;
    });
  }

  #isAwaited(room: Room<Message>, forWhom: string): boolean {
    return forWhom === "everyone" || room.channel.hasNewcomers || room.waiting.length > 0;
  }

  // Tries until the snapshot is loaded and taken, or the show is gone. Viewers wait meanwhile; heartbeats keep them.
  #loadSnapshot(room: Room<Message>, forWhom: string, take: (snapshot: readonly Message[], offset: number) => boolean) {
    room.loads.run(`snapshot for ${forWhom}`, "", async () => {
      for (
        let retryMs = 100;
        this.#isOpen(room) && this.#isAwaited(room, forWhom);
        retryMs = Math.min(2 * retryMs, slowestRetryMs)
      ) {
        const { offset } = room.channel;
        try {
          const snapshot = await this.#inTime(this.#source.loadSnapshot(room.place));
          if (!this.#isOpen(room)) return;
          if (snapshot === null) this.#drop(room, gone);
          else if (take(snapshot, offset)) return;
        } catch (error) {
          this.#options.log.warn({ err: error, ...room.place, retryMs }, "a snapshot could not be loaded");
          await new Promise((resolve) => setTimeout(resolve, retryMs));
        }
      }
    });
  }

  #isOpen(room: Room<Message>): boolean {
    return this.#shows.get(room.place.show)?.get(room.place.market) === room;
  }

  #drop(room: Room<Message>, reason: string): void {
    const rooms = this.#shows.get(room.place.show);
    rooms?.delete(room.place.market);
    if (rooms?.size === 0) this.#shows.delete(room.place.show);
    room.channel.end(reason);
    setTimeout(() => room.channel.hangUp(), this.#options.hangUpMs ?? 2000).unref();
    for (const resolve of room.waiting.splice(0)) resolve(null);
  }

  #beat(): void {
    const emptyTooLongMs = performance.now() - (this.#options.lingerMs ?? 60_000);
    const clock = this.#encodeClock();
    for (const room of this.#rooms()) {
      const { channel } = room;
      if (channel.size > 0) channel.keepAwake(clock);
      else if (channel.emptySinceMs !== null && channel.emptySinceMs <= emptyTooLongMs) this.#drop(room, "empty");
    }
  }

  #hangUp(): void {
    for (const { channel } of this.#rooms()) channel.hangUp();
  }

  #encodeClock(): Buffer {
    const now = this.#options.clock?.() ?? new Date();
    return encodeUnnumbered({ kind: "clock", now: now.toISOString() } satisfies ClockMessage);
  }

  async #inTime<Value>(load: Promise<Value>): Promise<Value> {
    const late = Promise.withResolvers<never>();
    const giveUp = () => late.reject(new Error("nothing was heard of it in time"));
    const timer = setTimeout(giveUp, this.#options.longestLoadMs ?? 10_000);
    return Promise.race([load, late.promise]).finally(() => clearTimeout(timer));
  }
}
