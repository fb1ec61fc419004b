/** A date and a time as a clock on the wall shows them, such as { date: "2026-11-21", time: "18:30" }. */
export interface WallTime {
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:MM, 24 hours */
  readonly time: string;
}

const dayMs = 86_400_000;

/** What the clocks of a time zone show at an instant. */
export function wallTimeAt(instant: Date, timeZone: string): WallTime {
  const shown = new Date(instant.getTime() + offsetMs(instant.getTime(), timeZone)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/**
 * The instant at which the clocks of a time zone show a date and time, or null when those are no date and time.
 * An hour that comes twice in autumn means the first; one that spring skips means the same time on the old clock, an hour on.
 */
export function instantOf(wall: WallTime, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(wall.date) || !/^\d{2}:\d{2}$/.test(wall.time)) return null;
  const asUtc = Date.parse(`${wall.date}T${wall.time}:00.000Z`);
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(wall.date)) return null;

  const onOldClock = asUtc - offsetMs(asUtc - dayMs, timeZone);
  const onNewClock = asUtc - offsetMs(asUtc + dayMs, timeZone);
  const fitting = [onOldClock, onNewClock].find((ms) => ms + offsetMs(ms, timeZone) === asUtc);
  return new Date(fitting ?? onOldClock);
}

/** How far a time zone's clocks are ahead of UTC at an instant, in ms; negative in the west. */
function offsetMs(instantMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    calendar: "gregory",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instantMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((found) => found.type === type)?.value);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shown - Math.floor(instantMs / 1000) * 1000;
}
