import { expect, test } from "vitest";
import { calendarOf, type CalendarShow } from "./show-calendar.ts";

const surroundings = { store: "https://demo.example", now: new Date("2026-11-01T08:00:00Z") };

function aShow(given: Partial<CalendarShow> = {}): CalendarShow {
  return {
    id: "0f7a2a51-45d1-4a30-9a3c-3f0b0a4f7a01",
    title: "Winter, warm; soft",
    host: "Giulia",
    startsAt: new Date("2026-11-21T19:30:00+01:00"),
    plannedMinutes: 90,
    version: 3,
    ...given,
  };
}
/** Its lines, with those joined again that were folded. */
const linesOf = (text: string): string[] => text.replaceAll("\r\n ", "").split("\r\n");

test("a show is one entry, in UTC, as long as it is planned, and lines end as calendars want it", () => {
  const text = calendarOf(aShow(), surroundings);

  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(linesOf(text)).toEqual(
    expect.arrayContaining([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "METHOD:PUBLISH",
      "UID:0f7a2a51-45d1-4a30-9a3c-3f0b0a4f7a01@paniere",
      "SEQUENCE:3",
      "LAST-MODIFIED:20261101T080000Z",
      "DTSTART:20261121T183000Z",
      "DTEND:20261121T200000Z",
      "SUMMARY:Winter\\, warm\\; soft",
      "DESCRIPTION:Giulia\\nhttps://demo.example",
      "URL;VALUE=URI:https://demo.example",
      "END:VCALENDAR",
    ]),
  );
});

test("a show that was moved is the same entry, newer", () => {
  const before = linesOf(calendarOf(aShow(), surroundings));
  const after = linesOf(calendarOf(aShow({ version: 4, startsAt: new Date("2026-11-22T18:30:00Z") }), surroundings));

  expect(after.find((line) => line.startsWith("UID"))).toBe(before.find((line) => line.startsWith("UID")));
  expect(after).toContain("SEQUENCE:4");
  expect(after).toContain("DTSTART:20261122T183000Z");
});

test("no title opens an entry of its own", () => {
  const text = calendarOf(aShow({ title: "A\r\nEND:VEVENT\r\nBEGIN:VEVENT", host: "B\nDTSTART:1" }), surroundings);

  expect(linesOf(text).filter((line) => line.endsWith("VEVENT"))).toEqual([
    "BEGIN:VEVENT",
    "SUMMARY:A END:VEVENT BEGIN:VEVENT",
    "END:VEVENT",
  ]);
  expect(linesOf(text).filter((line) => line.startsWith("DTSTART"))).toHaveLength(1);
});

test("long lines are folded at 75 bytes, letters kept whole", () => {
  const title = "ผ้าลินินฤดูหนาว".repeat(6);
  const text = calendarOf(aShow({ title }), surroundings);

  expect(Math.max(...text.split("\r\n").map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(linesOf(text)).toContain(`SUMMARY:${title}`);
});
