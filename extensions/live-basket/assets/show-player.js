// @ts-check

/**
 * What the video does now. "starting" lasts until there is a picture, and while a lost stream is tried again.
 * @typedef {{ status: "starting" | "playing" | "paused" | "unplayable" | "ended", muted: boolean }} VideoView
 */

/**
 * The part of hls.js that is used.
 * @typedef {{ type: string, fatal: boolean, details: string }} EngineFault
 * @typedef {object} Engine
 * @property {(address: string) => void} loadSource
 * @property {(video: HTMLVideoElement) => void} attachMedia
 * @property {(event: string, listener: (name: string, fault: EngineFault) => void) => void} on
 * @property {(from?: number) => void} startLoad
 * @property {() => void} stopLoad
 * @property {() => void} recoverMediaError
 * @property {() => void} destroy
 * @property {number | null} liveSyncPosition
 * @typedef {{ new (options: object): Engine, isSupported: () => boolean }} EngineClass
 */

const AGAIN_MS = 4000;

/** The show's video (HLS). The engine is fetched when it is first played. Emits `paniere:video`. */
export class ShowPlayer extends HTMLElement {
  #ending = new AbortController();
  /** @type {HTMLVideoElement | null} */
  #video = null;
  /** @type {Engine | null} */
  #engine = null;
  #address = "";
  #timer = 0;
  #repairs = 0;

  connectedCallback() {
    this.#ending = new AbortController();
    /** @type {(type: string, listener: (detail: any) => void) => void} */
    const hear = (type, listener) =>
      this.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail), this.#ending);
    hear("paniere:play", (wish) => this.#play(wish));
    hear("paniere:pause", () => this.#video?.pause());
    hear("paniere:mute", (muted) => this.#video && (this.#video.muted = muted));
    hear("paniere:stop", () => {
      this.#leave();
      this.#emit("ended");
    });
  }

  disconnectedCallback() {
    this.#ending.abort();
    this.#leave();
  }

  /** @param {{ address: string, muted: boolean }} wish */
  async #play({ address, muted }) {
    if (this.#video && address === this.#address) {
      if (this.#engine?.liveSyncPosition) this.#video.currentTime = this.#engine.liveSyncPosition;
      return this.#start(this.#video);
    }
    this.#leave();
    if (!address) return this.#emit("unplayable");
    this.#address = address;
    const video = this.#makeVideo(muted);
    this.#emit("starting");
    const engine = await this.#findEngine();
    if (video !== this.#video) return;
    if (engine) this.#drive(video, engine);
    else if (video.canPlayType("application/vnd.apple.mpegurl")) this.#playNatively(video);
    else this.#emit("unplayable");
  }

  /** @param {boolean} muted */
  #makeVideo(muted) {
    const video = document.createElement("video");
    video.className = "paniere-video";
    video.playsInline = true;
    video.muted = muted;
    const { signal } = this.#ending;
    for (const type of /** @type {const} */ (["playing", "pause", "volumechange"])) {
      video.addEventListener(type, () => video === this.#video && video.readyState && this.#report(video), { signal });
    }
    this.#video = video;
    this.append(video);
    return video;
  }

  /** @param {HTMLVideoElement} video */
  #report(video) {
    if (!video.paused) this.#repairs = 0;
    this.#emit(video.paused ? "paused" : "playing");
  }

  /**
   * hls.js wherever Media Source Extensions are: Chromium says "maybe" to native HLS and then does not play it.
   * @returns {Promise<EngineClass | null>}
   */
  async #findEngine() {
    if (!("MediaSource" in window || "ManagedMediaSource" in window)) return null;
    try {
      const module = await import(/** @type {string} */ (this.dataset.engineSrc));
      /** @type {EngineClass | undefined} */
      const Hls = module.default ?? Reflect.get(globalThis, "Hls");
      return Hls?.isSupported() ? Hls : null;
    } catch {
      return null;
    }
  }

  /**
   * @param {HTMLVideoElement} video
   * @param {EngineClass} Hls
   */
  #drive(video, Hls) {
    const engine = new Hls({ capLevelToPlayerSize: true, backBufferLength: 10 });
    this.#engine = engine;
    engine.on("hlsManifestParsed", () => this.#start(video));
    engine.on("hlsError", (_, fault) => {
      if (!fault.fatal || engine !== this.#engine) return;
      if (fault.type === "mediaError" && this.#repairs++ < 2) return engine.recoverMediaError();
      if (fault.type === "networkError") return this.#again(video.muted);
      this.#leave();
      this.#emit("unplayable");
    });
    engine.loadSource(this.#address);
    engine.attachMedia(video);
  }

  /** @param {HTMLVideoElement} video */
  #playNatively(video) {
    video.addEventListener("error", () => video === this.#video && this.#again(video.muted), this.#ending);
    video.src = this.#address;
    this.#start(video);
  }

  /**
   * A stream that is not there yet, or not any more, is asked for again until the show is over.
   * @param {boolean} muted
   */
  #again(muted) {
    const address = this.#address;
    this.#leave();
    this.#emit("starting", muted);
    this.#timer = window.setTimeout(() => this.#play({ address, muted }), AGAIN_MS);
  }

  /** @param {HTMLVideoElement} video */
  async #start(video) {
    try {
      await video.play();
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "NotAllowedError") return;
      // A browser that wants a tap for sound gets the picture alone.
      if (video.muted) return this.#emit("paused");
      video.muted = true;
      await this.#start(video);
    }
  }

  #leave() {
    clearTimeout(this.#timer);
    this.#engine?.destroy();
    this.#engine = null;
    this.#video?.remove();
    this.#video = null;
    this.#address = "";
  }

  /**
   * @param {VideoView["status"]} status
   * @param {boolean} muted
   */
  #emit(status, muted = this.#video?.muted ?? false) {
    this.dispatchEvent(new CustomEvent("paniere:video", { detail: { status, muted }, bubbles: true }));
  }
}

customElements.define("paniere-player", ShowPlayer);
