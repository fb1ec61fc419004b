import type { Socket } from "node:net";
import type { Announcement, ChangeKind } from "./announcement.ts";
import type { Viewer } from "./audience.server.ts";
import type { LiveLog } from "./bus.ts";
import { Channel } from "./channel.server.ts";
import { Coalescer } from "./coalescer.ts";
import { encodeComment, parsePosition } from "./event.ts";

/** A show and the shop it belongs to. */
export interface Place {
  readonly shop: string;
  readonly show: string;
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
  /** Told at most once a second per show that somebody came or went */
  readonly onCrowdChange?: (show: string) => void;
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
}

/** Moments that wait for a load; beyond it none is measured. */
const mostMoments = 10_000;

/** The shows that are watched at this process: opens their streams and passes on what changes. */
export class Hub<Message extends object> {
  readonly #source: Source<Message>;
  readonly #options: HubOptions;
  readonly #rooms = new Map<string, Room<Message>>();
  readonly #timers: readonly NodeJS.Timeout[];
  readonly #heartbeat = encodeComment("");
  readonly #crowdsChanged = new Set<string>();
  #size = 0;

  constructor(source: Source<Message>, options: HubOptions) {
    this.#source = source;
    this.#options = options;
    this.#timers = [
      setInterval(() => this.#beat(), options.heartbeatMs ?? 12_000),
      setInterval(() => this.#tellCrowds(), 1000),
    ];
  }

  /** Open streams of all shows. */
  get size(): number {
    return this.#size;
  }

  /** Viewers of a show at this process. */
  viewersOf(show: string): number {
    return this.#rooms.get(show)?.channel.size ?? 0;
  }

  /** Takes over a socket whose response head is written: what it missed, or a snapshot, then all that happens. */
  open(place: Place, socket: Socket, lastEventId: string | null): void {
    if (socket.destroyed) return;
    const room = this.#roomOf(place);
    const { channel } = room;
    const viewer: Viewer = { socket, bound: 0, joined: false, gone: false };
    this.#size += 1;
    channel.emptySinceMs = null;
    this.#crowdsChanged.add(place.show);
    socket.once("close", () => this.#leave(room, viewer));
    if (this.#options.isListening?.() === false) channel.forgetSnapshot();
    if (channel.resume(viewer, parsePosition(lastEventId)) || channel.welcome(viewer)) return;
    this.#loadSnapshot(room, "newcomers", (snapshot, offset) => channel.settle(snapshot, offset));
  }

  /** Loads what changed, once for everybody, and sends it. What is announced while a load runs is loaded together. */
  announce({ show, kind, item, changedAtMs }: Announcement): void {
    const room = this.#rooms.get(show);
    if (room === undefined) return;
    if (changedAtMs !== undefined && room.changedAtMs.length < mostMoments) room.changedAtMs.push(changedAtMs);
    room.loads.run(kind, item ?? "", (items) =>
      this.#loadChange(room, { kind, items: [...items].filter((id) => id !== "") }),
    );
  }

  /** Loads, for every watched show, what changes without anybody announcing it, and sends it. */
  announceToAll(kind: ChangeKind): void {
    for (const show of this.#rooms.keys()) this.announce({ show, kind, item: null });
  }

  /** Loads every watched show anew and sends it whole: announcements may have been lost. */
  resync(): void {
    for (const room of this.#rooms.values()) this.#resync(room);
  }

  /** Ends all streams with a reason. */
  close(reason: string): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const { channel } of this.#rooms.values()) channel.end(reason);
    this.#rooms.clear();
  }

  #roomOf(place: Place): Room<Message> {
    const known = this.#rooms.get(place.show);
    if (known !== undefined) return known;
    const channel = new Channel<Message>({
      epoch: this.#options.newEpoch(),
      historyMessages: this.#options.historyMessages ?? 2048,
      nowMs: () => performance.now(),
      subjectOf: this.#source.subjectOf,
      onStockSent: (changedAtMs) => this.#options.onStockSent?.(place, changedAtMs),
      onSlow: (unwrittenBytes) => this.#options.log.info({ ...place, unwrittenBytes }, "viewer too slow, dropped"),
    });
    const room = { place, channel, loads: new Coalescer(), changedAtMs: [] };
    this.#rooms.set(place.show, room);
    return room;
  }

  #leave({ place, channel }: Room<Message>, viewer: Viewer): void {
    channel.leave(viewer);
    this.#size -= 1;
    this.#crowdsChanged.add(place.show);
    if (channel.size === 0) channel.emptySinceMs = performance.now();
  }

  async #loadChange(room: Room<Message>, change: Change): Promise<void> {
    if (!this.#isOpen(room)) return;
    // What is announced from here on is loaded by the next run.
    const changedAtMs = change.kind === "item" ? room.changedAtMs.splice(0) : [];
    try {
      const messages = await this.#source.loadChange(room.place, change);
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

  // Tries until the snapshot is loaded and taken, or the show is gone. Viewers wait meanwhile; heartbeats keep them.
  #loadSnapshot(room: Room<Message>, forWhom: string, take: (snapshot: readonly Message[], offset: number) => boolean) {
    room.loads.run(`snapshot for ${forWhom}`, "", async () => {
      for (let retryMs = 100; this.#isOpen(room); retryMs = Math.min(2 * retryMs, slowestRetryMs)) {
        const { offset } = room.channel;
        try {
          const snapshot = await this.#source.loadSnapshot(room.place);
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
    return this.#rooms.get(room.place.show) === room;
  }

  #drop(room: Room<Message>, reason: string): void {
    this.#rooms.delete(room.place.show);
    room.channel.end(reason);
  }

  #beat(): void {
    const emptyTooLongMs = performance.now() - (this.#options.lingerMs ?? 60_000);
    for (const room of this.#rooms.values()) {
      const { channel } = room;
      if (channel.size > 0) channel.keepAwake(this.#heartbeat);
      else if (channel.emptySinceMs !== null && channel.emptySinceMs <= emptyTooLongMs) this.#drop(room, "empty");
    }
  }

  #tellCrowds(): void {
    for (const show of this.#crowdsChanged) this.#options.onCrowdChange?.(show);
    this.#crowdsChanged.clear();
  }
}
