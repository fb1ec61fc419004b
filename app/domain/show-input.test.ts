import { expect, test } from "vitest";
import { draftShow, type ShowInput } from "./show-input.ts";

function anInput(given: Partial<ShowInput> = {}): ShowInput {
  return {
    id: "0f7a2a51-45d1-4a30-9a3c-3f0b0a4f7a01",
    version: null,
    title: " Spring ",
    host: "Ana",
    startsAt: "2026-11-21T10:00:00+01:00",
    streamUrl: "https://stream.example/live.m3u8",
    items: [{ productId: "7", livePrice: "12,50" }],
    ...given,
  };
}

function errorsOf(given: Partial<ShowInput>) {
  const draft = draftShow(anInput(given), "EUR");
  return draft.ok ? {} : draft.refusal;
}

test("a form is read into a show", () => {
  expect(draftShow(anInput(), "EUR")).toEqual({
    ok: true,
    value: {
      title: "Spring",
      host: "Ana",
      startsAt: new Date("2026-11-21T09:00:00Z"),
      streamUrl: "https://stream.example/live.m3u8",
      items: [{ id: null, productId: "7", livePrice: { minor: 1250, currency: "EUR" } }],
    },
  });
});

test("every field that is wrong is named, at once", () => {
  const items = [
    { productId: "7", livePrice: "" },
    { productId: "8", livePrice: "cheap" },
  ];

  expect(errorsOf({ title: " ", host: "x".repeat(61), startsAt: "soon", streamUrl: "rtmp://x", items })).toEqual({
    title: { code: "missing" },
    host: { code: "too-long", most: 60 },
    startsAt: { code: "not-a-time" },
    streamUrl: { code: "not-an-https-address" },
    "items.1.livePrice": { code: "not-an-amount" },
  });
});

test("a start without an offset is no time, because nobody knows whose clock it is", () => {
  expect(errorsOf({ startsAt: "2026-11-21T10:00" })).toEqual({ startsAt: { code: "not-a-time" } });
  expect(errorsOf({ startsAt: "" })).toEqual({ startsAt: { code: "missing" } });
});

test.each(["", "http://localhost:4501/stream/live.m3u8", "https://youtube.com/watch?v=1"])(
  "%j may be the stream's address",
  (streamUrl) => {
    expect(errorsOf({ streamUrl })).toEqual({});
  },
);

test.each(["http://stream.example/live.m3u8", "javascript:alert(1)", "//stream.example", "live.m3u8"])(
  "%j may not be the stream's address",
  (streamUrl) => {
    expect(errorsOf({ streamUrl })).toEqual({ streamUrl: { code: "not-an-https-address" } });
  },
);

test("a product that is picked twice is in the line-up once", () => {
  const items = [
    { productId: "7", livePrice: "12" },
    { productId: "7", livePrice: "13" },
  ];

  expect(draftShow(anInput({ items }), "EUR")).toMatchObject({ value: { items: [{ livePrice: { minor: 1200 } }] } });
});
