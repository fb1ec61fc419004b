import { expect, test } from "vitest";
import { decideEnd, decideStart } from "./show.ts";

const ready = { state: "scheduled", itemCount: 1, streamUrl: "https://x.example/a.m3u8", liveShowId: null } as const;

test("a scheduled show with a line-up and a stream starts", () => {
  expect(decideStart(ready)).toEqual({ ok: true, value: "starts" });
});

test("starting a show on air changes nothing", () => {
  expect(decideStart({ ...ready, state: "live", liveShowId: "itself" })).toEqual({ ok: true, value: "already" });
});

test.each([
  [{ ...ready, state: "ended" as const }, { kind: "ended" }],
  [
    { ...ready, liveShowId: "other" },
    { kind: "another-live", showId: "other" },
  ],
  [{ ...ready, itemCount: 0 }, { kind: "empty-line-up" }],
  [{ ...ready, streamUrl: "" }, { kind: "no-stream" }],
])("a show does not start when %o", (show, refusal) => {
  expect(decideStart(show)).toEqual({ ok: false, refusal });
});

test("a show ends once, and only after it was on air", () => {
  expect(decideEnd("live")).toEqual({ ok: true, value: "ends" });
  expect(decideEnd("ended")).toEqual({ ok: true, value: "already" });
  expect(decideEnd("scheduled")).toEqual({ ok: false, refusal: { kind: "not-live" } });
});
