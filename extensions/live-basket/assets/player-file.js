// @ts-check
/** @import { Told, Video } from "./player-extras.js" */
import { makeVideo } from "./player-video.js";

/**
 * Plays a file, a recording or a test film. It says of no moment of the show.
 * @param {string} address
 * @param {Told} told
 * @returns {Video}
 */
export function openFile(address, told) {
  const player = makeVideo(told);
  const { video } = player;
  video.addEventListener("error", () => told.lost(), { signal: told.signal });
  video.addEventListener("ended", () => told.report("paused", video.muted), { signal: told.signal });
  video.src = address;
  void player.start();
  return { ...player, momentMs: () => null, behindMs: () => 0, lagMs: () => 0, toLive: () => undefined };
}
