// @ts-check
/** @import { LiveMessage } from "../../../app/live/message.ts" */

/**
 * Milliseconds until the next try: more each time, and spread, so that viewers do not return at once.
 * @param {number} failures in a row, from 1
 * @param {number} chance from 0 to 1
 */
export function waitBeforeTry(failures, chance) {
  return Math.min(30_000, 500 * 2 ** failures) * (0.5 + chance);
}

/** The event stream of a show, without credentials. Comes back by itself until it is closed. */
export class ShowStream {
  /** @type {EventSource | null} */
  #source = null;
  #failures = 0;
  #timer = 0;

  /**
   * @param {string} address
   * @param {(message: LiveMessage) => void} onMessage
   * @param {(isConnected: boolean) => void} onConnection
   */
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
      this.#failures = 0;
      this.onConnection(true);
    };
    source.onmessage = ({ data }) => this.onMessage(JSON.parse(data));
    source.onerror = () => {
      // The first loss is the browser's: it returns with Last-Event-ID, and gets only what it missed.
      if (++this.#failures === 1 && source.readyState !== EventSource.CLOSED) return;
      this.onConnection(false);
      this.close();
      this.#timer = window.setTimeout(() => this.open(), waitBeforeTry(this.#failures, Math.random()));
    };
  }

  close() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }
}
