import { grant, refuse, type Decision } from "./decision.ts";
import { parseLivePrice, type LivePriceError } from "./live-price.ts";
import { parseWhole, type WholeNumberError } from "./typed-units.ts";

/** A live deal as the host types it. */
export interface LiveDealInput {
  /** "12,50" */
  readonly price: string;
  /** ISO 8601; null for at once */
  readonly startsAt: string | null;
  readonly end:
    | { readonly kind: "after"; readonly minutes: string }
    | { readonly kind: "at"; readonly endsAt: string }
    /** When the host ends it, or the show ends */
    | { readonly kind: "by-hand" };
  /** "" for as many as there are */
  readonly units: string;
  /** "" for the show's own limit */
  readonly perShopper: string;
}

export interface LiveDealDraft {
  readonly priceMinor: number;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly units: number | null;
  readonly perShopper: number | null;
}

export type LiveDealField = "price" | "startsAt" | "end" | "units" | "perShopper";

export type LiveDealFieldError =
  | LivePriceError
  | WholeNumberError
  | { readonly code: "missing" }
  /** Every variant costs as little already; `than` is the highest of their prices now, in minor units */
  | { readonly code: "not-lower"; readonly than: number }
  | { readonly code: "past" }
  | { readonly code: "before-start" }
  | { readonly code: "too-long"; readonly hours: number }
  /** Fewer units can be sold at all */
  | { readonly code: "more-than-there-are"; readonly units: number }
  /** Another deal of the item runs then; ISO 8601 */
  | { readonly code: "overlaps"; readonly startsAt: string; readonly endsAt: string | null };

export type LiveDealErrors = Readonly<Partial<Record<LiveDealField, LiveDealFieldError>>>;

/** When a deal runs, as far as it is known. */
export interface DealPeriod {
  readonly startsAt: Date;
  readonly endsAt: Date | null;
}

/** What a deal is planned beside. Money is minor units. */
export interface DealSurroundings {
  readonly now: Date;
  readonly currency: string;
  /** What the item's variants cost in the show without the deal */
  readonly prices: readonly number[];
  /** Units that can be sold yet, held ones too; null without end */
  readonly sellable: number | null;
  /** Most units of the item for one shopper in the show */
  readonly mostPerShopper: number;
  /** The item's deals that are not over */
  readonly others: readonly DealPeriod[];
}

const longestHours = 24;

/**
 * Reads a live deal and decides whether it can be kept. Refuses, with an error per field, what would promise more than there is,
 * what lowers no price, what lies in the past or has no length, and what another deal of the item is in the way of.
 */
export function draftLiveDeal(input: LiveDealInput, beside: DealSurroundings): Decision<LiveDealDraft, LiveDealErrors> {
  const startsAt = readStart(input.startsAt, beside.now);
  const read = {
    price: readPrice(input.price, beside),
    startsAt,
    end: readEnd(input.end, startsAt.ok ? startsAt.value : beside.now),
    units: readUnits(input.units, beside.sellable),
    perShopper: readOptional(input.perShopper, beside.mostPerShopper),
  };
  const { price, end, units, perShopper } = read;
  if (!price.ok || !startsAt.ok || !end.ok || !units.ok || !perShopper.ok) {
    const wrong = Object.entries(read).flatMap(([field, answer]) => (answer.ok ? [] : [[field, answer.refusal]]));
    return refuse(Object.fromEntries(wrong) as LiveDealErrors);
  }
  const period = { startsAt: startsAt.value, endsAt: end.value };
  const inTheWay = beside.others.find((other) => overlap(other, period));
  if (inTheWay !== undefined) {
    const { startsAt: from, endsAt: to } = inTheWay;
    return refuse({
      startsAt: { code: "overlaps", startsAt: from.toISOString(), endsAt: to?.toISOString() ?? null },
    });
  }
  return grant({ priceMinor: price.value, ...period, units: units.value, perShopper: perShopper.value });
}

/** Whether two deals would run at the same moment; one may start as the other ends. */
function overlap(one: DealPeriod, other: DealPeriod): boolean {
  const endsBefore = (first: DealPeriod, second: DealPeriod) =>
    first.endsAt !== null && first.endsAt.getTime() <= second.startsAt.getTime();
  return !endsBefore(one, other) && !endsBefore(other, one);
}

type Read<Value> = Decision<Value, LiveDealFieldError>;

function readPrice(text: string, { currency, prices }: DealSurroundings): Read<number> {
  const price = parseLivePrice(text, currency);
  if (!price.ok) return price;
  if (price.value === null) return refuse({ code: "missing" });
  const highest = Math.max(0, ...prices);
  return price.value.minor < highest ? grant(price.value.minor) : refuse({ code: "not-lower", than: highest });
}

function readStart(startsAt: string | null, now: Date): Read<Date> {
  if (startsAt === null) return grant(now);
  const moment = new Date(startsAt);
  if (Number.isNaN(moment.getTime())) return refuse({ code: "missing" });
  return moment.getTime() < now.getTime() ? refuse({ code: "past" }) : grant(moment);
}

function readEnd(end: LiveDealInput["end"], startsAt: Date): Read<Date | null> {
  switch (end.kind) {
    case "by-hand":
      return grant(null);
    case "after": {
      if (end.minutes.trim() === "") return refuse({ code: "missing" });
      const minutes = parseWhole(end.minutes, { least: 1, most: longestHours * 60 });
      return minutes.ok ? grant(new Date(startsAt.getTime() + minutes.value * 60_000)) : minutes;
    }
    case "at": {
      const moment = new Date(end.endsAt);
      if (Number.isNaN(moment.getTime())) return refuse({ code: "missing" });
      if (moment.getTime() <= startsAt.getTime()) return refuse({ code: "before-start" });
      const isTooLong = moment.getTime() - startsAt.getTime() > longestHours * 3_600_000;
      return isTooLong ? refuse({ code: "too-long", hours: longestHours }) : grant(moment);
    }
  }
}

function readUnits(text: string, sellable: number | null): Read<number | null> {
  const units = readOptional(text, 1_000_000);
  if (!units.ok || units.value === null || sellable === null || units.value <= sellable) return units;
  return refuse({ code: "more-than-there-are", units: sellable });
}

function readOptional(text: string, most: number): Read<number | null> {
  return text.trim() === "" ? grant(null) : parseWhole(text, { least: 1, most });
}

/** A deal and what it depends on. */
export interface DealAtMoment extends DealPeriod {
  readonly state: "planned" | "running" | "ended";
  /** Its show is on air and its item in the line-up */
  readonly isPossible: boolean;
}

/** What is due for a deal at a moment, however late it is looked at: null for nothing. One that was slept through just ends. */
export function dueMove(deal: DealAtMoment, now: Date): "start" | "end" | null {
  if (deal.state === "ended") return null;
  if (!deal.isPossible || (deal.endsAt !== null && deal.endsAt.getTime() <= now.getTime())) return "end";
  return deal.state === "planned" && deal.startsAt.getTime() <= now.getTime() ? "start" : null;
}

/**
 * Until when a deal's code works at the checkout: as long as a unit held at its very end can be, with all renewals. Null while
 * the end is open.
 */
export function codeEndsAt(
  deal: { readonly endsAt: Date | null; readonly endedAt: Date | null },
  hold: { readonly minutes: number; readonly renewals: number },
): Date | null {
  const end = deal.endedAt ?? deal.endsAt;
  return end === null ? null : new Date(end.getTime() + hold.minutes * (1 + hold.renewals) * 60_000);
}
