// @ts-check
/** @import { LiveMessage } from "../../../app/live/message.ts" */

/** The event stream of a show, without credentials. Comes back by itself until it is closed. */
export class ShowStream {
  /** @type {EventSource | null} */
  #source = null;
  #timer = 0;
  /** In a row */
  failures = 0;

  /** @param {string} address @param {(message: LiveMessage) => void} onMessage @param {(isConnected: boolean) => void} onConnection */
  constructor(address, onMessage, onConnection) {
    this.address = address;
    this.onMessage = onMessage;
    this.onConnection = onConnection;
  }

  /** Connects now, unless it is connected. */
  open() {
    if (this.#source) return;
    clearTimeout(this.#timer);
    const source = (this.#source = new EventSource(this.address));
    source.onopen = () => {
      this.failures = 0;
      this.onConnection(true);
    };
    source.onmessage = ({ data }) => {
      try {
        this.onMessage(JSON.parse(data));
      } catch {
        // The page goes on with what it knows.
      }
    };
    source.onerror = () => {
      // The first loss is the browser's: it returns with Last-Event-ID, and gets only what it missed.
      if (++this.failures === 1 && source.readyState !== EventSource.CLOSED) return;
      this.onConnection(false);
      this.#leave();
      import("./show-return.js").then(
        ({ comeBack }) => comeBack(this),
        () => this.failures && this.openIn(9000 + 20_000 * Math.random()),
      );
    };
  }

  /** @param {number} ms */
  openIn(ms) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.open(), ms);
  }

  close() {
    this.failures = 0;
    this.#leave();
  }

  #leave() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }
}
