import { describe, expect, it } from "vitest";
import { instantOf, wallTimeAt } from "./zoned-time.ts";

describe("the time zone of a shop", () => {
  it("shows an instant as the shop's clocks do", () => {
    expect(wallTimeAt(new Date("2026-11-21T17:30:00Z"), "Europe/Rome")).toEqual({ date: "2026-11-21", time: "18:30" });
    expect(wallTimeAt(new Date("2026-11-21T02:30:00Z"), "America/New_York")).toEqual({
      date: "2026-11-20",
      time: "21:30",
    });
  });

  it("reads a date and time as the shop means it, summer and winter", () => {
    expect(instantOf({ date: "2026-11-21", time: "18:30" }, "Europe/Rome")?.toISOString()).toBe(
      "2026-11-21T17:30:00.000Z",
    );
    expect(instantOf({ date: "2026-07-01", time: "18:30" }, "Europe/Rome")?.toISOString()).toBe(
      "2026-07-01T16:30:00.000Z",
    );
    expect(instantOf({ date: "2026-07-01", time: "00:15" }, "Asia/Kathmandu")?.toISOString()).toBe(
      "2026-06-30T18:30:00.000Z",
    );
  });

  it("means the first of an hour that comes twice", () => {
    expect(instantOf({ date: "2026-10-25", time: "02:30" }, "Europe/Rome")?.toISOString()).toBe(
      "2026-10-25T00:30:00.000Z",
    );
  });

  it("moves a time that spring skips an hour on", () => {
    const instant = instantOf({ date: "2026-03-29", time: "02:30" }, "Europe/Rome");

    expect(instant && wallTimeAt(instant, "Europe/Rome")).toEqual({ date: "2026-03-29", time: "03:30" });
  });

  it("comes back to the same date and time for every hour of a year", () => {
    for (const timeZone of ["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe"]) {
      for (let hour = 0; hour < 8760; hour += 7) {
        const wall = wallTimeAt(new Date(Date.UTC(2026, 0, 1, hour)), timeZone);
        const instant = instantOf(wall, timeZone);
        expect(instant && wallTimeAt(instant, timeZone)).toEqual(wall);
      }
    }
  });

  it("refuses what is no date or time", () => {
    expect(instantOf({ date: "", time: "18:30" }, "Europe/Rome")).toBeNull();
    expect(instantOf({ date: "2026-02-31", time: "18:30" }, "Europe/Rome")).toBeNull();
    expect(instantOf({ date: "2026-02-28", time: "25:00" }, "Europe/Rome")).toBeNull();
  });
});
