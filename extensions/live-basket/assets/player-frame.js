// @ts-check
/** @import { Told, Video } from "./player-extras.js" */

/** Whoever pauses longer than this has missed something, and goes on live: the frame is fetched anew. */
const SHORT_PAUSE_MS = 5000;

/**
 * A video host's own player in a frame, spoken to by messages. What a page must trust it with, it may do: run its script with its
 * own storage, open its links in a new tab, take part in full screen; nothing that touches the page around it.
 * @param {Told} told
 * @param {{ address: string, delayMs: number, onLoad?: () => void, hear: (message: any) => void }} host
 */
export function makeFrame(told, { address, delayMs, onLoad, hear }) {
  const { place, signal } = told;
  const { origin } = new URL(address);
  const frame = document.createElement("iframe");
  frame.className = "paniere-guest";
  frame.title = told.title;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  // YouTube plays only for pages that say where they are.
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation");
  frame.src = address;
  frame.addEventListener("load", () => onLoad?.(), { signal });
  addEventListener(
    "message",
    ({ origin: from, source, data }) => {
      if (from !== origin || source !== frame.contentWindow) return;
      const message = parsed(data);
      if (message) hear(message);
    },
    { signal },
  );
  signal.addEventListener("abort", () => frame.remove());
  place.append(frame);

  let pausedAtMs = NaN;
  let lagMs = 0;
  return {
    /** @param {object} message */
    send: (message) => frame.contentWindow?.postMessage(JSON.stringify(message), origin),
    /** What the host says of itself. @param {"playing" | "paused"} status @param {boolean} muted */
    tell: (status, muted) => {
      if (status === "paused" && Number.isNaN(pausedAtMs)) pausedAtMs = performance.now();
      if (status === "playing" && !Number.isNaN(pausedAtMs)) {
        lagMs += performance.now() - pausedAtMs;
        pausedAtMs = NaN;
      }
      told.report(status, muted);
      told.moved();
    },
    /** Whether it was paused so long that it is fetched anew */
    isStale: () => performance.now() - pausedAtMs > SHORT_PAUSE_MS,
    momentMs: () => null,
    behindMs: () => delayMs,
    lagMs: () => lagMs,
    toLive: () => undefined,
    video: null,
  };
}

/** Hosts send objects, or their text. @param {unknown} data @returns {any} */
function parsed(data) {
  if (typeof data !== "string") return typeof data === "object" ? data : null;
  try {
    const message = JSON.parse(data);
    return typeof message === "object" ? message : null;
  } catch {
    return null;
  }
}
