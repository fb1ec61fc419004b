// @ts-check
/** @import { Told, Video } from "./player-extras.js" */
/** @import { Source } from "./player-source.js" */
import { makeFrame } from "./player-frame.js";

/** Vimeo's live events reach viewers 5 to 10 seconds later with its low latency, and it does not say how late a picture is. */
const DELAY_MS = 8000;

/**
 * Plays a video or a live event of Vimeo without its script, by the messages of its player, and with its "do not track".
 * https://help.vimeo.com/hc/en-us/articles/12426260232977
 * @param {Extract<Source, { kind: "vimeo" }>} source
 * @param {Told} told
 * @returns {Video}
 */
export function openVimeo({ id, hash, isEvent }, told) {
  let { muted } = told;
  let isPlaying = false;
  const address = new URL(isEvent ? `https://vimeo.com/event/${id}/embed` : `https://player.vimeo.com/video/${id}`);
  const asked = { autoplay: "1", muted: muted ? "1" : "0", playsinline: "1", dnt: "1", ...(hash && { h: hash }) };
  address.search = `${new URLSearchParams(asked)}`;
  const frame = makeFrame(told, {
    address: address.href,
    delayMs: DELAY_MS,
    hear: ({ event, data }) => {
      if (event === "ready") {
        for (const value of ["play", "playing", "pause", "ended", "volumechange", "error"]) {
          frame.send({ method: "addEventListener", value });
        }
        frame.send({ method: "play" });
      }
      if (event === "error") return data?.name === "PrivacyError" ? told.unplayable() : undefined;
      if (event === "volumechange") {
        if (typeof data?.muted === "boolean") muted = data.muted;
        if (typeof data?.volume === "number" && data.volume > 0) muted = data.muted === true;
      }
      if (event === "play" || event === "playing") isPlaying = true;
      if (event === "pause" || event === "ended") isPlaying = false;
      if (/^(play|playing|pause|ended|volumechange)$/.test(event)) frame.tell(isPlaying ? "playing" : "paused", muted);
    },
  });
  return {
    ...frame,
    start: () => frame.send({ method: "play" }),
    pause: () => frame.send({ method: "pause" }),
    mute: (isMuted) => {
      muted = isMuted;
      frame.send({ method: "setMuted", value: isMuted });
      told.report(isPlaying ? "playing" : "paused", muted);
    },
  };
}
