// @ts-check
/** @import { ShowState } from "./show-state.js" */
/** @import { Wish } from "./sleeping-markup.js" */
/** @import { VideoView } from "./show-player.js" */
import "./held-goods.js";
import { say } from "./offer.js";
import "./show-player.js";
import "./show-sheet.js";
import { sleeping } from "./sleeping-markup.js";

/** The player's frame once it is in use: video controls, notices, sheets, keyboard. Emits `paniere:remember`. */
class ShowStage extends HTMLElement {
  #ending = new AbortController();
  #muted = false;
  #isPlaying = false;
  #phone = matchMedia("(max-width: 599px)");

  connectedCallback() {
    this.#ending = new AbortController();
    // Before the sheet, which lies over it.
    if (!this.querySelector("paniere-held")) {
      this.append(sleeping(this, "player"));
      this.#part("sheet").before(sleeping(this, "held"));
    }
    /** @type {(type: string, listener: (detail: any) => void) => void} */
    const hear = (type, listener) =>
      this.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail), this.#ending);
    hear("paniere:wish", (wish) => this.#grant(wish));
    hear("paniere:size", () => this.#fit());
    this.addEventListener(
      "paniere:state",
      (event) => {
        event.preventDefault();
        this.#learn(/** @type {CustomEvent} */ (event).detail);
      },
      this.#ending,
    );
    hear("paniere:video", (view) => this.#follow(view));
    hear("paniere:covered", (isCovered) => this.#cover(isCovered));
    hear("paniere:bought", (text) => this.#thank(text));
    hear("paniere:held", () => this.#tell("sheet", "paniere:held"));
    this.addEventListener("keydown", (event) => this.#key(event), this.#ending);
    this.#phone.addEventListener("change", () => this.#fit(), this.#ending);
    this.#fit();
    // The screen under an open sheet is inert, so a tap beside the sheet lands here.
    this.addEventListener(
      "click",
      ({ target }) => target === this && this.#tell("sheet", "paniere:close"),
      this.#ending,
    );
  }

  disconnectedCallback() {
    this.#ending.abort();
  }

  /** @param {ShowState} state */
  #learn(state) {
    const { show, items } = state;
    if (show) {
      say(this.#part("title"), show.title);
      say(this.#part("host"), show.host && this.dataset.textWithHost?.replace("%h", () => show.host));
    }
    say(this.#part("line-up-count"), `${items.size}`);
    this.#part("line-up").hidden = !items.size;
    for (const name of ["pin", "held", "sheet"]) this.#tell(name, "paniere:state", state);
  }

  /** @param {Wish} wish */
  #grant(wish) {
    this.#learn(wish.state);
    const address = wish.state.show?.streamUrl ?? this.closest("live-basket")?.getAttribute("data-stream-url") ?? "";
    const isOver = wish.state.show?.state === "ended";
    switch (wish.action) {
      case "play":
        if (isOver) return;
        if (this.#isPlaying) return wish.from === "stage" ? this.#tell("player", "paniere:pause") : undefined;
        return this.#tell("player", "paniere:play", { address, muted: false });
      case "resume":
        return this.#tell("player", "paniere:play", { address, muted: this.#muted });
      case "held":
        return;
      case "mute":
        return this.#tell("player", "paniere:mute", !this.#muted);
      case "end":
        this.#tell("player", "paniere:stop");
        return this.#notice("ended");
      default:
        // While its code was on the way the shopper may have made the show small again.
        if (this.dataset.size !== "stage") return;
        // The player was opened for what it sells: the picture starts without its sound.
        if (!this.#isPlaying && !isOver) this.#tell("player", "paniere:play", { address, muted: true });
        return this.#tell("sheet", "paniere:open", wish);
    }
  }

  #fit() {
    const { size, place } = this.dataset;
    const isFull = size === "stage" && this.#phone.matches && place !== "page";
    this.role = isFull ? "dialog" : "region";
    this.ariaModal = isFull ? "true" : null;
    if (size === "bubble") this.#tell("player", "paniere:pause");
    if (size !== "stage") this.#tell("sheet", "paniere:close");
    // What only the large player shows is gone with it, and must not take the focus along.
    if (this.contains(document.activeElement) && !document.activeElement?.checkVisibility()) this.focus();
    this.#label();
  }

  /** @param {VideoView} view */
  #follow({ status, muted }) {
    this.#muted = muted;
    this.#isPlaying = status === "playing";
    this.toggleAttribute("data-playing", this.#isPlaying);
    // In the bubble the video rests, and goes on when the show is opened again.
    if (status === "playing" || (status === "paused" && this.dataset.size !== "bubble")) {
      this.#emit("paniere:remember", { playing: this.#isPlaying, muted });
    }
    const mute = this.#part("mute");
    mute.hidden = !this.#isPlaying;
    mute.ariaLabel = (muted ? this.dataset.textUnmute : this.dataset.textMute) ?? "";
    for (const glyph of mute.querySelectorAll("[data-glyph]")) {
      glyph.toggleAttribute("hidden", (glyph.getAttribute("data-glyph") === "muted") !== muted);
    }
    this.#notice(status === "starting" || status === "unplayable" || status === "ended" ? status : "");
    this.#label();
  }

  #label() {
    const { size, textPause, textExpand, textPlay, textWatch } = this.dataset;
    const label = size === "stage" ? [textPlay, textPause] : [textWatch, textExpand];
    this.#part("play").ariaLabel = label[Number(this.#isPlaying)] ?? "";
  }

  /** @param {"" | "starting" | "unplayable" | "ended"} kind */
  #notice(kind) {
    const texts = {
      "": [],
      starting: [this.dataset.textStarting, this.dataset.textStartingMore],
      unplayable: [this.dataset.textUnplayable, this.dataset.textUnplayableMore],
      ended: [this.dataset.textEnded, this.dataset.textEndedMore],
    }[kind];
    this.toggleAttribute("data-noticed", kind !== "");
    this.#part("notice").hidden = !kind;
    this.#part("notice-title").textContent = texts[0] ?? "";
    this.#part("notice-more").textContent = texts[1] ?? "";
  }

  /** @param {boolean} isCovered */
  #cover(isCovered) {
    this.toggleAttribute("data-covered", isCovered);
    this.#part("screen").inert = isCovered;
    this.#part("basket").inert = isCovered;
    this.#part("held").inert = isCovered;
  }

  /** @param {string} text */
  async #thank(text) {
    this.#tell("sheet", "paniere:close");
    const toast = this.#part("toast");
    toast.textContent = text;
    toast.hidden = false;
    const basket = this.#part("basket");
    if (matchMedia("(prefers-reduced-motion: no-preference)").matches) {
      basket.animate({ scale: ["1", "1.22", "0.96", "1"] }, { duration: 450, easing: "ease-out" });
    }
    await toast.animate({ opacity: [0, 1, 1, 1, 1, 0] }, 2600).finished;
    toast.hidden = true;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.dataset.size !== "stage" || event.defaultPrevented) return;
    if (event.key === "Escape") this.#part("smaller")?.click();
    if (event.key === "Tab" && this.ariaModal) this.#keepFocus(event);
  }

  /**
   * Over the whole screen of a phone the page behind is out of reach, for the keyboard too.
   * @param {KeyboardEvent} event
   */
  #keepFocus(event) {
    const stops = [...this.querySelectorAll("button:enabled, a, input:checked, [tabindex='0']")].filter(
      (stop) => stop.checkVisibility({ visibilityProperty: true }) && !stop.closest("[inert]"),
    );
    const [first, last] = event.shiftKey ? [stops.at(-1), stops[0]] : [stops[0], stops.at(-1)];
    if (document.activeElement !== last && document.activeElement !== this) return;
    event.preventDefault();
    if (first instanceof HTMLElement) first.focus();
  }

  /**
   * @param {string} name
   * @param {string} type
   * @param {unknown} [detail]
   */
  #tell(name, type, detail) {
    this.#part(name).dispatchEvent(new CustomEvent(type, { detail }));
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
  }
}

customElements.define("paniere-stage", ShowStage);
