import { expect, test } from "vitest";
import { dealWish, emptyDealForm, type DealForm } from "./deal-form.ts";

const now = new Date("2026-11-21T19:00:20Z");

function wish(form: Partial<DealForm>) {
  return dealWish({ ...emptyDealForm, ...form }, { id: "deal", itemId: "hat", timeZone: "Europe/Rome", now });
}

test("a deal starts at once and runs for its minutes, if nothing else is chosen", () => {
  expect(wish({ price: " 12,50 " })).toMatchObject({
    price: "12,50",
    startsAt: null,
    end: { kind: "after", minutes: "10" },
    units: "",
  });
});

test("times are those of the shop's clock", () => {
  const planned = wish({ start: "at", startTime: "20:30", end: "at", endTime: "20:45" });

  expect(planned.startsAt).toBe("2026-11-21T19:30:00.000Z");
  expect(planned.end).toEqual({ kind: "at", endsAt: "2026-11-21T19:45:00.000Z" });
});

test("past midnight means tomorrow, and an end is the next after its start", () => {
  expect(wish({ start: "at", startTime: "00:15" }).startsAt).toBe("2026-11-21T23:15:00.000Z");
  expect(wish({ start: "at", startTime: "23:50", end: "at", endTime: "00:10" }).end).toEqual({
    kind: "at",
    endsAt: "2026-11-21T23:10:00.000Z",
  });
});

test("the minute that runs is not in the past, and no time is said to be none", () => {
  expect(Date.parse(wish({ start: "at", startTime: "20:00" }).startsAt ?? "")).toBeGreaterThan(now.getTime());
  expect(wish({ start: "at", startTime: "" }).startsAt).toBe("");
});
