// @ts-check
/** @import { LiveMessage } from "../../../app/live/message.ts" */

/**
 * How long to wait before the next try: doubles up to half a minute, and spread so that viewers do not return all at once.
 * @param {number} failures in a row, from 1
 * @param {number} chance from 0 to 1
 * @returns {number} milliseconds
 */
export function waitBeforeTry(failures, chance) {
  return Math.min(30_000, 1000 * 2 ** (failures - 1)) * (0.5 + chance);
}

/** The event stream of one show. Comes back by itself until it is closed. */
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

  /** Connects now, unless it is connected. Credentials are never sent. */
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
      // The first loss is left to the browser: it returns with Last-Event-ID, and the app sends only what was missed.
      if (++this.#failures === 1 && source.readyState === EventSource.CONNECTING) return;
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
