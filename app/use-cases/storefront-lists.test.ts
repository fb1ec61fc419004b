import { expect, test } from "vitest";
import { fitted, mostBytes, mostCues, replay, type Replay } from "./storefront-lists.ts";

const size = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

function aReplay(given: Partial<Replay> = {}): Replay {
  return {
    id: "s",
    title: "Autumn",
    host: "Ana",
    startedAt: "2026-11-20T18:00:00.000Z",
    duration: 3600,
    recordingUrl: "https://cdn.example/a.mp4",
    cues: [],
    ...given,
  };
}
const longest = (handle: string): Replay["cues"] =>
  Array.from({ length: mostCues }, (_, at) => ({ handle: handle.repeat(255), title: "ภ".repeat(255), at }));

test("ordinary replays are told whole", () => {
  const cues = Array.from({ length: mostCues }, (_, at) => ({ handle: `knitted-jumper-${at}`, title: "Jumper", at }));
  const replays = Array.from({ length: 12 }, () => aReplay({ cues }));

  expect(fitted(replays)).toEqual(replays);
});

test("twelve replays with the longest titles fit Shopify's bound: each keeps some cues, none is lost", () => {
  const replays = Array.from({ length: 12 }, () => aReplay({ cues: longest("h") }));

  const told = fitted(replays);

  expect(size(replays)).toBeGreaterThan(128 * 1024);
  expect(size(told)).toBeLessThanOrEqual(mostBytes);
  expect(told).toHaveLength(12);
  expect(told.every(({ cues }) => cues.length > 0)).toBe(true);
});

test("where even bare shows are too much, the newest are told", () => {
  const replays = [1, 2, 3].map((id) => aReplay({ id: `${id}`, recordingUrl: `https://x.example/${"a".repeat(400)}` }));

  expect(fitted(replays, 1300).map(({ id }) => id)).toEqual(["1", "2"]);
});

test("a recording that begins with the show lasts until the show's end, one that begins after it has no known length", () => {
  const row = {
    id: "s",
    title: "Autumn",
    host: "Ana",
    startedAt: new Date("2026-11-20T18:00:00Z"),
    endedAt: new Date("2026-11-20T19:00:00Z"),
    recordingUrl: "https://cdn.example/a.mp4",
    recordingFrom: new Date("2026-11-20T18:00:00Z"),
  };

  expect(replay(row, []).duration).toBe(3600);
  expect(replay({ ...row, recordingFrom: new Date("2026-11-20T19:30:00Z") }, []).duration).toBeNull();
});
