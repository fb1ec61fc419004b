// @ts-check
/** @import { Told, Video } from "./player-extras.js" */
import { makeFrame } from "./player-frame.js";

/** YouTube says nowhere how late a picture is; its "low latency", which most live shows use, is 5 to 10 seconds. */
const DELAY_MS = 8000;
const PLAYING = 1;
const PAUSED = 2;
const ENDED = 0;
/** The owner allows no embedding, or it is gone: 2 a bad id, 100 not found, 101 and 150 not embeddable. */
const NOT_HERE = new Set([2, 100, 101, 150]);

/**
 * Plays YouTube without its script: the messages are those of its IFrame API, the host is the one that sets no cookie before play.
 * https://developers.google.com/youtube/player_parameters
 * @param {string} id
 * @param {Told} told
 * @returns {Video}
 */
export function openYouTube(id, told) {
  let { muted } = told;
  let state = -1;
  const address = new URL(`https://www.youtube-nocookie.com/embed/${id}`);
  address.search = `${new URLSearchParams({
    autoplay: "1",
    mute: muted ? "1" : "0",
    playsinline: "1",
    enablejsapi: "1",
    origin: location.origin,
    rel: "0",
    hl: document.documentElement.lang,
  })}`;
  const frame = makeFrame(told, {
    address: address.href,
    delayMs: DELAY_MS,
    onLoad: () => frame.send({ event: "listening", id: 1, channel: "widget" }),
    hear: ({ event, info }) => {
      if (event === "onError") return NOT_HERE.has(info) ? told.unplayable() : told.lost();
      const next = event === "onStateChange" ? info : info?.playerState;
      if (typeof info?.muted === "boolean") muted = info.muted;
      else if (typeof next !== "number") return;
      if (typeof next === "number") state = next;
      if (state === PLAYING) frame.tell("playing", muted);
      if (state === PAUSED || state === ENDED) frame.tell("paused", muted);
    },
  });
  /** @param {string} func @param {unknown[]} [args] */
  const command = (func, args = []) => frame.send({ event: "command", func, args });
  return {
    ...frame,
    start: () => command("playVideo"),
    pause: () => command("pauseVideo"),
    mute: (isMuted) => {
      muted = isMuted;
      command(isMuted ? "mute" : "unMute");
      told.report(state === PLAYING ? "playing" : "paused", muted);
    },
  };
}
