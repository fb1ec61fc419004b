// @ts-check
/** @import { ShowState } from "./show-state.js" */
/** @import { Wish } from "./sleeping-markup.js" */
/** @import { ShowNotice } from "./show-notice.js" */
/** @import { Status, VideoView } from "./player-extras.js" */
/** @import { ShowPlayer } from "./show-player.js" */
import "./held-goods.js";
import { keepFocus } from "./keep-focus.js";
import { say } from "./offer.js";
import "./show-notice.js";
import { Pacer } from "./show-pace.js";
import "./show-player.js";
import "./show-sheet.js";
import { NOTHING_KNOWN } from "./show-state.js";
import { sleeping } from "./sleeping-markup.js";

/** The player's frame once it is in use: video controls, notices, sheets, keyboard, pace. Emits `paniere:remember`. */
class ShowStage extends HTMLElement {
  #ending = new AbortController();
  #state = NOTHING_KNOWN;
  /** @type {VideoView | null} */
  #video = null;
  #wantsPlay = false;
  #seen = NOTHING_KNOWN;
  #pacer = new Pacer(
    () => this.#picture(),
    (seen) => this.#show(seen),
  );
  #phone = matchMedia("(max-width: 599px)");

  connectedCallback() {
    this.#ending = new AbortController();
    // Before the sheet, which lies over it.
    if (!this.querySelector("paniere-held")) {
      this.#part("floor").before(sleeping(this, "player"));
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
    hear("paniere:moment", () => this.#pacer.pace());
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
    this.#pacer.stop();
  }

  /** @param {ShowState} state */
  #learn(state) {
    const before = this.#state.show;
    this.#state = state;
    const { show, items } = state;
    if (show) {
      say(this.#part("title"), show.title);
      say(this.#part("host"), show.host && this.dataset.textWithHost?.replace("%h", () => show.host));
    }
    say(this.#part("line-up-count"), `${items.size}`);
    this.#part("line-up").hidden = !items.size;
    this.#pacer.learn(state);
    const hasMoved = before && show && (before.streamUrl !== show.streamUrl || before.state !== show.state);
    if (hasMoved && this.#wantsPlay && show.state === "live") this.#play(this.#isMuted);
  }

  /** What a viewer sees whose picture has come so far. @param {ShowState} seen */
  #show(seen) {
    for (const name of ["pin", "held", "sheet"]) this.#tell(name, "paniere:state", seen);
    this.#seen = seen;
  }

  #picture() {
    const { clock } = /** @type {ShowPlayer} */ (this.#part("player"));
    return clock && { clock, isMoving: this.#isPlaying };
  }

  /** @param {Wish} wish */
  #grant(wish) {
    this.#learn(wish.state);
    const isOver = wish.state.show?.state === "ended";
    switch (wish.action) {
      case "play":
        if (isOver) return;
        if (!this.#isPlaying) return this.#play(false);
        return wish.from === "stage" ? this.#tell("player", "paniere:pause") : undefined;
      case "resume":
        return this.#play(wish.muted ?? this.#isMuted);
      case "held":
        return;
      case "mute":
        return this.#tell("player", "paniere:mute", !this.#isMuted);
      case "captions":
      case "float":
        return this.#tell("player", `paniere:${wish.action}`);
      case "end":
        this.#wantsPlay = false;
        return this.#tell("player", "paniere:stop");
      default:
        // While its code was on the way the shopper may have made the show small again.
        if (this.dataset.size !== "stage") return;
        // The player was opened for what it sells: the picture starts without its sound.
        if (!this.#isPlaying && !isOver) this.#play(true);
        return this.#tell("sheet", "paniere:open", { ...wish, state: this.#seen });
    }
  }

  /** Plays the show live; one that has not begun is waited for. @param {boolean} muted */
  #play(muted) {
    this.#wantsPlay = true;
    const { show } = this.#state;
    const address = show?.streamUrl ?? this.closest("live-basket")?.getAttribute("data-stream-url") ?? "";
    if (show?.state === "scheduled") return this.#notice("late");
    this.#tell("player", "paniere:play", { address, muted, title: show?.title });
  }

  get #isPlaying() {
    return this.#video?.status === "playing";
  }

  get #isMuted() {
    return this.#video?.muted ?? false;
  }

  #fit() {
    const { size, place } = this.dataset;
    const isFull = size === "stage" && this.#phone.matches && place !== "page";
    this.role = isFull ? "dialog" : "region";
    this.ariaModal = isFull ? "true" : null;
    if (size === "bubble" && !this.#video?.isAfloat) this.#tell("player", "paniere:pause");
    if (size !== "stage") this.#tell("sheet", "paniere:close");
    // What only the large player shows is gone with it, and must not take the focus along.
    if (this.contains(document.activeElement) && !document.activeElement?.checkVisibility()) this.focus();
    this.#label();
  }

  /** @param {VideoView} view */
  #follow(view) {
    const { status, muted, canMute, captions } = view;
    this.#video = view;
    this.toggleAttribute("data-playing", this.#isPlaying);
    this.toggleAttribute("data-guest", view.isGuest);
    // In the bubble the video rests, and goes on when the show is opened again.
    if (status === "playing" || (status === "paused" && this.dataset.size !== "bubble")) {
      this.#wantsPlay = this.#isPlaying;
      this.#emit("paniere:remember", { playing: this.#isPlaying, muted });
    }
    const { textMute, textUnmute } = this.dataset;
    this.#offer("mute", this.#isPlaying && canMute);
    this.#part("mute").ariaLabel = (muted ? textUnmute : textMute) ?? "";
    for (const glyph of this.#part("mute").querySelectorAll("[data-glyph]")) {
      glyph.toggleAttribute("hidden", (glyph.getAttribute("data-glyph") === "muted") !== muted);
    }
    this.#offer("float", this.#isPlaying && view.canFloat);
    this.#part("float").ariaPressed = `${view.isAfloat}`;
    this.#offer("captions", captions !== "none");
    this.#part("captions").ariaPressed = `${captions === "on"}`;
    this.#notice(status);
    this.#label();
    this.#pacer.pace();
  }

  /** Shows a control, or takes it away, but never from under the focus. @param {string} name @param {boolean} isThere */
  #offer(name, isThere) {
    const control = this.#part(name);
    if (control === document.activeElement && !isThere) this.focus();
    control.hidden = !isThere;
  }

  #label() {
    const { size, textPause, textExpand, textPlay, textWatch } = this.dataset;
    const label = size === "stage" ? [textPlay, textPause] : [textWatch, textExpand];
    this.#part("play").ariaLabel = label[Number(this.#isPlaying)] ?? "";
  }

  /** @param {Status} status */
  #notice(status) {
    const notice = /** @type {ShowNotice} */ (this.#part("notice"));
    notice.tell(status, this.#state);
    this.toggleAttribute("data-noticed", !notice.hidden);
  }

  /** @param {boolean} isCovered */
  #cover(isCovered) {
    this.toggleAttribute("data-covered", isCovered);
    // On a wide page the sheet stands beside the video, and nothing is under it.
    const isUnder = isCovered && !(this.dataset.place === "page" && matchMedia("(min-width: 900px)").matches);
    for (const name of ["screen", "basket", "held"]) this.#part(name).inert = isUnder;
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
    if (event.key === "Tab" && this.ariaModal) keepFocus(this, event);
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
