// @ts-check
/** @import { Told, Video } from "./player-extras.js" */
/** @import { Source } from "./player-source.js" */
import { makeFrame } from "./player-frame.js";

/** Twitch's low latency, which is on unless a streamer switches it off, is 3 to 6 seconds. */
const DELAY_MS = 5000;

/**
 * Plays a channel or a video of Twitch. Its frame takes no commands from a page without Twitch's script, so a pause takes it away
 * and a start brings it back live; the sound is in Twitch's own controls. https://dev.twitch.tv/docs/embed/video-and-clips/
 * @param {Extract<Source, { kind: "twitch" }>} source
 * @param {Told} told
 * @returns {Video}
 */
export function openTwitch({ channel, video }, told) {
  const { muted } = told;
  const address = new URL("https://player.twitch.tv/");
  const what = channel ? { channel } : { video: `v${video}` };
  address.search = `${new URLSearchParams({ ...what, parent: location.hostname, autoplay: "true", muted: `${muted}` })}`;
  const frame = makeFrame(told, {
    address: address.href,
    delayMs: DELAY_MS,
    onLoad: () => frame.tell("playing", muted),
    hear: ({ eventName }) => {
      if (eventName === "playing") frame.tell("playing", muted);
      if (eventName === "pause") frame.tell("paused", muted);
    },
  });
  return { ...frame, start: () => undefined, pause: () => told.leave(), mute: null };
}
