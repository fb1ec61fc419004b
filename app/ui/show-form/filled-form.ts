import type { Money } from "../../domain/money.ts";
import {
  holdMinutesBounds,
  plannedMinutesBounds,
  unitsPerShopperBounds,
  type ShowInput,
} from "../../domain/show-input.ts";
import { instantOf, wallTimeAt } from "./zoned-time.ts";

/** A product of the catalogue, as the line-up shows it. */
export interface LineUpProduct {
  /** Decimal text of Shopify's product id */
  readonly productId: string;
  readonly title: string;
  readonly imageUrl: string | null;
  readonly storePrices: { readonly min: Money; readonly max: Money };
  /** Units of all variants; null when the store does not count some of them or goes on selling */
  readonly available: number | null;
  readonly forSale: boolean;
  readonly variants: readonly LineUpVariant[];
}

export interface LineUpVariant {
  readonly variantId: string;
  /** Empty for the only variant of a product */
  readonly title: string;
  /** What each location has for the show, where that is known; null when the store does not count the variant */
  readonly shelves: readonly { readonly locationId: string; readonly units: number }[] | null;
}

/** What of an item lies safe for the show. */
export interface KeptUnits {
  readonly units: number;
  /** Null for all that is available */
  readonly wanted: number | null;
  readonly isMoving: boolean;
  /** Shopify's words, when some could not be moved */
  readonly error: string | null;
}

export interface FilledItem extends LineUpProduct {
  /** Of an item that the show has already */
  readonly id: string | null;
  /** As typed; "" for the store's price */
  readonly livePrice: string;
  /** By variant, as typed; "" or absent for all that is available */
  readonly units: Readonly<Record<string, string>>;
  /** None for all locations */
  readonly locationIds: readonly string[];
  readonly kept: KeptUnits | null;
}

/** What stands in the form of a show. */
export interface FilledForm {
  readonly title: string;
  readonly host: string;
  /** YYYY-MM-DD on the shop's calendar */
  readonly date: string;
  /** HH:MM on the shop's clock */
  readonly time: string;
  readonly streamUrl: string;
  /** As typed */
  readonly plannedMinutes: string;
  /** Seconds as typed; "" for what the player finds out */
  readonly streamDelay: string;
  readonly reserves: boolean;
  /** As typed */
  readonly holdMinutes: string;
  /** As typed */
  readonly unitsPerShopper: string;
  readonly items: readonly FilledItem[];
}

export const emptyForm: FilledForm = {
  title: "",
  host: "",
  date: "",
  time: "",
  streamUrl: "",
  plannedMinutes: `${plannedMinutesBounds.usual}`,
  streamDelay: "",
  reserves: false,
  holdMinutes: `${holdMinutesBounds.usual}`,
  unitsPerShopper: `${unitsPerShopperBounds.usual}`,
  items: [],
};

export interface SavedShow {
  readonly title: string;
  readonly host: string;
  /** ISO 8601 */
  readonly startsAt: string;
  readonly streamUrl: string;
  readonly plannedMinutes: number;
  readonly streamDelayMs: number | null;
  readonly reserves: boolean;
  readonly holdMinutes: number;
  readonly unitsPerShopper: number;
  readonly items: readonly SavedItem[];
}

interface SavedItem extends Omit<FilledItem, "livePrice"> {
  readonly livePrice: Money | null;
}

/** Puts a saved show into the form; `priceText` writes a live price as the merchant would type it. */
export function formOf(show: SavedShow, timeZone: string, priceText: (price: Money) => string): FilledForm {
  return {
    title: show.title,
    host: show.host,
    ...wallTimeAt(new Date(show.startsAt), timeZone),
    streamUrl: show.streamUrl,
    plannedMinutes: `${show.plannedMinutes}`,
    streamDelay: show.streamDelayMs === null ? "" : `${Math.round(show.streamDelayMs / 1000)}`,
    reserves: show.reserves,
    holdMinutes: `${show.holdMinutes}`,
    unitsPerShopper: `${show.unitsPerShopper}`,
    items: show.items.map((item) => ({
      ...item,
      livePrice: item.livePrice === null ? "" : priceText(item.livePrice),
    })),
  };
}

/** What the form asks to be saved. A date or time that is none is sent as no start at all. */
export function inputOf(
  form: FilledForm,
  show: { readonly id: string; readonly version: number | null; readonly timeZone: string },
): ShowInput {
  return {
    id: show.id,
    version: show.version,
    title: form.title.trim(),
    host: form.host.trim(),
    startsAt: instantOf(form, show.timeZone)?.toISOString() ?? "",
    streamUrl: form.streamUrl.trim(),
    plannedMinutes: form.plannedMinutes.trim(),
    streamDelay: form.streamDelay.trim(),
    reserves: form.reserves,
    holdMinutes: form.holdMinutes.trim(),
    unitsPerShopper: form.unitsPerShopper.trim(),
    items: form.items.map((item) => ({
      ...(item.id === null ? {} : { id: item.id }),
      productId: item.productId,
      livePrice: item.livePrice.trim(),
      units: typedUnits(item),
      locationIds: item.locationIds,
    })),
  };
}

/** The numbers that stand in an item's fields; those of variants that are no more are left out. */
function typedUnits({ variants, units }: FilledItem): Readonly<Record<string, string>> {
  const typed = variants.map(({ variantId }) => [variantId, (units[variantId] ?? "").trim()] as const);
  return Object.fromEntries(typed.filter(([, text]) => text !== ""));
}

/** Whether saving the one would write something else than saving the other. */
export function isChanged(form: FilledForm, saved: FilledForm): boolean {
  const written = (each: FilledForm) =>
    JSON.stringify([
      each.title.trim(),
      each.host.trim(),
      each.date,
      each.time,
      each.streamUrl.trim(),
      each.plannedMinutes.trim(),
      each.streamDelay.trim(),
      each.reserves,
      each.holdMinutes.trim(),
      each.unitsPerShopper.trim(),
      each.items.map((item) => [
        item.productId,
        item.livePrice.trim(),
        Object.entries(typedUnits(item)).toSorted(),
        item.locationIds.toSorted(),
      ]),
    ]);
  return written(form) !== written(saved);
}

/** The line-up with the item at one place moved to another; places outside the line-up change nothing. */
export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length || from === to) return items;
  const others = items.toSpliced(from, 1);
  return others.toSpliced(to, 0, item);
}

/**
 * The line-up after products were picked: those no longer picked are gone, those that stay keep place and price,
 * new ones come last in the order in which they were picked.
 */
export function withPicked(items: readonly FilledItem[], picked: readonly LineUpProduct[]): readonly FilledItem[] {
  const pickedIds = new Set(picked.map(({ productId }) => productId));
  const known = new Set(items.map(({ productId }) => productId));
  const staying = items.filter(({ productId }) => pickedIds.has(productId));
  const added = picked.filter(({ productId }) => !known.has(productId));
  const untouched = { id: null, livePrice: "", units: {}, locationIds: [], kept: null };
  return [...staying, ...added.map((product) => ({ ...product, ...untouched }))];
}
