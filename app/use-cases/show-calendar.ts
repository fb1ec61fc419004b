import ical, { ICalCalendarMethod } from "ical-generator";

/** A show as a calendar tells of it. */
export interface CalendarShow {
  readonly id: string;
  readonly title: string;
  readonly host: string;
  readonly startsAt: Date;
  readonly plannedMinutes: number;
  /** Counts the merchant's changes: a calendar takes the entry with the higher one */
  readonly version: number;
}

/**
 * One show as an iCalendar file (RFC 5545). Its UID stays, so that a show which was moved replaces the entry that a shopper
 * has. `store` is the address of the online store.
 */
export function calendarOf(show: CalendarShow, { store, now }: { readonly store: string; readonly now: Date }): string {
  const calendar = ical({
    prodId: { company: "Paniere", product: "Shows", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${show.id}@paniere`,
    sequence: show.version,
    stamp: now,
    lastModified: now,
    start: show.startsAt,
    end: new Date(show.startsAt.getTime() + show.plannedMinutes * 60_000),
    summary: oneLine(show.title),
    description: `${oneLine(show.host)}\n${store}`,
    url: store,
  });
  return calendar.toString();
}

/** A title is one line, whatever was pasted into it. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
