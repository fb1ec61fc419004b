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
      plannedMinutes: 60,
      streamDelayMs: null,
      reserves: false,
      holdMinutes: 10,
      unitsPerShopper: 5,
      items: [
        {
          id: null,
          productId: "7",
          livePrice: { minor: 1250, currency: "EUR" },
          units: [],
          locationIds: [],
          place: 0,
        },
      ],
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

test("units are read per variant, and locations once each; no number is all that is available", () => {
  const item = { productId: "7", livePrice: "", units: { "71": "12", "72": "" }, locationIds: ["5", "6", "5"] };

  const draft = draftShow(anInput({ items: [item], reserves: true, holdMinutes: "3", unitsPerShopper: " 2" }), "EUR");

  expect(draft).toMatchObject({
    ok: true,
    value: {
      reserves: true,
      holdMinutes: 3,
      unitsPerShopper: 2,
      items: [{ units: [{ variantId: "71", units: 12 }], locationIds: ["5", "6"] }],
    },
  });
});

test.each([
  ["0", "outside"],
  ["-1", "outside"],
  ["1000000000", "outside"],
  ["1.5", "not-whole"],
  ["1e9", "not-whole"],
  ["many", "not-whole"],
])("%j units are refused at their variant, in a second item too", (typed, code) => {
  const items = [
    { productId: "6", livePrice: "" },
    { productId: "7", livePrice: "", units: { "71": "1", "72": typed } },
  ];

  expect(errorsOf({ items })).toMatchObject({ "items.1.units.72": { code } });
});

test("a hold lasts from one minute to an hour, and a shopper may have at least one unit", () => {
  expect(errorsOf({ holdMinutes: "0", unitsPerShopper: "0" })).toEqual({
    holdMinutes: { code: "outside", least: 1, most: 60 },
    unitsPerShopper: { code: "outside", least: 1, most: 1000 },
  });
  expect(errorsOf({ holdMinutes: "61", unitsPerShopper: "" })).toEqual({
    holdMinutes: { code: "outside", least: 1, most: 60 },
    unitsPerShopper: { code: "not-whole" },
  });
  expect(errorsOf({ holdMinutes: "60", unitsPerShopper: "1000" })).toEqual({});
});

test.each([
  ["0", 0],
  [" 12 ", 12_000],
  ["120", 120_000],
  ["", null],
])("a stream delay of %j seconds is kept in milliseconds, none means automatic", (streamDelay, streamDelayMs) => {
  expect(draftShow(anInput({ streamDelay }), "EUR")).toMatchObject({ ok: true, value: { streamDelayMs } });
});

test("planned minutes and stream delay have bounds", () => {
  expect(errorsOf({ plannedMinutes: "4", streamDelay: "121" })).toEqual({
    plannedMinutes: { code: "outside", least: 5, most: 720 },
    streamDelay: { code: "outside", least: 0, most: 120 },
  });
  expect(errorsOf({ plannedMinutes: "", streamDelay: "1.5" })).toEqual({
    plannedMinutes: { code: "not-whole" },
    streamDelay: { code: "not-whole" },
  });
  expect(errorsOf({ plannedMinutes: "720", streamDelay: "0" })).toEqual({});
});
