// @ts-check
/** @import { EngineFault } from "./player-hls.js" */
/** @import { Source } from "./player-source.js" */
import { sourceOf } from "./player-source.js";

/**
 * A recording that plays.
 * @typedef {{ seek: (seconds: number) => void, end: () => void }} Playing
 * @typedef {object} Recording
 * @property {string} address
 * @property {string} engineSrc of hls.js
 * @property {string} title names the frame of another's player
 * @property {number} at second at which it begins
 * @property {(seconds: number) => void} onTime
 * @property {() => void} onFault it cannot be played
 */

/**
 * Plays a recording on its screen: a file or an HLS stream in a video of the page's own, YouTube and Vimeo in theirs.
 * @param {HTMLElement} screen
 * @param {Recording} recording
 * @returns {Playing}
 */
export function playRecording(screen, recording) {
  const source = sourceOf(recording.address, location.href);
  switch (source?.kind) {
    case "youtube":
      return playFrame(screen, recording, youTubeFrame(source.id, recording.at));
    case "vimeo":
      return playFrame(screen, recording, vimeoFrame(source, recording.at));
    case "hls":
    case "file":
      return playVideo(screen, { ...recording, address: source.address }, source.kind === "hls");
    default:
      queueMicrotask(recording.onFault);
      return { seek() {}, end() {} };
  }
}

/**
 * How another's player is spoken to: its address, what it is told, and what it tells.
 * @typedef {object} Frame
 * @property {URL} url
 * @property {object[]} hello
 * @property {"load" | "ready"} helloAt when its page is there, or when it says that it is ready
 * @property {(seconds: number) => object[]} seek
 * @property {(message: any) => number | "fault" | undefined} read
 */

/** https://developers.google.com/youtube/player_parameters @param {string} id @param {number} at @returns {Frame} */
function youTubeFrame(id, at) {
  const url = new URL(`https://www.youtube-nocookie.com/embed/${encodeURIComponent(id)}`);
  url.search = `${new URLSearchParams({ enablejsapi: "1", autoplay: "1", playsinline: "1", rel: "0", start: `${at}`, origin: location.origin })}`;
  /** @param {string} func @param {unknown[]} args */
  const command = (func, args = []) => ({ event: "command", func, args, id: 1, channel: "widget" });
  return {
    url,
    hello: [{ event: "listening", id: 1, channel: "widget" }],
    helloAt: "load",
    seek: (seconds) => [command("seekTo", [seconds, true]), command("playVideo")],
    read: ({ event, info }) => (event === "onError" ? "fault" : info?.currentTime),
  };
}

/**
 * https://developer.vimeo.com/player/sdk/embed
 * @param {Extract<Source, { kind: "vimeo" }>} source
 * @param {number} at
 * @returns {Frame}
 */
function vimeoFrame({ id, hash, isEvent }, at) {
  const url = new URL(isEvent ? `https://vimeo.com/event/${id}/embed` : `https://player.vimeo.com/video/${id}`);
  url.search = `${new URLSearchParams({ autoplay: "1", dnt: "1", ...(hash && { h: hash }) })}`;
  url.hash = `t=${at}s`;
  return {
    url,
    hello: [
      { method: "addEventListener", value: "timeupdate" },
      { method: "addEventListener", value: "error" },
    ],
    helloAt: "ready",
    seek: (seconds) => [{ method: "setCurrentTime", value: seconds }, { method: "play" }],
    read: ({ event, data }) => (event === "error" ? "fault" : event === "timeupdate" ? data?.seconds : undefined),
  };
}

/** @param {HTMLElement} screen @param {Recording} recording @param {Frame} frame @returns {Playing} */
function playFrame(screen, { title, onTime, onFault }, { url, hello, helloAt, seek, read }) {
  const ending = new AbortController();
  const frame = document.createElement("iframe");
  frame.className = "paniere-replay-video";
  frame.title = title;
  frame.allow = "autoplay; fullscreen; picture-in-picture; encrypted-media";
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation");
  frame.src = url.href;
  let isThere = false;
  /** Where it was sent before it was there @type {number | null} */
  let wished = null;
  /** @param {object[]} messages */
  const tell = (messages) => {
    for (const message of messages) frame.contentWindow?.postMessage(JSON.stringify(message), url.origin);
  };
  if (helloAt === "load") frame.addEventListener("load", () => tell(hello), ending);
  addEventListener(
    "message",
    ({ source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== url.origin) return;
      const message = parsed(data);
      if (!message || typeof message !== "object") return;
      if (message.event === helloAt) tell(hello);
      isThere = true;
      if (wished !== null) tell(seek(wished));
      wished = null;
      const news = read(message);
      if (news === "fault") onFault();
      else if (typeof news === "number") onTime(news);
    },
    ending,
  );
  screen.append(frame);
  return {
    seek(seconds) {
      if (isThere) tell(seek(seconds));
      else wished = seconds;
    },
    end() {
      ending.abort();
      frame.remove();
    },
  };
}

/** @param {unknown} data */
function parsed(data) {
  try {
    return typeof data === "string" ? JSON.parse(data) : data;
  } catch {
    return null;
  }
}

/** @param {HTMLElement} screen @param {Recording} recording @param {boolean} isHls @returns {Playing} */
function playVideo(screen, { address, engineSrc, title, at, onTime, onFault }, isHls) {
  const ending = new AbortController();
  const video = document.createElement("video");
  video.className = "paniere-replay-video";
  video.controls = true;
  video.playsInline = true;
  video.ariaLabel = title;
  /** @type {{ destroy: () => void } | null} */
  let engine = null;
  let from = at;
  video.addEventListener("timeupdate", () => onTime(video.currentTime), ending);
  video.addEventListener("error", () => onFault(), ending);
  video.addEventListener(
    "loadedmetadata",
    () => {
      if (from) video.currentTime = from;
    },
    { ...ending, once: true },
  );
  screen.append(video);
  const natively = () => {
    video.src = address;
    void video.play().catch(() => undefined);
  };
  if (isHls) void drive();
  else natively();

  async function drive() {
    const module = await import(engineSrc).catch(() => null);
    const Hls = module?.default ?? Reflect.get(globalThis, "Hls");
    if (ending.signal.aborted) return;
    if (!Hls?.isSupported()) return video.canPlayType("application/vnd.apple.mpegurl") ? natively() : onFault();
    const driver = (engine = new Hls({ capLevelToPlayerSize: true, startPosition: from }));
    let repairs = 0;
    driver.on("hlsError", (/** @type {string} */ _, /** @type {EngineFault} */ { fatal, type }) => {
      if (!fatal) return;
      if (type === "mediaError" && repairs++ < 2) driver.recoverMediaError();
      else onFault();
    });
    driver.loadSource(address);
    driver.attachMedia(video);
    void video.play().catch(() => undefined);
  }

  return {
    seek(seconds) {
      from = seconds;
      video.currentTime = seconds;
      onTime(seconds);
      void video.play().catch(() => undefined);
    },
    end() {
      ending.abort();
      engine?.destroy();
      video.remove();
      // Out of the page it would go on playing, and loading.
      video.removeAttribute("src");
      video.load();
    },
  };
}
