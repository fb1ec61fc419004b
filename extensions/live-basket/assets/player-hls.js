// @ts-check
/** @import { Told, Video } from "./player-extras.js" */
import { makeVideo } from "./player-video.js";

/**
 * The part of hls.js that is used.
 * @typedef {{ type: string, fatal: boolean, details: string }} EngineFault
 * @typedef {object} Engine
 * @property {(address: string) => void} loadSource
 * @property {(video: HTMLVideoElement) => void} attachMedia
 * @property {(event: string, listener: (name: string, fault: EngineFault) => void) => void} on
 * @property {() => void} recoverMediaError
 * @property {() => void} destroy
 * @property {number | null} liveSyncPosition seconds of the video, where a viewer is who did not go back
 * @property {number} latency seconds to the end of what the stream offers
 * @property {Date | null} playingDate the programme date-time of the picture
 * @typedef {{ new (options: object): Engine, isSupported: () => boolean }} EngineClass
 */

/** A browser that plays HLS itself does not say how far behind it is: three segments of six seconds, as Apple asks of streams. */
const NATIVE_DELAY_MS = 18_000;

/**
 * Plays HLS. hls.js wherever Media Source Extensions are: Chromium says "maybe" to native HLS and then does not play it.
 * @param {string} address
 * @param {Told} told
 * @returns {Promise<Video | null>} null in a browser that plays none
 */
export async function openHls(address, told) {
  const Hls = await findEngine(told.engineSrc);
  const player = makeVideo(told);
  if (Hls) return drive(address, told, { player, Hls });
  const { video } = player;
  if (!video.canPlayType("application/vnd.apple.mpegurl")) return null;
  video.addEventListener("error", () => told.lost(), { signal: told.signal });
  video.src = address;
  void player.start();
  return {
    ...player,
    momentMs: () => dateOf(video),
    behindMs: () => NATIVE_DELAY_MS,
    lagMs: () => 0,
    toLive: () => {
      const { seekable } = video;
      if (seekable.length) video.currentTime = seekable.end(seekable.length - 1);
    },
  };
}

/**
 * @param {string} address
 * @param {Told} told
 * @param {{ player: ReturnType<typeof makeVideo>, Hls: EngineClass }} parts
 * @returns {Video}
 */
function drive(address, told, { player, Hls }) {
  const { video } = player;
  const engine = new Hls({ capLevelToPlayerSize: true, backBufferLength: 60 });
  let repairs = 0;
  video.addEventListener("playing", () => (repairs = 0), { signal: told.signal });
  engine.on("hlsManifestParsed", () => void player.start());
  engine.on("hlsError", (_, fault) => {
    if (!fault.fatal || told.signal.aborted) return;
    if (fault.type === "mediaError" && repairs++ < 2) return engine.recoverMediaError();
    if (fault.type === "networkError") told.lost();
    else told.unplayable();
  });
  told.signal.addEventListener("abort", () => engine.destroy());
  engine.loadSource(address);
  engine.attachMedia(video);
  return {
    ...player,
    momentMs: () => engine.playingDate?.getTime() ?? null,
    behindMs: () => (Number.isFinite(engine.latency) ? engine.latency * 1000 : 0),
    // Whoever went back, or paused, is later than the stream alone makes them.
    lagMs: () => Math.max(0, ((engine.liveSyncPosition ?? video.currentTime) - video.currentTime) * 1000),
    toLive: () => {
      if (engine.liveSyncPosition) video.currentTime = engine.liveSyncPosition;
    },
  };
}

/**
 * The programme date-time of a picture that a browser plays by itself.
 * @param {HTMLVideoElement & { getStartDate?: () => Date }} video
 */
function dateOf(video) {
  const startMs = video.getStartDate?.().getTime() ?? NaN;
  return Number.isNaN(startMs) ? null : startMs + video.currentTime * 1000;
}

/**
 * Rejects when its code does not come.
 * @param {string} address of hls.js
 * @returns {Promise<EngineClass | null>}
 */
async function findEngine(address) {
  if (!("MediaSource" in window || "ManagedMediaSource" in window)) return null;
  const module = await import(address);
  /** @type {EngineClass | undefined} */
  const Hls = module.default ?? Reflect.get(globalThis, "Hls");
  return Hls?.isSupported() ? Hls : null;
}
