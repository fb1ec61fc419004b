import { instantOf, wallTimeAt } from "../show-form/zoned-time.ts";
import type { DealWish } from "./room-command.ts";

/** What stands in the form of a live deal. */
export interface DealForm {
  readonly price: string;
  readonly start: "now" | "at";
  readonly startTime: string;
  readonly end: "after" | "at" | "by-hand";
  readonly minutes: string;
  readonly endTime: string;
  readonly units: string;
  readonly perShopper: string;
}

export const emptyDealForm: DealForm = {
  price: "",
  start: "now",
  startTime: "",
  end: "after",
  minutes: "10",
  endTime: "",
  units: "",
  perShopper: "",
};

/** What the form asks for. Times are those of the shop's clock, the next such after now. */
export function dealWish(
  form: DealForm,
  of: { readonly id: string; readonly itemId: string; readonly timeZone: string; readonly now: Date },
): DealWish {
  const startsAt = form.start === "now" ? null : nextAt(form.startTime, of.now, of.timeZone);
  const begin = startsAt === null || startsAt === "" ? of.now : new Date(startsAt);
  return {
    kind: "plan-deal",
    id: of.id,
    itemId: of.itemId,
    price: form.price.trim(),
    startsAt,
    end: endOf(form, begin, of.timeZone),
    units: form.units.trim(),
    perShopper: form.perShopper.trim(),
  };
}

function endOf(form: DealForm, begin: Date, timeZone: string): DealWish["end"] {
  switch (form.end) {
    case "after":
      return { kind: "after", minutes: form.minutes.trim() };
    case "at":
      return { kind: "at", endsAt: nextAt(form.endTime, begin, timeZone) };
    case "by-hand":
      return { kind: "by-hand" };
  }
}

/** The next moment after `after` at which the shop's clock shows `time` ("18:30"), ISO 8601; "" for no time. */
function nextAt(time: string, after: Date, timeZone: string): string {
  const today = instantOf({ date: wallTimeAt(after, timeZone).date, time }, timeZone);
  if (today === null) return "";
  // The minute that runs is over; within it the start is at once.
  if (today.getTime() + 60_000 > after.getTime())
    return new Date(Math.max(today.getTime(), after.getTime() + 1000)).toISOString();
  const tomorrow = wallTimeAt(new Date(after.getTime() + 86_400_000), timeZone).date;
  return instantOf({ date: tomorrow, time }, timeZone)?.toISOString() ?? "";
}
