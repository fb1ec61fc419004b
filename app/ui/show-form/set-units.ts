import type { FilledItem, LineUpVariant } from "./filled-form.ts";

/** What was set of an item's stock, in the fewest words. */
export type SetUnits =
  | { readonly kind: "all" }
  /** Every variant has a number */
  | { readonly kind: "units"; readonly units: number }
  | { readonly kind: "some"; readonly set: number; readonly variants: number };

/** Sums up the numbers of an item's fields; what is no number counts as none. */
export function setUnitsOf({ variants, units }: Pick<FilledItem, "variants" | "units">): SetUnits {
  const numbers = variants.flatMap(({ variantId }) => {
    const typed = (units[variantId] ?? "").trim();
    return /^\d{1,9}$/.test(typed) ? [Number(typed)] : [];
  });
  if (numbers.length === 0) return { kind: "all" };
  if (numbers.length < variants.length) return { kind: "some", set: numbers.length, variants: variants.length };
  return { kind: "units", units: numbers.reduce((sum, number) => sum + number, 0) };
}

/** Units of a variant that the chosen locations have for the show; null where that is not known, or not counted. */
export function unitsThere(variant: LineUpVariant, locationIds: readonly string[]): number | null {
  if (variant.shelves === null || variant.shelves.length === 0) return null;
  const chosen = variant.shelves.filter(
    ({ locationId }) => locationIds.length === 0 || locationIds.includes(locationId),
  );
  return chosen.reduce((sum, { units }) => sum + Math.max(0, units), 0);
}
