// @ts-check
/** @import { Told } from "./player-extras.js" */

/**
 * A video element in its place, and what is done with it.
 * @param {Told} told
 */
export function makeVideo({ place, muted, signal, report, moved }) {
  const video = document.createElement("video");
  video.className = "paniere-video";
  video.playsInline = true;
  video.muted = muted;
  const tell = () => video.readyState > 0 && report(video.paused ? "paused" : "playing", video.muted);
  for (const type of /** @type {const} */ (["playing", "pause", "volumechange"])) {
    video.addEventListener(type, tell, { signal });
  }
  for (const type of /** @type {const} */ (["timeupdate", "seeked"])) video.addEventListener(type, moved, { signal });
  signal.addEventListener("abort", () => {
    video.remove();
    video.removeAttribute("src");
    video.load();
  });
  place.append(video);
  return {
    video,
    start: () => start(video, report),
    pause: () => video.pause(),
    mute: (/** @type {boolean} */ isMuted) => void (video.muted = isMuted),
  };
}

/**
 * @param {HTMLVideoElement} video
 * @param {Told["report"]} report
 */
async function start(video, report) {
  try {
    await video.play();
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "NotAllowedError") return;
    // A browser that wants a tap for sound gets the picture alone.
    if (video.muted) return report("paused", true);
    video.muted = true;
    await start(video, report);
  }
}
