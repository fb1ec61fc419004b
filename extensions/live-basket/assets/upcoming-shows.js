// @ts-check
import { countdownText, dateText } from "./show-time.js";

const DAY_MS = 86_400_000;
/** A start that is late by so much is not asked after any more. */
const LATE_MS = 2 * 3_600_000;
const ASK_MS = 20_000;

/**
 * The schedule: dates in the shopper's language and time zone, a countdown to a start within a day, and whether the show is
 * on air once its time has come. What Liquid wrote stays where this does not run.
 */
class UpcomingShows extends HTMLElement {
  #ending = new AbortController();
  #timer = 0;
  #askedAt = 0;

  connectedCallback() {
    this.#ending = new AbortController();
    for (const card of this.#cards) {
      const time = this.#field(card, "time");
      time.textContent = dateText(new Date(card.dataset.startsAt ?? ""), document.documentElement.lang);
    }
    document.addEventListener("visibilitychange", () => this.#tick(), this.#ending);
    this.#tick();
  }

  disconnectedCallback() {
    this.#ending.abort();
    clearTimeout(this.#timer);
  }

  get #cards() {
    return /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-show]"));
  }

  /** Says of each show how long it is to its start, and comes back when that changes. */
  #tick() {
    clearTimeout(this.#timer);
    if (document.hidden) return;
    const now = Date.now();
    let next = DAY_MS;
    for (const card of this.#cards) {
      if (card.dataset.state === "live") continue;
      const left = +new Date(card.dataset.startsAt ?? "") - now;
      const { textStartsIn = "", textSoon = "" } = this.dataset;
      const soon = left > -LATE_MS ? textSoon : "";
      const due =
        left > DAY_MS ? "" : textStartsIn.replace("%t", () => countdownText(left, document.documentElement.lang));
      this.#say(card, left > 0 ? due : soon);
      if (left > DAY_MS) next = Math.min(next, left - DAY_MS);
      else if (left > -LATE_MS) next = Math.min(next, left > 3_600_000 ? left % 60_000 || 60_000 : 1000);
      if (soon && left <= 0) void this.#ask(card, now);
    }
    this.#timer = window.setTimeout(() => this.#tick(), next);
  }

  /** Asks the store whether a show whose time has come is on air; pages ask at different moments. @param {HTMLElement} card @param {number} now */
  async #ask(card, now) {
    if (now - this.#askedAt < ASK_MS * (0.5 + Math.random())) return;
    this.#askedAt = now;
    try {
      const response = await fetch("/apps/paniere/live", { headers: { accept: "application/json" } });
      const { show } = await response.json();
      if (show?.state === "live" && show.id === card.dataset.show) this.#goLive(card);
    } catch {
      // The schedule stands without the app.
    }
  }

  /** @param {HTMLElement} card */
  #goLive(card) {
    const { livePage, textOnAir = "" } = this.dataset;
    card.dataset.state = "live";
    this.#say(card, textOnAir);
    const watch = /** @type {HTMLAnchorElement} */ (this.#field(card, "watch"));
    if (livePage) watch.href = livePage;
    watch.hidden = !livePage;
    this.#field(card, "calendar").hidden = true;
    this.#field(this, "news").textContent = `${textOnAir}: ${card.querySelector(".paniere-card-title")?.textContent}`;
    this.dispatchEvent(new CustomEvent("paniere:on-air", { bubbles: true }));
  }

  /** @param {HTMLElement} card @param {string} text */
  #say(card, text) {
    const clock = this.#field(card, "clock");
    if (clock.textContent !== text) clock.textContent = text;
    clock.hidden = !text;
  }

  /** @param {ParentNode} root @param {string} name */
  #field(root, name) {
    return /** @type {HTMLElement} */ (root.querySelector(`[data-field="${name}"]`));
  }
}

customElements.define("paniere-upcoming", UpcomingShows);
