import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { livePlaylist, segmentCount, segmentName, segmentSeconds } from "./playlist.ts";

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 21, 12) + seconds * 1000);
const number = (playlist: string, tag: string): number => Number(new RegExp(`#${tag}:(\\d+)`).exec(playlist)?.[1]);

test("the window slides with the clock, and is the same for everybody who asks in one segment's time", () => {
  const first = livePlaylist(at(0));

  expect(livePlaylist(at(segmentSeconds - 0.001))).toBe(first);
  expect(number(livePlaylist(at(segmentSeconds)), "EXT-X-MEDIA-SEQUENCE")).toBe(
    number(first, "EXT-X-MEDIA-SEQUENCE") + 1,
  );
});

test("the last segment offered has just ended, by its own date", () => {
  const dates = [...livePlaylist(at(61)).matchAll(/PROGRAM-DATE-TIME:(.+)/g)].map(([, date]) => Date.parse(date ?? ""));

  expect((dates.at(-1) ?? 0) + segmentSeconds * 1000).toBeLessThanOrEqual(at(61).getTime());
  expect((dates.at(-1) ?? 0) + 2 * segmentSeconds * 1000).toBeGreaterThan(at(61).getTime());
});

test("where the loop begins anew there is a discontinuity, counted on once it has left the window", () => {
  for (let second = 0; second < segmentCount * segmentSeconds * 2; second += segmentSeconds) {
    const playlist = livePlaylist(at(second));
    const later = livePlaylist(at(second + segmentSeconds));
    const lines = playlist.split("\n");
    for (const [index, line] of lines.entries()) {
      if (line === segmentName(0)) expect(lines[index - 3]).toBe("#EXT-X-DISCONTINUITY");
    }
    const first = lines.find((line) => line.endsWith(".mpegts"));
    const counted = number(later, "EXT-X-DISCONTINUITY-SEQUENCE") - number(playlist, "EXT-X-DISCONTINUITY-SEQUENCE");
    expect(counted).toBe(first === segmentName(0) ? 1 : 0);
  }
});

test("every segment that the playlist can name is there", () => {
  for (let index = 0; index < segmentCount; index++) {
    expect(existsSync(join(import.meta.dirname, "segments", segmentName(index)))).toBe(true);
  }
});
