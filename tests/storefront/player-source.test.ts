import { describe, expect, test } from "vitest";
import { sourceOf } from "../../extensions/live-basket/assets/player-source.js";

const page = "https://demo.example/products/shirt";
const youtube = { kind: "youtube", id: "dQw4w9WgXcQ" };
const vimeo = { kind: "vimeo", id: "76979871", hash: "", isEvent: false };
const unlisted = { ...vimeo, hash: "abc123def0" };
const channel = { kind: "twitch", channel: "paniere", video: "" };
const video = { kind: "twitch", channel: "", video: "123456789" };

describe("what plays at an address", () => {
  test.each([
    ["https://www.youtube.com/watch?v=dQw4w9WgXcQ", youtube],
    ["https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&t=3", youtube],
    ["https://youtu.be/dQw4w9WgXcQ?si=abc", youtube],
    ["https://youtube.com/live/dQw4w9WgXcQ?feature=share", youtube],
    ["https://www.youtube.com/embed/dQw4w9WgXcQ", youtube],
    ["https://www.youtube.com/shorts/dQw4w9WgXcQ", youtube],
    ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", youtube],
    ["  https://WWW.YouTube.com/live/dQw4w9WgXcQ  ", youtube],
    ["https://vimeo.com/76979871", vimeo],
    ["https://vimeo.com/channels/staffpicks/76979871", vimeo],
    ["https://player.vimeo.com/video/76979871", vimeo],
    ["https://vimeo.com/76979871/abc123def0", unlisted],
    ["https://player.vimeo.com/video/76979871?h=abc123def0", unlisted],
    ["https://player.vimeo.com/video/76979871?h=%22%3E", vimeo],
    ["https://vimeo.com/event/12345", { ...vimeo, id: "12345", isEvent: true }],
    ["https://vimeo.com/event/12345/embed", { ...vimeo, id: "12345", isEvent: true }],
    ["https://www.twitch.tv/Paniere", channel],
    ["https://m.twitch.tv/paniere/", channel],
    ["https://player.twitch.tv/?channel=paniere&parent=x.example", channel],
    ["https://www.twitch.tv/videos/123456789", video],
    ["https://player.twitch.tv/?video=v123456789", video],
    ["https://cdn.example/live.m3u8?x=1", { kind: "hls", address: "https://cdn.example/live.m3u8?x=1" }],
    ["https://cdn.example/live", { kind: "hls", address: "https://cdn.example/live" }],
    ["/stream/live.m3u8", { kind: "hls", address: "https://demo.example/stream/live.m3u8" }],
    ["//cdn.example/live.m3u8", { kind: "hls", address: "https://cdn.example/live.m3u8" }],
    ["https://cdn.example/film.MP4#t=3", { kind: "file", address: "https://cdn.example/film.MP4#t=3" }],
    ["http://localhost:4000/live.m3u8", { kind: "hls", address: "http://localhost:4000/live.m3u8" }],
  ])("%s", (address, source) => {
    expect(sourceOf(address, page)).toEqual(source);
  });

  test.each([
    ["nothing", ""],
    ["nothing but spaces", "  "],
    ["a script", "javascript:alert(1)"],
    ["a script behind spaces and capitals", "  JavaScript:alert(1)"],
    ["data", "data:text/html,<script>1</script>"],
    ["a file of the machine", "file:///etc/passwd"],
    ["a blob", "blob:https://demo.example/1"],
    ["a stream for encoders", "rtmp://live.example/app"],
    ["no encryption, on a page with it", "http://cdn.example/live.m3u8"],
    ["no address", "https://"],
    ["YouTube without a video", "https://www.youtube.com/@paniere"],
    ["an id that YouTube has not", "https://www.youtube.com/watch?v=short"],
    ["an id with more than an id", "https://youtu.be/dQw4w9WgXcQ%22onload=1"],
    ["Vimeo without a video", "https://vimeo.com/features"],
    ["a page of Twitch's own", "https://www.twitch.tv/directory"],
    ["a video of Twitch without a number", "https://player.twitch.tv/?video=abc"],
  ])("nothing plays at %s", (_, address) => {
    expect(sourceOf(address, page)).toBeNull();
  });

  test.each([
    "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
    "https://evil.example/youtube.com/watch?v=dQw4w9WgXcQ",
    "https://notyoutube.com/watch?v=dQw4w9WgXcQ",
    "https://youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
    "https://vimeo.com.evil.example/76979871",
    "https://player.twitch.tv.evil.example/?channel=paniere",
  ])("a host that only looks like one is no more than a stream's address: %s", (address) => {
    expect(sourceOf(address, page)?.kind).toBe("hls");
  });

  test("a page without encryption may play what has none", () => {
    expect(sourceOf("http://cdn.example/live.m3u8", "http://demo.example/")?.kind).toBe("hls");
  });
});
