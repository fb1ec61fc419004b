import type { Socket } from "node:net";
import { encodeComment } from "./event.ts";

/** One open stream: a bare socket whose response head is written. */
export interface Viewer {
  readonly socket: Socket;
  /** Bytes that may wait unwritten before the viewer is dropped */
  bound: number;
  /** Takes part in live messages: its snapshot, or what it missed, is written */
  joined: boolean;
  gone: boolean;
}

/** Bytes a viewer may leave unread. Beyond it the viewer is dropped and comes back to a fresh snapshot. */
const mostUnwritten = 64 * 1024;
const farewell = encodeComment("too slow; come back for what is true now");
/** Viewers written to before the event loop gets a turn, so that a large room does not hold up the process. */
const sliceLength = 1000;

/**
 * The viewers of one channel and the only place that writes to them: the same bytes to each, nobody waits for a slow one.
 * Writing a large list takes several turns of the event loop; `isWriting` tells that one is under way.
 */
export class Audience {
  readonly #onSlow: (unwrittenBytes: number) => void;
  #viewers: Viewer[] = [];
  #gone = 0;
  #writing = false;
  /** Dropped viewers who may still read what is on its way to them, and those whose time for it is over */
  #dropped: { readonly recently: Socket[]; readonly before: Socket[] } = { recently: [], before: [] };

  constructor(onSlow: (unwrittenBytes: number) => void) {
    this.#onSlow = onSlow;
  }

  get size(): number {
    return this.#viewers.length - this.#gone;
  }

  get isWriting(): boolean {
    return this.#writing;
  }

  /** Writes what a viewer missed and lets it take part from the next message on. */
  join(viewer: Viewer, missed: readonly Buffer[]): void {
    if (viewer.gone) return;
    viewer.joined = true;
    this.#viewers.push(viewer);
    // A snapshot may be larger than what may wait; it gets the time it needs.
    viewer.bound = mostUnwritten;
    viewer.socket.cork();
    for (const bytes of missed) {
      if (bytes.length === 0) continue;
      viewer.bound += bytes.length;
      viewer.socket.write(bytes);
    }
    viewer.socket.uncork();
  }

  /** Forgets a viewer whose socket closed. */
  leave(viewer: Viewer): void {
    if (viewer.gone) return;
    viewer.gone = true;
    if (!viewer.joined) return;
    this.#gone += 1;
    if (!this.#writing && this.#gone > 64 && this.#gone > this.#viewers.length / 4) this.#compact();
  }

  /** Writes the bytes to everyone who is in the room now; calls back when the last one has been served. */
  write(bytes: Buffer, done: () => void): void {
    this.#writing = true;
    this.#writeSlice(bytes, 0, this.#viewers.length, done);
  }

  /** Hangs up on dropped viewers who did not read to the end in time. Called every few seconds. */
  hangUp(): void {
    for (const socket of this.#dropped.before) socket.destroy();
    this.#dropped = { recently: [], before: this.#dropped.recently };
  }

  /** Ends every stream with a last comment; the next `hangUp` is for those who do not read it. */
  end(lastWords: Buffer): void {
    for (const viewer of this.#viewers) {
      if (viewer.gone) continue;
      viewer.socket.end(lastWords);
      this.#dropped.before.push(viewer.socket);
    }
    this.#dropped.before.push(...this.#dropped.recently.splice(0));
  }

  // Viewers who join meanwhile stand behind `length`: what they missed was given to them by `join`.
  #writeSlice(bytes: Buffer, from: number, length: number, done: () => void): void {
    const to = Math.min(from + sliceLength, length);
    for (let index = from; index < to; index += 1) {
      const viewer = this.#viewers[index];
      if (viewer !== undefined && !viewer.gone) this.#writeTo(viewer, bytes);
    }
    if (to < length) {
      setImmediate(() => this.#writeSlice(bytes, to, length, done));
      return;
    }
    this.#writing = false;
    if (this.#gone > 0) this.#compact();
    done();
  }

  #writeTo(viewer: Viewer, bytes: Buffer): void {
    const unwritten = viewer.socket.writableLength;
    if (unwritten > viewer.bound) {
      this.leave(viewer);
      // Nothing more is put before it: if the viewer reads on, it learns why; if not, its time is short.
      viewer.socket.end(farewell);
      this.#dropped.recently.push(viewer.socket);
      this.#onSlow(unwritten);
      return;
    }
    if (unwritten <= mostUnwritten) viewer.bound = mostUnwritten;
    viewer.socket.write(bytes);
  }

  #compact(): void {
    this.#viewers = this.#viewers.filter((viewer) => !viewer.gone);
    this.#gone = 0;
  }
}
