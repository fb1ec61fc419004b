import { Audience, type Viewer } from "./audience.server.ts";
import { encodeComment, encodeEvent, encodeSnapshot, type Position } from "./event.ts";
import { History } from "./history.ts";

/** Messages that are given to a new viewer on top of an older snapshot; beyond it a fresh one is loaded. */
const mostMessagesOnSnapshot = 256;
/** Subjects whose last value is remembered, so that the same is not sent twice. */
const mostSubjects = 2000;

export interface ChannelOptions<Message> {
  /** Differs in every process and every life of the channel, so that an old position is never taken for a new one */
  readonly epoch: string;
  readonly historyMessages: number;
  readonly nowMs: () => number;
  /** Messages with the same subject carry the same value: the newer replaces the older that still waits */
  readonly subjectOf: (message: Message) => string;
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
  #snapshot: { readonly bytes: Buffer; readonly offset: number } | null = null;
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

  /** Lets a returning viewer go on where it stopped. False when what it missed is no longer known. */
  resume(viewer: Viewer, position: Position | null): boolean {
    if (position === null || position.epoch !== this.#options.epoch) return false;
    const missed = this.#history.since(position.offset);
    if (missed === null) return false;
    this.#audience.join(viewer, missed);
    return true;
  }

  /** Gives a new viewer the snapshot and what happened since, now if one is at hand. False asks for a load. */
  welcome(viewer: Viewer): boolean {
    const missed = this.#snapshot === null ? null : this.#history.since(this.#snapshot.offset);
    if (this.#snapshot === null || missed === null || missed.length > mostMessagesOnSnapshot) {
      this.#newcomers.push(viewer);
      return false;
    }
    this.#audience.join(viewer, [this.#snapshot.bytes, ...missed]);
    return true;
  }

  /** Takes a snapshot whose load began at `offset` and gives it to those who wait. False when it came too late. */
  settle(snapshot: readonly Message[], offset: number): boolean {
    const missed = this.#history.since(offset);
    if (missed === null) return false;
    const bytes = encodeSnapshot(this.#options.epoch, offset, snapshot);
    this.#snapshot = { bytes, offset };
    // The snapshot may tell newer values than were sent: what comes next is sent even if it is an older one again.
    this.#lastSent.clear();
    for (const viewer of this.#newcomers) if (!viewer.gone) this.#audience.join(viewer, [bytes, ...missed]);
    this.#newcomers = [];
    return true;
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

  /** Writes a comment to everyone, unless messages are on their way anyway. */
  keepAwake(comment: Buffer): void {
    if (!this.#audience.isWriting) this.#audience.write(comment, () => this.#flushOrWait());
    for (const newcomer of this.#newcomers) newcomer.socket.write(comment);
  }

  /** Ends every stream; the viewers come back by themselves. */
  end(reason: string): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#waiting.clear();
    const farewell = encodeComment(reason);
    this.#audience.end(farewell);
    for (const newcomer of this.#newcomers) newcomer.socket.end(farewell);
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
