import { useLocality, type Locality } from "./text-provider.tsx";

/** Writes an instant as people of the shop's time zone read it: "21 November 2026 at 18:30". */
export function momentText(iso: string, { language, timeZone }: Locality): string {
  return new Intl.DateTimeFormat(language, { timeZone, dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
}

/** Writes the time of day alone, to the minute. */
export function clockText(iso: string, { language, timeZone }: Locality): string {
  return new Intl.DateTimeFormat(language, { timeZone, timeStyle: "short" }).format(new Date(iso));
}

/** Writes a day in full, with its weekday: "Saturday, 21 November". */
export function dayText(iso: string, { language, timeZone }: Locality): string {
  const options = { timeZone, weekday: "long", day: "numeric", month: "long" } as const;
  return new Intl.DateTimeFormat(language, options).format(new Date(iso));
}

interface MomentProps {
  readonly iso: string;
  readonly as?: "moment" | "clock" | "day";
}

const writers = { moment: momentText, clock: clockText, day: dayText };

/** A point in time in the shop's time zone. Browsers space dates differently from the server, hence the suppressed warning. */
export function Moment({ iso, as = "moment" }: MomentProps) {
  const locality = useLocality();
  return (
    <time dateTime={iso} suppressHydrationWarning>
      {writers[as](iso, locality)}
    </time>
  );
}
