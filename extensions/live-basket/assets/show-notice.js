// @ts-check
/** @import { ShowState } from "./show-state.js" */
/** @import { HoldClock } from "./hold-clock.js" */
/** @import { Status } from "./player-extras.js" */
import { serverNow } from "./deal-time.js";
import "./hold-clock.js";
import { say } from "./offer.js";

/** The card over the player, while there is no picture: why, what goes on all the same, and how long until the planned start. */
class ShowNotice extends HTMLElement {
  /**
   * Says what is to be said of a status, and hides otherwise.
   * @param {Status} status
   * @param {ShowState} state
   */
  tell(status, state) {
    const { title, more } = this.#words(status, state);
    this.hidden = !title;
    say(this.#part("notice-title"), title);
    say(this.#part("notice-more"), more);
    const startMs = status === "ended" ? NaN : this.#untilStart(state);
    /** @type {HoldClock} */ (this.#part("notice-clock")).count(title && startMs > 0 ? startMs : 0);
  }

  /** @param {Status} status @param {ShowState} state @returns {{ title?: string | undefined, more?: string | undefined }} */
  #words(status, state) {
    const texts = this.dataset;
    const isEarly = this.#untilStart(state) > 0;
    switch (status) {
      case "starting":
      case "late":
        if (isEarly)
          return {
            title: texts.textPlanned?.replace("%t", () => this.#startText(state)),
            more: texts.textStartingMore,
          };
        if (status === "late") return { title: texts.textLate, more: texts.textLateMore };
        return { title: texts.textStarting, more: texts.textStartingMore };
      case "broken":
        return { title: texts.textBroken, more: texts.textBrokenMore };
      case "unplayable":
        return { title: texts.textUnplayable, more: texts.textUnplayableMore };
      case "ended":
        return { title: texts.textEnded, more: texts.textEndedMore };
      default:
        return {};
    }
  }

  /** Milliseconds. @param {ShowState} state */
  #untilStart(state) {
    return Date.parse(state.show?.startsAt ?? "") - serverNow(state);
  }

  /** @param {ShowState} state */
  #startText(state) {
    const start = new Date(state.show?.startsAt ?? "");
    const isToday = start.toDateString() === new Date().toDateString();
    const day = isToday ? {} : /** @type {const} */ ({ weekday: "short", day: "numeric", month: "short" });
    return start.toLocaleString(document.documentElement.lang || [], { ...day, hour: "numeric", minute: "2-digit" });
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
  }
}

customElements.define("paniere-notice", ShowNotice);
export { ShowNotice };
