// @ts-check
import { clockText } from "./hold-mark.js";

/** The time that is left of a hold, counted down on the screen; its end is announced elsewhere, once. */
export class HoldClock extends HTMLElement {
  #deadline = 0;
  #timer = 0;

  connectedCallback() {
    this.role = "timer";
    this.#tick();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  /** Counts down from here. Without a time it hides. @param {number} leftMs */
  count(leftMs) {
    this.#deadline = performance.now() + leftMs;
    this.hidden = leftMs <= 0;
    if (this.isConnected) this.#tick();
  }

  #tick() {
    clearTimeout(this.#timer);
    const left = this.#deadline - performance.now();
    this.textContent = clockText(left);
    // A little behind the full second, which then is a new one for certain.
    if (left > 0) this.#timer = window.setTimeout(() => this.#tick(), (left % 1000) + 5);
  }
}

customElements.define("paniere-clock", HoldClock);
