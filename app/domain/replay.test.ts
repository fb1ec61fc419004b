import { expect, test } from "vitest";
import { cuesOf, draftRecording, momentText } from "./replay.ts";

const started = new Date("2026-11-20T18:00:00Z");
const at = (seconds: number) => new Date(started.getTime() + seconds * 1000);
const shown = (handle: string, seconds: number) => ({ handle, title: handle.toUpperCase(), pinnedAt: at(seconds) });

test("an empty address takes the recording away, whatever stands beside it", () => {
  expect(draftRecording({ url: "  ", begins: "soon" })).toEqual({ ok: true, value: null });
});

test.each([
  ["", 0],
  ["12", 720],
  ["12:30", 750],
  ["1:02:03", 3723],
  ["-5:00", -300],
  ["−0:30", -30],
])("a recording may begin at %j of the show", (begins, beginsAtS) => {
  const url = "https://vimeo.com/76979871";

  expect(draftRecording({ url, begins })).toEqual({ ok: true, value: { url, beginsAtS } });
});

test.each(["soon", "1:75", "1:2:3:4", "-", "99:00:00", "1.5"])("%j is no moment of a show", (begins) => {
  const draft = draftRecording({ url: "https://cdn.example/show.mp4", begins });

  expect(draft).toEqual({ ok: false, refusal: { begins: { code: "not-a-moment" } } });
});

test.each([
  ["show.mp4", "not-an-https-address"],
  ["http://cdn.example/show.mp4", "not-an-https-address"],
  ["javascript:alert(1)//.mp4", "not-an-https-address"],
  ["https://www.twitch.tv/videos/123", "not-a-recording"],
  ["https://shop.example/watch", "not-a-recording"],
])("%s is no recording", (url, code) => {
  expect(draftRecording({ url, begins: "" })).toEqual({ ok: false, refusal: { url: { code } } });
});

test("a moment is written as it is typed", () => {
  expect([0, 65, 3723, -300].map(momentText)).toEqual(["0:00", "1:05", "1:02:03", "-5:00"]);
});

test("a product is cued at the second of the recording at which it came on screen", () => {
  expect(cuesOf([shown("hat", 300), shown("shirt", 90.9)], at(60), 50)).toEqual([
    { handle: "shirt", title: "SHIRT", at: 30 },
    { handle: "hat", title: "HAT", at: 240 },
  ]);
});

test("what was on screen before the recording began is cued at its beginning", () => {
  expect(cuesOf([shown("hat", 10)], at(60), 50)).toEqual([{ handle: "hat", title: "HAT", at: 0 }]);
});

test("a product pinned again within seconds has one cue, one that comes back later has two", () => {
  const cues = cuesOf([shown("hat", 10), shown("hat", 12), shown("hat", 600)], at(0), 50);

  expect(cues.map((cue) => cue.at)).toEqual([10, 600]);
});

test("of more cues than fit, each product's first stays before any second", () => {
  const cues = cuesOf([shown("hat", 10), shown("hat", 100), shown("hat", 200), shown("shirt", 300)], at(0), 3);

  expect(cues.map((cue) => `${cue.handle} ${cue.at}`)).toEqual(["hat 10", "hat 100", "shirt 300"]);
});
