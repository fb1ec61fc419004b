// @ts-check
/** @import { Source } from "./player-source.js" */
/** @import { Status, Told, Video, VideoView } from "./player-extras.js" */
import { captionsOf, isAfloat, mayFloat, switchCaptions, switchFloat } from "./player-extras.js";
import { sourceOf } from "./player-source.js";

const AGAIN_MS = 4000;
/** Between two looks at where the picture is */
const LOOK_MS = 240;

/** The show's video. The code of its source is fetched when it is first played. Emits `paniere:video` and `paniere:moment`. */
export class ShowPlayer extends HTMLElement {
  #ending = new AbortController();
  #use = new AbortController();
  /** @type {Video | null} */
  #video = null;
  #address = "";
  #muted = false;
  /** @type {"starting" | "late" | "broken"} */
  #trouble = "starting";
  /** @type {Status} */
  #status = "paused";
  #timer = 0;
  #lookedAtMs = 0;

  connectedCallback() {
    this.#ending = new AbortController();
    /** @type {(type: string, listener: (detail: any) => void) => void} */
    const hear = (type, listener) =>
      this.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail), this.#ending);
    hear("paniere:play", (wish) => this.#play(wish));
    hear("paniere:pause", () => this.#video?.pause());
    hear("paniere:mute", (muted) => this.#video?.mute?.(muted));
    hear("paniere:captions", () => switchCaptions(this.#video?.video));
    hear("paniere:float", () => switchFloat(this.#video?.video));
    hear("paniere:stop", () => {
      this.#leave();
      this.#emit("ended");
    });
  }

  disconnectedCallback() {
    this.#ending.abort();
    this.#leave();
  }

  /** Where the picture is; null while there is none. */
  get clock() {
    const isSeen = this.#status === "playing" || this.#status === "paused";
    if (!this.#video || !isSeen) return null;
    return { momentMs: this.#video.momentMs(), behindMs: this.#video.behindMs(), lagMs: this.#video.lagMs() };
  }

  /** @param {{ address: string, muted: boolean, title?: string }} wish */
  async #play({ address, muted, title = "" }) {
    if (this.#video && address === this.#address && !this.#video.isStale?.()) {
      this.#video.toLive();
      return this.#video.start();
    }
    if (address !== this.#address) this.#trouble = "starting";
    this.#leave();
    this.#address = address;
    this.#muted = muted;
    const source = sourceOf(address, location.href);
    if (!source) return this.#emit("unplayable");
    this.#emit(this.#trouble);
    const told = this.#makeTold(title);
    try {
      const video = await open(source, told);
      if (told.signal.aborted) return;
      if (!video) return told.unplayable();
      this.#video = video;
      this.#watch(video.video, told);
      this.#emit(this.#status);
    } catch {
      // Its code did not come.
      told.lost();
    }
  }

  /** What changes by itself, or by the browser's own controls. @param {HTMLVideoElement | null} video @param {Told} told */
  #watch(video, told) {
    const tell = () => this.#emit(this.#status);
    for (const type of ["addtrack", "removetrack", "change"]) video?.textTracks.addEventListener(type, tell, told);
    for (const type of ["enterpictureinpicture", "leavepictureinpicture", "webkitpresentationmodechanged"]) {
      video?.addEventListener(type, tell, told);
    }
  }

  /** @param {string} title @returns {Told} */
  #makeTold(title) {
    this.#use = new AbortController();
    const { signal } = this.#use;
    /** @type {<T extends unknown[]>(react: (...news: T) => void) => (...news: T) => void} */
    const whileUsed =
      (react) =>
      (...news) =>
        signal.aborted || react(...news);
    return {
      place: this,
      muted: this.#muted,
      title,
      engineSrc: this.dataset.engineSrc ?? "",
      signal,
      report: whileUsed((status, muted) => {
        this.#muted = muted;
        if (status === "playing") this.#trouble = "broken";
        this.#emit(status);
      }),
      moved: whileUsed(() => this.#look()),
      lost: whileUsed(() => this.#again(title)),
      unplayable: whileUsed(() => {
        this.#leave();
        this.#emit("unplayable");
      }),
      leave: whileUsed(() => {
        this.#leave();
        this.#emit("paused");
      }),
    };
  }

  #look() {
    if (performance.now() - this.#lookedAtMs < LOOK_MS) return;
    this.#lookedAtMs = performance.now();
    this.dispatchEvent(new CustomEvent("paniere:moment", { bubbles: true }));
  }

  /** A stream that is not there yet, or not any more, is asked for again until the show is over. @param {string} title */
  #again(title) {
    const address = this.#address;
    if (this.#trouble === "starting") this.#trouble = "late";
    this.#leave();
    this.#address = address;
    this.#emit(this.#trouble);
    this.#timer = window.setTimeout(() => this.#play({ address, muted: this.#muted, title }), AGAIN_MS);
  }

  #leave() {
    clearTimeout(this.#timer);
    this.#use.abort();
    this.#video = null;
    this.#address = "";
  }

  /** @param {Status} status */
  #emit(status) {
    this.#status = status;
    const video = this.#video?.video;
    /** @type {VideoView} */
    const detail = {
      status,
      muted: this.#muted,
      canMute: this.#video?.mute !== null,
      isGuest: this.#video !== null && !video,
      canFloat: mayFloat(video),
      isAfloat: isAfloat(video),
      captions: captionsOf(video),
    };
    this.dispatchEvent(new CustomEvent("paniere:video", { detail, bubbles: true }));
  }
}

/**
 * Fetches the code of a source, and opens it. Answers null where this browser does not play it.
 * @param {Source} source
 * @param {Told} told
 * @returns {Promise<Video | null>}
 */
async function open(source, told) {
  switch (source.kind) {
    case "hls":
      return (await import("./player-hls.js")).openHls(source.address, told);
    case "file":
      return (await import("./player-file.js")).openFile(source.address, told);
    case "youtube":
      return (await import("./player-youtube.js")).openYouTube(source.id, told);
    case "vimeo":
      return (await import("./player-vimeo.js")).openVimeo(source, told);
    case "twitch":
      return (await import("./player-twitch.js")).openTwitch(source, told);
  }
}

customElements.define("paniere-player", ShowPlayer);
