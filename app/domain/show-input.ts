import { grant, refuse, type Decision } from "./decision.ts";
import { draftItem, type ItemDraft, type ItemField, type ItemFieldError, type ItemInput } from "./item-input.ts";
import { parseWhole, type WholeNumberError } from "./typed-units.ts";
import { videoKindOf } from "./video-source.ts";

/** A show as it was typed into the form. */
export interface ShowInput {
  /** uuid; a new show's is made by the page */
  readonly id: string;
  /** The version that the form was opened with; null for a new show */
  readonly version: number | null;
  readonly title: string;
  readonly host: string;
  /** ISO 8601 with an offset or Z */
  readonly startsAt: string;
  readonly streamUrl: string;
  /** How long it is planned to last, as typed; absent for an hour */
  readonly plannedMinutes?: string | undefined;
  /** Seconds that the picture is behind the host, as typed; empty or absent for what the player finds out */
  readonly streamDelay?: string | undefined;
  /** Keeps the units for the show in Shopify's `reserved` state until it starts; absent for no */
  readonly reserves?: boolean | undefined;
  /** How long a tap holds units, as typed; absent for ten minutes */
  readonly holdMinutes?: string | undefined;
  /** Most units of one item that a shopper may have, as typed; absent for five */
  readonly unitsPerShopper?: string | undefined;
  /** In the order of the line-up */
  readonly items: readonly ItemInput[];
}

export type ShowField =
  | "title"
  | "host"
  | "startsAt"
  | "streamUrl"
  | "plannedMinutes"
  | "streamDelay"
  | "holdMinutes"
  | "unitsPerShopper"
  | `items.${number}.${ItemField}`;

export type ShowFieldError =
  | { readonly code: "missing" }
  | { readonly code: "too-long"; readonly most: number }
  | { readonly code: "not-a-time" }
  | { readonly code: "not-an-https-address" }
  | WholeNumberError
  | ItemFieldError;

export type ShowFieldErrors = Readonly<Partial<Record<ShowField, ShowFieldError>>>;

/** A show that can be saved. */
export interface ShowDraft {
  readonly title: string;
  readonly host: string;
  readonly startsAt: Date;
  readonly streamUrl: string;
  readonly plannedMinutes: number;
  /** Null for what the player finds out */
  readonly streamDelayMs: number | null;
  readonly reserves: boolean;
  readonly holdMinutes: number;
  readonly unitsPerShopper: number;
  readonly items: readonly ItemDraft[];
}

/** The longest line-up that a show takes. */
export const mostItems = 250;
export const longestTitle = 100;
export const longestHost = 60;
export const plannedMinutesBounds = { least: 5, most: 720, usual: 60 };
export const streamDelayBounds = { least: 0, most: 120 };
export const holdMinutesBounds = { least: 1, most: 60, usual: 10 };
export const unitsPerShopperBounds = { least: 1, most: 1000, usual: 5 };

/**
 * Reads the form of a show. Refuses with an error per field. The stream's address may be missing until the show starts;
 * a product that is picked twice counts once.
 */
export function draftShow(input: ShowInput, currency: string): Decision<ShowDraft, ShowFieldErrors> {
  const errors: Partial<Record<ShowField, ShowFieldError>> = {};
  const title = input.title.trim();
  const host = input.host.trim();
  const streamUrl = input.streamUrl.trim();
  const startsAt = new Date(/(Z|[+-]\d\d:\d\d)$/.test(input.startsAt) ? input.startsAt : "");
  const titleError = textError(title, longestTitle);
  const hostError = textError(host, longestHost);
  if (titleError !== null) errors.title = titleError;
  if (hostError !== null) errors.host = hostError;
  if (input.startsAt === "") errors.startsAt = { code: "missing" };
  else if (Number.isNaN(startsAt.getTime())) errors.startsAt = { code: "not-a-time" };
  if (streamUrl !== "" && videoKindOf(streamUrl) === null) errors.streamUrl = { code: "not-an-https-address" };

  const plannedMinutes = parseWhole(input.plannedMinutes ?? `${plannedMinutesBounds.usual}`, plannedMinutesBounds);
  if (!plannedMinutes.ok) errors.plannedMinutes = plannedMinutes.refusal;
  const streamDelayMs = parseDelay(input.streamDelay ?? "");
  if (!streamDelayMs.ok) errors.streamDelay = streamDelayMs.refusal;
  const holdMinutes = parseWhole(input.holdMinutes ?? `${holdMinutesBounds.usual}`, holdMinutesBounds);
  if (!holdMinutes.ok) errors.holdMinutes = holdMinutes.refusal;
  const unitsPerShopper = parseWhole(input.unitsPerShopper ?? `${unitsPerShopperBounds.usual}`, unitsPerShopperBounds);
  if (!unitsPerShopper.ok) errors.unitsPerShopper = unitsPerShopper.refusal;

  const items: ItemDraft[] = [];
  for (const [place, typed] of input.items.entries()) {
    const item = draftItem(typed, { place, currency });
    if (!item.ok) Object.assign(errors, atItem(place, item.refusal));
    else if (!items.some((known) => known.productId === typed.productId)) items.push(item.value);
  }
  if (!plannedMinutes.ok || !streamDelayMs.ok || !holdMinutes.ok || !unitsPerShopper.ok) return refuse(errors);
  if (Object.keys(errors).length > 0) return refuse(errors);
  const settings = {
    plannedMinutes: plannedMinutes.value,
    streamDelayMs: streamDelayMs.value,
    reserves: input.reserves ?? false,
    holdMinutes: holdMinutes.value,
    unitsPerShopper: unitsPerShopper.value,
  };
  return grant({ title, host, startsAt, streamUrl, ...settings, items });
}

/** The errors of an item's fields, named as those of the show. */
export function atItem(place: number, errors: Readonly<Partial<Record<ItemField, ItemFieldError>>>): ShowFieldErrors {
  return Object.fromEntries(Object.entries(errors).map(([field, error]) => [`items.${place}.${field}`, error]));
}

function textError(text: string, most: number): ShowFieldError | null {
  if (text === "") return { code: "missing" };
  return text.length > most ? { code: "too-long", most } : null;
}

/** Reads how many seconds a picture is behind the host; null for no text. Refuses more than two minutes. */
export function parseDelay(typed: string): Decision<number | null, WholeNumberError> {
  if (typed.trim() === "") return grant(null);
  const seconds = parseWhole(typed, streamDelayBounds);
  return seconds.ok ? grant(seconds.value * 1000) : seconds;
}
