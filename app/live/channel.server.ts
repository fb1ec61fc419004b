import { Audience, type Viewer } from "./audience.server.ts";
import { encodeComment, encodeEvent, encodeSnapshot, messageIn, type Position } from "./event.ts";
import { History } from "./history.ts";

/** Messages that are given to a viewer who missed them, or on top of an older snapshot; beyond it a fresh one is loaded. */
const mostMissed = 256;
/** Subjects whose last value is remembered, so that the same is not sent twice. */
const mostSubjects = 2000;
const comma = Buffer.from(",");
const patience = encodeComment("one moment");

/** What a viewer would be told if it came now, for those who ask without a stream. */
export interface Current {
  /** Another one stands for other messages */
  readonly tag: string;
  /** Messages as JSON, parted by commas */
  readonly bytes: Buffer;
}

export interface ChannelOptions<Message> {
  /** Differs in every process and every life of the channel, so that an old position is never taken for a new one */
  readonly epoch: string;
  readonly historyMessages: number;
  readonly nowMs: () => number;
  /** Messages with the same subject carry the same value: the newer replaces the older that still waits */
  readonly subjectOf: (message: Message) => string;
  /** The clock's message of this moment, which comes behind what a viewer missed */
  readonly encodeClock: () => Buffer;
  readonly onSlow: (unwrittenBytes: number) => void;
  /** Told once messages that tell of changes of stock are written to all, with the moments of those changes */
  readonly onStockSent: (changedAtMs: readonly number[]) => void;
}

/**
 * One show's stream: numbers, remembers and writes its messages. In a quiet room a message leaves at once;
 * when they come thick, what changed within a tick leaves together, the newest value of each subject once.
 */
export class Channel<Message extends object> {
  readonly #options: ChannelOptions<Message>;
  readonly #audience: Audience;
  readonly #history: History;
  readonly #waiting = new Map<string, Message>();
  readonly #lastSent = new Map<string, string>();
  #changedAtMs: number[] = [];
  #newcomers: Viewer[] = [];
  #snapshot: { readonly events: readonly Buffer[]; readonly offset: number } | null = null;
  #missed: { readonly from: number; readonly to: number; readonly bytes: Buffer } | null = null;
  #current: Current | null = null;
  #flushedAtMs = -Infinity;
  #timer: NodeJS.Timeout | null = null;
  /** When the last viewer left; null while somebody watches */
  emptySinceMs: number | null = null;

  constructor(options: ChannelOptions<Message>) {
    this.#options = options;
    this.#history = new History(options.historyMessages, 1024 * 1024);
    this.#audience = new Audience(options.onSlow);
  }

  /** Offset of the last message. */
  get offset(): number {
    return this.#history.offset;
  }

  /** Viewers with and without their snapshot. */
  get size(): number {
    return this.#audience.size + this.#newcomers.length;
  }

  /** Viewers who wait for a snapshot. */
  get hasNewcomers(): boolean {
    return this.#newcomers.length > 0;
  }

  /** Lets a returning viewer go on where it stopped. False when what it missed is no longer known, or too much. */
  resume(viewer: Viewer, position: Position | null): boolean {
    if (position === null || position.epoch !== this.#options.epoch) return false;
    const missed = this.#since(position.offset);
    if (missed === null) return false;
    this.#audience.join(viewer, [missed, this.#options.encodeClock()]);
    return true;
  }

  /** Gives a new viewer the snapshot and what happened since, now if one is at hand. False asks for a load. */
  welcome(viewer: Viewer): boolean {
    const missed = this.#snapshot === null ? null : this.#since(this.#snapshot.offset);
    if (this.#snapshot === null || missed === null) {
      this.#newcomers.push(viewer);
      return false;
    }
    this.#audience.join(viewer, [...this.#snapshot.events, missed, this.#options.encodeClock()]);
    return true;
  }

  /** Takes a snapshot whose load began at `offset` and gives it to those who wait. False when it came too late. */
  settle(snapshot: readonly Message[], offset: number): boolean {
    const missed = this.#since(offset);
    if (missed === null) return false;
    const events = encodeSnapshot(this.#options.epoch, offset, snapshot);
    this.#snapshot = { events, offset };
    this.#current = null;
    // The snapshot may tell newer values than were sent: what comes next is sent even if it is an older one again.
    this.#lastSent.clear();
    const all = [...events, missed, this.#options.encodeClock()];
    for (const viewer of this.#newcomers) if (!viewer.gone) this.#audience.join(viewer, all);
    this.#newcomers = [];
    return true;
  }

  /** What a viewer would be told if it came now, encoded once for all who ask; null when a snapshot must be loaded first. */
  current(): Current | null {
    const tag = `${this.#options.epoch}.${this.offset}`;
    if (this.#snapshot === null) return null;
    if (this.#current?.tag === tag) return this.#current;
    const missed = this.#history.since(this.#snapshot.offset);
    if (missed === null || missed.length > mostMissed) return null;
    const messages = [...this.#snapshot.events, ...missed].map((event) => messageIn(event));
    const bytes = Buffer.concat(messages.flatMap((message, nth) => (nth === 0 ? [message] : [comma, message])));
    this.#current = { tag, bytes };
    return this.#current;
  }

  /** The next viewers get a fresh snapshot. */
  forgetSnapshot(): void {
    this.#snapshot = null;
  }

  /** Forgets a viewer whose socket closed. */
  leave(viewer: Viewer): void {
    this.#audience.leave(viewer);
    if (!viewer.joined) this.#newcomers = this.#newcomers.filter((newcomer) => newcomer !== viewer);
  }

  /** Sends messages to everyone, at once or with the tick's. `changedAtMs`: of the changes of stock that they tell of. */
  publish(messages: readonly Message[], changedAtMs: readonly number[] = []): void {
    this.#changedAtMs.push(...changedAtMs);
    for (const message of messages) {
      const subject = this.#options.subjectOf(message);
      this.#waiting.delete(subject);
      this.#waiting.set(subject, message);
    }
    this.#flushOrWait();
  }

  /** Writes the clock's message to everyone, unless messages are on their way anyway; who waits for a snapshot gets a comment. */
  keepAwake(clock: Buffer): void {
    if (!this.#audience.isWriting) this.#audience.write(clock, () => this.#flushOrWait());
    for (const newcomer of this.#newcomers) newcomer.socket.write(patience);
  }

  /** Hangs up on slow viewers who were dropped a while ago. */
  hangUp(): void {
    this.#audience.hangUp();
  }

  /** Ends every stream; the viewers come back by themselves. */
  end(reason: string): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#waiting.clear();
    const farewell = encodeComment(reason);
    this.#audience.end(farewell);
    for (const newcomer of this.#newcomers) newcomer.socket.end(farewell);
  }

  // A whole room that comes back missed the same: it is put together once.
  #since(offset: number): Buffer | null {
    const to = this.offset;
    if (this.#missed?.from === offset && this.#missed.to === to) return this.#missed.bytes;
    const events = this.#history.since(offset);
    if (events === null || events.length > mostMissed) return null;
    this.#missed = { from: offset, to, bytes: Buffer.concat(events) };
    return this.#missed.bytes;
  }

  #flushOrWait(): void {
    if (this.#waiting.size === 0 || this.#audience.isWriting || this.#timer !== null) return;
    const waitMs = this.#flushedAtMs + tickMs(this.#audience.size) - this.#options.nowMs();
    if (waitMs <= 0) {
      this.#flush();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.#audience.isWriting) this.#flush();
    }, waitMs);
  }

  #flush(): void {
    const events: Buffer[] = [];
    for (const [subject, message] of this.#waiting) {
      const text = JSON.stringify(message);
      if (this.#lastSent.get(subject) === text) continue;
      this.#lastSent.set(subject, text);
      events.push(this.#history.append((offset) => encodeEvent(this.#options.epoch, offset, message)));
    }
    this.#waiting.clear();
    const changedAtMs = this.#changedAtMs.splice(0);
    if (this.#lastSent.size > mostSubjects) this.#lastSent.clear();
    const tell = changedAtMs.length > 0 && this.#audience.size > 0;
    // What changed is on screen already when an earlier load saw it too.
    if (events.length === 0) {
      if (tell) this.#options.onStockSent(changedAtMs);
      return;
    }
    this.#flushedAtMs = this.#options.nowMs();
    this.#audience.write(Buffer.concat(events), () => {
      if (tell) this.#options.onStockSent(changedAtMs);
      this.#flushOrWait();
    });
  }
}

/** How long a busy room gathers changes: the larger the room, the longer one round of writes takes. */
export function tickMs(viewers: number): number {
  if (viewers <= 500) return 50;
  if (viewers <= 2000) return 100;
  return viewers <= 10_000 ? 250 : 500;
}
