// @ts-check
/** @import { HoldRefusal } from "../../../app/live/message.ts" */

/**
 * What the app said. Neither told nor refused: nobody answered for it.
 * @template T
 * @typedef {{ told: T | null, refusal: HoldRefusal | null }} Said
 */

/** A shopper waits for the app no longer than this, then the store goes on without it. */
const PATIENCE_MS = 4000;
const AGAIN_MS = 400;
const KEPT = "paniere:shopper";

/** The way to the app through the store's own address, for a shopper who is known by a random token alone. */
export class ShopperDoor {
  #token = "";
  /** @type {Promise<string> | null} */
  #asking = null;

  /** @param {string} address of the app proxy, such as "/apps/paniere" */
  constructor(address) {
    this.address = address;
    try {
      this.#token = localStorage.getItem(KEPT) ?? "";
    } catch {
      // A browser that keeps nothing
    }
  }

  /** Whether this browser asked the app for anything before. */
  get isKnown() {
    return this.#token !== "";
  }

  /**
   * Asks with the shopper's token. What got lost on the way is sent once more: the same ids are answered as the first time.
   * @template T
   * @param {string} path
   * @param {object} body
   * @returns {Promise<Said<T>>}
   */
  async ask(path, body) {
    for (const isLast of [false, true]) {
      try {
        const shopper = this.#token || (await this.#introduce());
        const response = await this.#post(path, { ...body, shopper });
        if (response.ok) return { told: await response.json(), refusal: null };
        if (response.status === 409) return { told: null, refusal: (await response.json()).refusal };
        // A token that the app does not know any more is replaced.
        if (response.status === 403) this.#keep("");
        else if (response.status < 500) break;
      } catch (error) {
        // Whoever did not answer in time is not waited for again.
        if (error instanceof DOMException && error.name === "TimeoutError") break;
      }
      if (!isLast) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
    return { told: null, refusal: null };
  }

  /** Gets a token; several questions at once get one. */
  async #introduce() {
    this.#asking ??= this.#post("shopper", {}).then(async (response) => {
      if (!response.ok) throw new Error(`shopper answered ${response.status}.`);
      return (await response.json()).shopper;
    });
    try {
      this.#keep(await this.#asking);
    } finally {
      this.#asking = null;
    }
    return this.#token;
  }

  /** @param {string} token */
  #keep(token) {
    this.#token = token;
    try {
      if (token) localStorage.setItem(KEPT, token);
      else localStorage.removeItem(KEPT);
    } catch {
      // A browser that keeps nothing
    }
  }

  /**
   * @param {string} path
   * @param {object} body
   */
  #post(path, body) {
    return fetch(`${this.address}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  }
}
