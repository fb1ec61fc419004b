import { expect, test } from "vitest";
import { videoKindOf } from "../../app/domain/video-source.ts";
import { sourceOf } from "../../extensions/live-basket/assets/player-source.js";

const page = "https://demo.example/";

/** What the merchant's form says of an address, and what the storefront plays there. */
const addresses = [
  ["https://stream.example/live.m3u8", "hls", "hls"],
  ["https://stream.example/LIVE.M3U8?token=a.mp4", "hls", "hls"],
  ["https://stream.example/live", "unknown", "hls"],
  ["http://localhost:8080/live.m3u8", "hls", "hls"],
  ["http://127.0.0.1/live.m3u8", "hls", "hls"],
  ["https://cdn.example/show.mp4", "file", "file"],
  ["https://cdn.example/show.webm?x=1", "file", "file"],
  ["https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=10", "youtube", "youtube"],
  ["https://youtu.be/dQw4w9WgXcQ", "youtube", "youtube"],
  ["https://m.youtube.com/live/dQw4w9WgXcQ?feature=share", "youtube", "youtube"],
  ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "youtube", "youtube"],
  ["https://www.youtube.com/@paniere", "page", null],
  ["https://www.youtube.com/watch?v=short", "page", null],
  ["https://vimeo.com/76979871", "vimeo", "vimeo"],
  ["https://vimeo.com/76979871/abcdef0123", "vimeo", "vimeo"],
  ["https://player.vimeo.com/video/76979871?h=abcdef0123", "vimeo", "vimeo"],
  ["https://vimeo.com/event/12345", "vimeo", "vimeo"],
  ["https://vimeo.com/features", "page", null],
  ["https://www.twitch.tv/paniere", "twitch", "twitch"],
  ["https://player.twitch.tv/?channel=paniere&parent=x", "twitch", "twitch"],
  ["https://www.twitch.tv/videos/123456", "twitch", "twitch"],
  ["https://www.twitch.tv/directory", "page", null],
  ["https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", "unknown", "hls"],
  ["http://stream.example/live.m3u8", null, null],
  ["rtmp://live.example/app", null, null],
  ["javascript:alert(1)", null, null],
  ["data:video/mp4;base64,AAAA", null, null],
  ["", null, null],
] as const;

test.each(addresses)("%s: the form says %s, the storefront plays %s", (address, inForm, onScreen) => {
  expect(videoKindOf(address)).toBe(inForm);
  expect(sourceOf(address, page)?.kind ?? null).toBe(onScreen);
});
